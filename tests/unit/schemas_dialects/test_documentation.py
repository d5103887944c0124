"""The page about the dialects says what the tables say, and the tables can be followed."""

from pathlib import Path

import pytest

from schemas.dialects.crosswalk import How, crosswalk, keys
from schemas.dialects.documentation import as_markdown
from schemas.dialects.reading import SPECIALS

PAGE = Path(__file__).parents[3] / "docs" / "crosswalks.md"


def test_the_page_in_the_documentation_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == as_markdown()


@pytest.mark.parametrize("key", keys())
def test_each_row_leads_somewhere(key: str) -> None:
    walk = crosswalk(key)
    special = SPECIALS.get(key)
    converters = special.converters if special else {}
    names = {table.name for table in walk.classes}
    for row in (row for table in walk.classes for row in table.rows):
        assert row.to or row.only or row.how in {How.SILENT, How.KEPT, How.SPREAD}, row.path
        assert row.predicate.startswith("http") or not row.to, row.path
        assert not row.of or row.of in names
        assert not row.convert or row.convert in converters
