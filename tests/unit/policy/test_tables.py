"""The page about permissions says what the policy does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.policy.tables import audience_table, class_table, field_table

PAGE = Path(__file__).parents[3] / "docs" / "permissions.md"


@pytest.mark.parametrize(
    ("name", "table"),
    [("audiences", audience_table), ("classes", class_table), ("fields", field_table)],
)
def test_the_page_shows_the_table_as_the_policy_has_it(name: str, table: Callable[[], str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    shown = page.partition(f"<!-- {name} -->\n")[2].partition("\n<!-- end -->")[0]
    assert shown == table(), f"replace the table of {name} in {PAGE.name} by the policy's"
