"""Who may have the data: one table, and the more closed of whatever is in doubt."""

import pytest

from schemas.model import AccessRights, Dataset
from schemas.reading import ReadOptions
from tests.conformant_record import codes, read_record

EU = "http://publications.europa.eu/resource/authority/access-right/"


def read(rights: str, options: ReadOptions | None = None) -> tuple[Dataset, set[str]]:
    """Read a dataset with these access rights."""
    record = read_record(
        f'<https://d.example/1> a dcat:Dataset ; {rights} dct:title "A" .', options
    )
    assert isinstance(record.resource, Dataset)
    return record.resource, codes(record)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"OPEN"', AccessRights.OPEN),
        ('"open"', AccessRights.OPEN),
        ('"public"', AccessRights.OPEN),
        (f"<{EU}PUBLIC>", AccessRights.OPEN),
        (f"<{EU}RESTRICTED>", AccessRights.COMMERCIAL),
        ('"RESTRICTED"', AccessRights.RESTRICTED),
        (f"<{EU}NON_PUBLIC>", AccessRights.INTERNAL),
        ('"non-public"', AccessRights.INTERNAL),
        ('[ a dct:RightsStatement ; rdfs:label "Commercial" ]', AccessRights.COMMERCIAL),
    ],
)
def test_every_spelling_is_mapped_by_one_table(written: str, meant: AccessRights) -> None:
    dataset, _ = read(f"dct:accessRights {written} ;")
    assert dataset.access_rights is meant
    assert dataset.assumed == ()


@pytest.mark.parametrize(
    ("rights", "code"),
    [
        ("", "ACCESS-RIGHTS-MISSING"),
        ('dct:accessRights "" ;', "ACCESS-RIGHTS-MISSING"),
        ('dct:accessRights "ask Bob" ;', "ACCESS-RIGHTS-UNKNOWN"),
        ('dct:accessRights "unknown" ;', "ACCESS-RIGHTS-UNKNOWN"),
        ('dct:accessRights "OPEN", "ask Bob" ;', "ACCESS-RIGHTS-UNKNOWN"),
        ("dct:accessRights <https://d.example/other> ;", "ACCESS-RIGHTS-UNKNOWN"),
    ],
)
def test_what_is_missing_or_unknown_counts_as_closed_and_assumed(rights: str, code: str) -> None:
    dataset, found = read(rights)
    assert dataset.access_rights is AccessRights.INTERNAL
    assert dataset.assumed == ("accessRights",)
    assert code in found


def test_of_two_values_the_more_closed_counts() -> None:
    dataset, _ = read('dct:accessRights "OPEN", "COMMERCIAL" ;')
    assert dataset.access_rights is AccessRights.COMMERCIAL


def test_a_source_that_is_open_by_nature_is_still_only_assumed_to_be() -> None:
    dataset, found = read("", ReadOptions(is_open_by_nature=True))
    assert dataset.access_rights is AccessRights.OPEN
    assert dataset.assumed == ("accessRights",)
    assert "ACCESS-RIGHTS-MISSING" in found


def test_an_unknown_value_is_closed_even_where_all_is_open_by_nature() -> None:
    dataset, _ = read('dct:accessRights "ask Bob" ;', ReadOptions(is_open_by_nature=True))
    assert dataset.access_rights is AccessRights.INTERNAL
