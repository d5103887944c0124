"""What of a record's data becomes a link, and how its texts are written."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontend.exports.tables import harmless
from frontend.exports.xml_text import writable
from frontend.pages.record.contents import Asked
from frontend.pages.record.coverage import duration
from frontend.pages.record.lines import mailbox, safe_href
from frontend.pages.record.marked_up import marked_up

_SCHEMES = ("http://", "https://", "mailto:")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "/records/x",
        "http:evil.example",
        "https://[broken",
        "ftp://files.example/x",
        "",
        None,
    ],
)
def test_what_a_browser_could_not_follow_safely_is_no_link(address: str | None) -> None:
    assert safe_href(address) is None


@given(st.text())
def test_a_link_begins_with_a_safe_scheme_whatever_is_written(address: str) -> None:
    made = safe_href(address)
    assert made is None or made.lower().startswith(_SCHEMES)


@given(st.text())
def test_a_mailbox_carries_nothing_but_an_address(value: str) -> None:
    for line in mailbox(value):
        assert line.href is None or not set(line.href) & set('?&<>"')


@given(st.text(alphabet=st.sampled_from("<>&\"'`[]()!#*_-=/:\\ \nabscript:on1")))
def test_no_description_brings_markup_of_its_own(text: str) -> None:
    fragment = html5lib.parseFragment(marked_up(text), namespaceHTMLElements=False)
    for element in fragment.iter():
        assert element.tag not in {"script", "style", "img", "iframe", "form", "h1", "h2"}
        assert not [name for name in element.attrib if name.startswith("on")]
        href = element.get("href")
        assert href is None or href.startswith(_SCHEMES) or ":" not in href.split("/")[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;"),
        ("# Head", "<h3>Head</h3>"),
        ("[label]: https://a.example", "[label]"),
        ("![A map](https://a.example/map.png)", 'href="https://a.example/map.png"'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("one\ntwo", "<br>"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "<td>1</td>"),
    ],
)
def test_markdown_is_written_as_people_mean_it(text: str, told: str) -> None:
    assert told in marked_up(text)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless("plain") == "plain"


@given(st.text())
def test_what_xml_cannot_hold_is_left_out(text: str) -> None:
    assert not set(writable(text)) & {"\x00", "\x0b", "\ufffe"}


@given(st.text(), st.text())
def test_whatever_the_address_says_a_page_is_found(words: str, page: str) -> None:
    asked = Asked.of(words, page)
    assert asked.page >= 1
    assert len(asked.words) <= 200


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("P1D", "1 day"),
        ("P3M", "3 months"),
        ("PT15M", "15 minutes"),
        ("P1Y6M", "1 year 6 months"),
        ("often", "often"),
        ("P", "P"),
        (None, ""),
    ],
)
def test_a_duration_is_said_in_words(written: str | None, said: str) -> None:
    assert duration(written) == said
