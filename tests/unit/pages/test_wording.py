"""Highlights as HTML, and why a record was found in words."""

import html
import re

from hypothesis import example, given
from hypothesis import strategies as st

from catalogue.services.found_records import FoundRecord
from frontend.pages.finding.wording import found_in, marked


def found(*matches: str) -> FoundRecord:
    return FoundRecord(
        id="1",
        source="s",
        identifier="i",
        title="t",
        type="Dataset",
        publisher="p",
        access_rights="OPEN",
        notice=None,
        score=0.0,
        matches=matches,
    )


@given(st.text())
@example("<script>alert(1)</script>")
@example("<mark onclick=x>")
def test_nothing_but_marks_is_ever_a_tag(text: str) -> None:
    made = str(marked(f"<mark>{html.escape(text)}</mark> {text}"))
    assert set(re.findall(r"<[^>]*>?", made)) <= {"<mark>", "</mark>"}


def test_what_the_engine_escaped_reads_as_it_was_written() -> None:
    assert marked("R&amp;D <mark>spend</mark>") == "R&amp;D <mark>spend</mark>"


def test_fields_are_named_as_people_do() -> None:
    assert found_in(found()) == ""
    assert found_in(found("title")) == "title"
    assert found_in(found("title", "keyword", "variable")) == "title, keywords and variables"
