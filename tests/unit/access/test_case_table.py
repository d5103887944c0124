"""The table in the documents is the one that the code goes by."""

from pathlib import Path

from catalogue.domain.case_table import transition_table

PAGE = Path(__file__).parents[3] / "docs" / "requests.md"


def test_the_documents_show_the_table_of_transitions_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    shown = page.split("<!-- transitions -->\n")[1].split("\n<!-- end -->")[0]
    assert shown == transition_table()
