"""A. Finding and naming datasets: quirks 1 to 20."""

from schemas.model import Dataset, DatasetSeries, best
from schemas.reading import ReadOptions
from tests.quirks.reading import (
    codes_of,
    dataset_of,
    feed_bytes,
    page_codes,
    read,
    read_one,
    read_text,
)


def test_quirk_001_a_dataset_without_an_address_goes_by_its_identifier() -> None:
    record = read_one("001-blank-node.ttl")
    assert record.identifier == "RVR-17"
    assert dataset_of(record).iri is None
    assert "NODE-BLANK" in codes_of(record)


def test_quirk_002_without_an_identifier_the_address_counts_and_never_the_title() -> None:
    records, _ = read("002-no-identifier.ttl")
    by_title = {record.title: record for record in records}
    assert by_title["River levels"].identifier == "https://rivers.example/data/levels"
    nameless = by_title["Soil moisture"]
    assert (nameless.identifier, nameless.resource) == ("", None)
    assert codes_of(nameless) == {"IDENTIFIER-MISSING"}


def test_quirk_003_of_an_identifier_with_parts_the_address_counts_and_then_the_notation() -> None:
    records, _ = read("003-identifier-is-an-object.jsonld")
    assert {record.title: record.identifier for record in records} == {
        "River levels": "https://rivers.example/id/levels",
        "River flows": "FLW-2",
    }


def test_quirk_005_spaces_in_an_address_are_encoded_and_told() -> None:
    records, end = read("005-spaces-in-addresses.rdf")
    assert {record.title: record.identifier for record in records} == {
        "Coast line": "https://maps.example/id/coast%20line",
        "Harbours": "https://maps.example/id/1%20https://maps.example/id/2",
        "Lights": "https://maps.example/id/3",
    }
    assert all(record.resource for record in records)
    assert "PAGE-IRI" in page_codes(end)
    told = {record.title for record in records if "IDENTIFIER-IRI-BAD" in codes_of(record)}
    assert told == {"Harbours"}


def test_quirk_006_a_placeholder_is_no_identifier() -> None:
    records, _ = read("006-placeholder-identifiers.ttl")
    assert {record.title: record.identifier for record in records} == {
        "Street lamps": "https://stock.example/id/lamps",
        "Litter bins": "https://stock.example/id/bins",
        "Benches": "",
    }
    kept = [record for record in records if record.resource]
    assert all("IDENTIFIER-PLACEHOLDER" in codes_of(record) for record in kept)


def test_quirk_007_of_an_identifier_used_twice_the_first_stays_and_both_titles_are_named() -> None:
    first, second = read("007-same-identifier-twice.ttl")[0]
    assert first.resource is not None
    assert second.resource is None
    (finding,) = second.report.findings
    assert finding.code == "IDENTIFIER-DUPLICATE"
    assert "Street lamps, copied" in finding.fix
    assert "“Street lamps”" in finding.fix


def test_quirk_011_a_urn_prefix_makes_no_other_record() -> None:
    before, after = read_one("011-urn-uuid-before.ttl"), read_one("011-urn-uuid-after.ttl")
    assert before.identifier == after.identifier == "5f0c7a52-1d3e-4f7a-9a35-0d6c51f1c9a4"


def test_quirk_012_a_catalogue_record_about_another_address_costs_no_dataset() -> None:
    (record,), end = read("012-record-about-another-address.ttl")
    assert record.resource is not None
    assert "CATALOG-RECORD-LOST" in page_codes(end)


def test_quirk_013_a_node_of_both_classes_counts_once_as_a_series() -> None:
    (record,), end = read("013-dataset-and-series.ttl")
    assert isinstance(record.resource, DatasetSeries)
    assert (end.datasets, end.series) == (0, 1)


def test_quirk_014_a_ghost_that_only_a_service_names_is_a_link() -> None:
    (record,), end = read("014-ghost-datasets.ttl")
    assert record.type == "DataService"
    assert end.datasets == 0
    assert "REFERENCE-ONLY" in page_codes(end)


def test_quirk_015_datasets_inside_others_are_found_and_keep_the_link_to_their_parent() -> None:
    records, _ = read("015-datasets-inside-others.jsonld")
    found = {r.title: r.resource for r in records if isinstance(r.resource, Dataset)}
    assert set(found) == {"Potholes", "Traffic counts", "Yearbook 2023"}
    assert [link.target for link in found["Potholes"].in_catalog] == ["https://all.example/roads"]
    assert [link.target for link in found["Yearbook 2023"].in_series] == [
        "https://all.example/id/years"
    ]
    (service,) = [r.resource for r in records if r.type == "DataService"]
    assert service is not None
    assert "https://all.example/id/traffic" in repr(service)


def test_quirk_016_datasets_are_found_by_their_class_where_no_catalogue_is() -> None:
    records, end = read("016-no-catalogue.rdf")
    assert [record.title for record in records] == ["Parks", "Ponds"]
    assert end.datasets == 2


def test_quirk_017_short_names_that_no_context_explains_are_expanded() -> None:
    record = read_one("017-short-names-without-a-context.json")
    dataset = dataset_of(record)
    assert best(dataset.title) == "Listed buildings"
    assert best(dataset.spatial[0].label) == "Shropshire"
    assert "NAMESPACE-WRONG" in codes_of(record)


def test_quirk_018_parts_that_nothing_points_to_are_counted() -> None:
    (record,), end = read("018-parts-that-nothing-points-to.ttl")
    assert len(dataset_of(record).distribution) == 1
    (finding,) = [each for each in end.findings if each.code == "PART-UNREACHED"]
    assert finding.value == "2 distributions or contacts"


def test_quirk_018_parts_of_refused_and_unchanged_records_are_not_counted() -> None:
    text = feed_bytes("018-parts-that-nothing-points-to.ttl").split(
        b"<https://farms.example/file/2"
    )
    _, end = read_text(text[0].replace(b"Farm survey", b"", 1), "a.ttl")
    assert "PART-UNREACHED" not in page_codes(end)
    (record,), _ = read_text(text[0], "a.ttl")
    known = {record.identifier: record.digest}
    (again,), end = read_text(text[0], "a.ttl", ReadOptions(known=known))
    assert again.unchanged
    assert "PART-UNREACHED" not in page_codes(end)


def test_quirk_019_a_record_without_a_title_is_refused_and_the_next_is_read() -> None:
    first, second = read("019-no-title.ttl")[0]
    assert "TITLE-MISSING" in codes_of(first)
    assert first.resource is None
    assert second.title == "Hedges"


def test_quirk_020_two_datasets_with_one_title_are_two_records() -> None:
    first, second = read("020-same-title-twice.ttl")[0]
    assert first.title == second.title == "Farm survey"
    assert first.identifier != second.identifier
    assert first.resource is not None
    assert second.resource is not None
