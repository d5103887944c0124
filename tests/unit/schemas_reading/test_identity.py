"""Which nodes are records, and what each is identified by."""

import pytest

from schemas.model import DataService, Dataset, DatasetSeries
from schemas.reading import ReadOptions
from tests.conformant_record import PREFIXES, codes, read_record, read_turtle


def test_the_identifier_is_the_key_and_the_node_is_kept() -> None:
    record = read_record(
        '<https://d.example/1> a dcat:Dataset ; dct:identifier "k-1" ; dct:title "A" .'
    )
    assert record.identifier == "k-1"
    assert record.resource is not None
    assert record.resource.iri == "https://d.example/1"


def test_without_an_identifier_the_address_is_the_key() -> None:
    record = read_record('<https://d.example/1> a dcat:Dataset ; dct:title "A" .')
    assert record.identifier == "https://d.example/1"


def test_a_blank_node_is_kept_under_its_identifier_with_a_warning() -> None:
    record = read_record('[] a dcat:Dataset ; dct:identifier "k-1" ; dct:title "A" .')
    assert record.identifier == "k-1"
    assert record.resource is not None
    assert "NODE-BLANK" in codes(record)


def test_the_title_is_never_an_identifier() -> None:
    record = read_record('[] a dcat:Dataset ; dct:title "A title" .')
    assert (record.identifier, record.resource) == ("", None)
    assert codes(record) == {"IDENTIFIER-MISSING"}


@pytest.mark.parametrize("placeholder", ["TODO", "n/a", "-", "identifier", "{{id}}", "unknown"])
def test_a_placeholder_is_no_identifier(placeholder: str) -> None:
    record = read_record(
        f'<https://d.example/1> a dcat:Dataset ; dct:identifier "{placeholder}" ; dct:title "A" .'
    )
    assert record.identifier == "https://d.example/1"
    assert "IDENTIFIER-PLACEHOLDER" in codes(record)


def test_further_identifiers_are_kept_beside_the_first() -> None:
    record = read_record(
        '<https://d.example/1> a dcat:Dataset ; dct:identifier "k-1", "k-2" ; dct:title "A" ;'
        ' adms:identifier [ skos:notation "doi:10.1/x" ] .'
    )
    assert record.identifier == "k-1"
    assert record.resource is not None
    assert set(record.resource.other_identifiers) == {"k-2", "doi:10.1/x"}


def test_the_urn_prefix_of_a_uuid_makes_no_difference() -> None:
    bare = "0b1d8b94-5f3e-4b1e-a6d8-2f7f3c6f0a11"
    record = read_record(f'[] a dcat:Dataset ; dct:identifier "urn:uuid:{bare}" ; dct:title "A" .')
    assert record.identifier == bare


def test_of_two_records_with_one_identifier_the_first_stays() -> None:
    records, _ = read_turtle(
        PREFIXES + '<https://d.example/1> a dcat:Dataset ; dct:identifier "k" ; dct:title "First" .'
        '<https://d.example/2> a dcat:Dataset ; dct:identifier "k" ; dct:title "Second" .'
    )
    assert [record.resource is not None for record in records] == [True, False]
    (finding,) = records[1].report.findings
    assert "First" in finding.fix
    assert "Second" in finding.fix


def test_an_identifier_seen_on_an_earlier_page_is_refused() -> None:
    record = read_record(
        '<https://d.example/2> a dcat:Dataset ; dct:identifier "k" ; dct:title "Second" .',
        ReadOptions(seen={"k": "First"}),
    )
    assert record.resource is None
    assert codes(record) == {"IDENTIFIER-DUPLICATE"}


def test_an_untitled_record_is_rejected_and_the_next_is_read() -> None:
    records, _ = read_turtle(
        PREFIXES + '<https://d.example/1> a dcat:Dataset ; dct:description "x" .'
        '<https://d.example/2> a dcat:Dataset ; dct:title "Second" .'
    )
    assert [record.resource is not None for record in records] == [False, True]
    assert "TITLE-MISSING" in codes(records[0])
    conformance = records[0].report.conformance
    assert (conformance.mandatory, conformance.mandatory_total) == (0.0, 13)


def test_a_node_of_both_classes_counts_once_as_a_series() -> None:
    records, end = read_turtle(
        PREFIXES + '<https://d.example/1> a dcat:Dataset, dcat:DatasetSeries ; dct:title "S" .'
    )
    assert isinstance(records[0].resource, DatasetSeries)
    assert (end.datasets, end.series, len(records)) == (0, 1, 1)


def test_a_bare_node_that_something_points_to_is_a_link_and_no_record() -> None:
    records, end = read_turtle(
        PREFIXES + '<https://d.example/s> a dcat:DataService ; dct:title "S" ;'
        " dcat:servesDataset <https://d.example/1> . <https://d.example/1> a dcat:Dataset ."
    )
    (record,) = records
    assert isinstance(record.resource, DataService)
    assert record.resource.serves_dataset[0].target == "https://d.example/1"
    assert end.datasets == 0
    assert [finding.code for finding in end.findings] == ["REFERENCE-ONLY"]


def test_a_bare_node_that_only_a_catalogue_lists_is_told_to_its_owner() -> None:
    records, _ = read_turtle(
        PREFIXES + "<https://d.example/c> a dcat:Catalog ; dcat:dataset <https://d.example/1> ."
        "<https://d.example/1> a dcat:Dataset ."
    )
    assert [record.resource for record in records] == [None]


def test_records_inside_others_are_found_with_the_links_to_their_parents() -> None:
    records, _ = read_turtle(
        PREFIXES
        + """<https://d.example/c> a dcat:Catalog ; dcat:catalog <https://d.example/sub> .
    <https://d.example/sub> a dcat:Catalog ; dcat:dataset <https://d.example/1> .
    <https://d.example/1> a dcat:Dataset ; dct:title "One" .
    <https://d.example/series> a dcat:DatasetSeries ; dct:title "Series" ;
        dcat:seriesMember <https://d.example/1> ."""
    )
    dataset = next(r.resource for r in records if isinstance(r.resource, Dataset))
    assert [link.target for link in dataset.in_catalog] == ["https://d.example/sub"]
    assert [link.target for link in dataset.in_series] == ["https://d.example/series"]


def test_a_catalogue_record_is_joined_to_what_it_is_about() -> None:
    record = read_record(
        """<https://d.example/r> a dcat:CatalogRecord ; dct:modified "2024-05-01" ;
    foaf:primaryTopic <https://d.example/1> .
    <https://d.example/1> a dcat:Dataset ; dct:title "One" ."""
    )
    assert record.resource is not None
    entry = record.resource.catalog_record
    assert entry is not None
    assert entry.iri == "https://d.example/r"
    assert entry.modified is not None


def test_a_catalogue_record_about_nothing_is_told() -> None:
    _, end = read_turtle(
        PREFIXES
        + "<https://d.example/r> a dcat:CatalogRecord ; foaf:primaryTopic <https://d.example/9> ."
    )
    assert [finding.code for finding in end.findings] == ["CATALOG-RECORD-LOST"]
