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


@pytest.mark.parametrize("options", [ReadOptions(), ReadOptions(is_open_by_nature=True)])
@pytest.mark.parametrize("closed", ["COMMERCIAL", "RESTRICTED", "INTERNAL"])
def test_of_two_values_the_more_closed_counts_and_is_assumed(
    closed: str, options: ReadOptions
) -> None:
    for pair in (f'"OPEN", "{closed}"', f'"{closed}", "OPEN"'):
        dataset, found = read(f"dct:accessRights {pair} ;", options)
        assert dataset.access_rights is AccessRights(closed)
        assert dataset.assumed == ("accessRights",)
        assert "ACCESS-RIGHTS-CONFLICT" in found
        assert "ACCESS-RIGHTS-MISSING" not in found


def test_two_spellings_of_one_value_do_not_contradict_each_other() -> None:
    dataset, found = read(f'dct:accessRights "OPEN", <{EU}PUBLIC> ;')
    assert (dataset.access_rights, dataset.assumed) == (AccessRights.OPEN, ())
    assert "ACCESS-RIGHTS-CONFLICT" not in found


def test_a_file_with_two_values_is_as_closed_as_the_more_closed() -> None:
    dataset, found = read(
        "dcat:distribution [ a dcat:Distribution ;"
        ' dct:accessRights "OPEN", "INTERNAL" ] ; dct:accessRights "OPEN" ;'
    )
    assert dataset.distribution[0].access_rights is AccessRights.INTERNAL
    assert (dataset.access_rights, dataset.assumed) == (AccessRights.OPEN, ())
    assert "ACCESS-RIGHTS-CONFLICT" in found


def test_a_source_that_is_open_by_nature_is_still_only_assumed_to_be() -> None:
    dataset, found = read("", ReadOptions(is_open_by_nature=True))
    assert dataset.access_rights is AccessRights.OPEN
    assert dataset.assumed == ("accessRights",)
    assert "ACCESS-RIGHTS-MISSING" in found


def test_an_unknown_value_is_closed_even_where_all_is_open_by_nature() -> None:
    dataset, _ = read('dct:accessRights "ask Bob" ;', ReadOptions(is_open_by_nature=True))
    assert dataset.access_rights is AccessRights.INTERNAL
