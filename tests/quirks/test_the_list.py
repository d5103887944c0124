"""The list of faults is whole, and says what the tests show."""

from schemas.rules.codes import RULES
from schemas.rules.page_codes import PAGE_RULES
from tests.quirks.reading import FEEDS
from tests.quirks.table import LAST, named_tests, rows


def test_every_fault_is_in_the_list_once_and_has_a_test() -> None:
    numbers = [row.number for row in rows()]
    assert numbers == list(range(1, LAST + 1))
    assert set(numbers) <= set(named_tests().values())


def test_every_row_names_a_test_of_its_number() -> None:
    known = named_tests()
    assert [row.number for row in rows() if known.get(row.test) != row.number] == []


def test_every_fault_has_a_feed_of_its_own_and_every_feed_a_fault() -> None:
    assert [row.number for row in rows() if not row.feeds] == []
    named = {name for row in rows() for name in row.feeds}
    listed = {path.name for path in FEEDS.iterdir() if int(path.name[:3]) <= rows()[-1].number}
    assert listed - named == set()


def test_every_code_of_the_list_is_a_rule() -> None:
    written = {code.strip("` ") for row in rows() for code in row.codes.split(",")} - {""}
    assert written - RULES.keys() - PAGE_RULES.keys() == set()
