"""Example feeds of other catalogues, read into the model: counts and values known for each."""

import msgspec
import pytest

from schemas.errors import DtdRefusedError, NotRdfError, UnparseableError
from schemas.model import AccessRights, BoundingBox, Dataset, Frequency, all_values, best
from schemas.reading import ReadOptions, RecordReading
from tests.feeds.example_feeds import read_feed

PSDI = "psdi/psdi-dcat.ttl.gz"
PSDI_JSON = "psdi/psdi-dcat.jsonld.gz"
ANTWERP = "antwerp/dcat-2022-03-30.rdf.gz"
GLASGOW = "scottish-councils/glasgow.json.gz"
EDINBURGH = "scottish-councils/edinburgh.json.gz"
DCAT = "ckanext-dcat/dcat/"
SWISS = "opendata-swiss/"
DEFRA = "alphagov-ckan-mock-harvest-sources/rdf/test.rdf"

# file: datasets, services, usable records
COUNTS = {
    PSDI: (46, 22, 68),
    PSDI_JSON: (46, 22, 68),
    ANTWERP: (491, 0, 491),
    GLASGOW: (68, 0, 68),
    EDINBURGH: (44, 0, 44),
    DCAT + "dataset.rdf": (1, 0, 1),
    DCAT + "catalog.rdf": (2, 0, 2),
    DCAT + "catalog_datasets_list.rdf": (2, 0, 2),
    DCAT + "catalog_pod.jsonld": (1, 0, 1),
    DCAT + "catalog_with_at_graph.jsonld": (1, 0, 1),
    DCAT + "dataset_deri.ttl": (1, 0, 1),
    DCAT + "dataset_afs.ttl": (1, 0, 1),
    DCAT + "dataset_gob_es.ttl": (1, 0, 1),
    DCAT + "dataset_gov_de.rdf": (1, 0, 1),
    DCAT + "dataset_sweden.rdf": (1, 0, 1),
    DCAT + "dataset_multilingual.ttl": (1, 0, 1),
    DCAT + "dataset_health.ttl": (1, 0, 1),
    DCAT + "dataset_health_multilingual.ttl": (1, 0, 1),
    DCAT + "dataset_health_no_blank.ttl": (1, 0, 1),
    DEFRA: (1, 0, 1),
    SWISS + "catalog.xml": (2, 0, 2),
    SWISS + "1901.xml": (1, 0, 1),
    SWISS + "1894.xml": (1, 0, 1),
    # Untitled datasets are rejected with a finding each; they are still counted as read.
    SWISS + "catalog-datetimes.xml": (4, 0, 0),
    SWISS + "catalog-themes.xml": (5, 0, 0),
    "quirks/02-invalid-language-tag.rdf": (2, 0, 2),
    "quirks/05-relative-format-id.jsonld": (1, 0, 1),
    "quirks/06-distributions-without-ids.jsonld": (1, 0, 1),
    "quirks/07-hydra-loop-page1.rdf": (1, 0, 1),
    "quirks/07-hydra-loop-page2.rdf": (1, 0, 1),
    "quirks/08-control-character.rdf": (2, 0, 2),
    "quirks/09-declares-utf16-is-utf8.rdf": (1, 0, 1),
    "quirks/10-windows-1252-declared-utf8.rdf": (1, 0, 1),
    "quirks/11-bom.json": (1, 0, 1),
    "quirks/13-illegal-bracket-in-iri.ttl": (1, 0, 1),
}

UNREADABLE: dict[str, type[Exception]] = {
    DCAT + "dataset.ttl": UnparseableError,
    "quirks/03-unescaped-quotes.ttl": UnparseableError,
    "quirks/04-missing-comma-in-keywords.ttl": UnparseableError,
    "quirks/12-html-error-page-status-200.rdf": NotRdfError,
    "quirks/16-truncated.rdf": UnparseableError,
    "quirks/17-entity-expansion.rdf": DtdRefusedError,
}


def only(path: str) -> Dataset:
    """Read the one dataset of a file."""
    records, _ = read_feed(path)
    assert len(records) == 1
    resource = records[0].resource
    assert isinstance(resource, Dataset)
    return resource


def codes(record: RecordReading) -> set[str]:
    return {finding.code for finding in record.report.findings}


def as_sets(value: object) -> object:
    """Give a value of the model with sets in the place of its lists."""
    if isinstance(value, msgspec.Struct):
        return tuple((name, as_sets(getattr(value, name))) for name in value.__struct_fields__)
    return frozenset(map(as_sets, value)) if isinstance(value, tuple) else value


@pytest.mark.parametrize(("path", "counts"), COUNTS.items(), ids=COUNTS)
def test_a_feed_gives_as_many_records_as_it_holds(path: str, counts: tuple[int, int, int]) -> None:
    records, end = read_feed(path)
    usable = sum(record.resource is not None for record in records)
    assert (end.datasets, end.services, usable) == counts
    assert len(records) == end.datasets + end.services + end.series
    for record in records:
        assert record.report.usable == (record.resource is not None)


@pytest.mark.parametrize(("path", "error"), UNREADABLE.items(), ids=UNREADABLE)
def test_what_cannot_be_read_is_one_clear_error(path: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_feed(path)


@pytest.mark.parametrize("path", [PSDI, PSDI_JSON, ANTWERP, GLASGOW, EDINBURGH, DEFRA])
def test_a_feed_read_again_is_unchanged_in_every_record(path: str) -> None:
    first, _ = read_feed(path)
    known = {record.identifier: record.digest for record in first}
    again, end = read_feed(path, ReadOptions(known=known))
    assert all(record.unchanged for record in again)
    assert end.datasets + end.services == len(first)


def test_the_turtle_and_the_json_of_one_catalogue_give_the_same_records() -> None:
    turtle = {record.identifier: record for record in read_feed(PSDI)[0]}
    json = {record.identifier: record for record in read_feed(PSDI_JSON)[0]}
    assert turtle.keys() == json.keys()
    for identifier, record in turtle.items():
        # The two files list values in another order; a graph has none.
        assert as_sets(record.resource) == as_sets(json[identifier].resource)
        assert codes(record) == codes(json[identifier])


def test_a_class_used_as_a_property_still_leads_to_the_distributions() -> None:
    resources = [record.resource for record in read_feed(PSDI)[0]]
    found = [len(each.distribution) for each in resources if isinstance(each, Dataset)]
    assert sum(found) == 108


def test_a_mailbox_with_a_stray_slash_is_read() -> None:
    resources = [record.resource for record in read_feed(PSDI)[0]]
    emails = {c.email for each in resources if each for c in each.contact_point}
    assert "support@psdi.ac.uk" in emails


def test_blank_datasets_are_kept_under_their_identifiers_with_their_files() -> None:
    records, _ = read_feed(ANTWERP)
    resources = [each.resource for each in records if isinstance(each.resource, Dataset)]
    assert len({each.identifier for each in resources}) == 491
    assert sum(len(each.distribution) for each in resources) == 2884
    assert all(each.iri is None for each in resources)
    boxes = [each.spatial[0].box for each in resources if each.spatial]
    assert sum(box is not None for box in boxes) > 480


def test_html_in_descriptions_becomes_plain_text() -> None:
    texts = [
        all_values(each.resource.description) for each in read_feed(ANTWERP)[0] if each.resource
    ]
    assert any(len(text) > 200 for text in texts)
    assert not any("<div" in text or "<span" in text or "&nbsp;" in text for text in texts)


def test_distributions_of_blank_datasets_have_the_same_names_in_every_harvest() -> None:
    def names() -> list[str]:
        resources = [each.resource for each in read_feed(ANTWERP)[0]]
        return [d.iri for each in resources if isinstance(each, Dataset) for d in each.distribution]

    first = names()
    assert first == names()
    assert len(set(first)) == len(first)


def test_council_portals_say_public_and_name_their_contact() -> None:
    for path in (GLASGOW, EDINBURGH):
        for record in read_feed(path)[0]:
            resource = record.resource
            assert isinstance(resource, Dataset)
            assert resource.access_rights is AccessRights.OPEN
            assert not resource.assumed
            assert resource.contact_point[0].email
            assert resource.theme[0].code == "geography"
            assert resource.distribution


def test_the_reference_file_of_ckans_reader_is_read_in_full() -> None:
    it = only(DCAT + "dataset.rdf")
    assert best(it.title) == "Zimbabwe Regional Geochemical Survey."
    assert it.identifier == "9df8df51-63db-37a8-e044-0003ba9b0d98"
    assert it.landing_page == ("http://dataset.info.org",)
    assert it.version == "2.3"
    assert [word.value for word in it.keyword] == ["exploration", "geochemistry", "geology"]
    assert it.issued is not None
    assert it.issued.lexical == "2012-05-10"
    assert it.modified is not None
    assert it.modified.lexical == "2012-05-10T20:04:00Z"
    assert it.update_frequency is Frequency.DAILY
    assert it.access_rights is AccessRights.OPEN
    period = it.temporal[0]
    assert period.start is not None
    assert period.end is not None
    assert (period.start.lexical, period.end.lexical) == ("1905-03-01", "2013-01-05")
    assert it.spatial[0].iri == "http://publications.europa.eu/mdr/authority/country/ZWE"
    assert set(it.language) == {"ca", "en", "es"}
    assert len(it.theme) == 3
    assert [best(theme.label) for theme in it.theme if theme.iri is None] == ["Earth Sciences"]
    assert [best(standard.label) for standard in it.conforms_to] == ["Standard 1", "Standard 2"]
    assert len(it.other_identifiers) == 2
    assert len(it.documentation) == 2
    assert len(it.has_version) == 2
    assert len(it.source) == 2
    assert len(it.sample) == 1
    assert it.temporal_resolution == "PT15M"
    assert it.spatial_resolution_in_meters == 1.5
    assert len(it.is_referenced_by) == 2
    assert len(it.applicable_legislation) == 2


def test_the_reference_file_names_its_bodies_and_its_contact() -> None:
    it = only(DCAT + "dataset.rdf")
    assert it.publisher is not None
    assert best(it.publisher.name) == "Publishing Organization for dataset 1"
    assert it.publisher.email == "contact@some.org"
    assert it.publisher.homepage == "http://some.org"
    assert it.publisher.identifier == "https://ror.org/05wg1m734"
    assert best(it.creator[0].name) == "Creating Organization for dataset 1"
    contact = it.contact_point[0]
    assert (best(contact.name), contact.email) == ("Point of Contact", "contact@some.org")
    assert contact.url == "https://example.org"


def test_the_reference_file_has_one_distribution_in_full() -> None:
    (it,) = only(DCAT + "dataset.rdf").distribution
    assert best(it.title) == "Some website"
    assert it.format is not None
    assert it.format.code == "HTML"
    assert it.media_type == "text/html"
    assert it.byte_size == 12323
    assert it.checksum is not None
    assert it.checksum.value == "4304cf2e751e6053c90b1804c89c0ebb758f395a"
    assert it.access_url == ("http://www.bgs.ac.uk/gbase/geochemcd/home.html",)
    assert it.download_url == ()
    assert it.licence is not None
    assert it.licence.code == "cc-by-nc"
    assert it.issued is not None
    assert it.issued.lexical == "2012-05-11"


def test_a_multilingual_record_keeps_every_language() -> None:
    it = only(DCAT + "dataset_multilingual.ttl")
    assert {text.language for text in it.title} == {"en", "ca", "es"}
    assert best(it.title) == "Test DCAT dataset"
    assert len(it.keyword) == 6
    assert len(it.contact_point) == 2
    assert len(it.contact_point[0].name) == 3


def test_a_health_record_keeps_its_closed_access_and_its_sample() -> None:
    it = only(DCAT + "dataset_health.ttl")
    assert best(it.title) == "HealthDCAT-AP test dataset"
    assert it.access_rights is AccessRights.INTERNAL
    assert it.assumed == ()
    assert it.update_frequency is Frequency.DAILY
    assert len(it.language) == 3
    assert "health" in {theme.code for theme in it.theme}
    assert (len(it.distribution), len(it.sample)) == (1, 1)


def test_an_untyped_distribution_is_followed_by_its_link() -> None:
    (it,) = only(DCAT + "dataset_deri.ttl").distribution
    assert "abandoned-vehicles-borough.csv" in (*it.download_url, *it.access_url)[0]


def test_a_geonetwork_record_with_a_dozen_faults_loses_nothing() -> None:
    records, end = read_feed(DEFRA)
    it = records[0].resource
    assert isinstance(it, Dataset)
    assert best(it.title) == "Swirrl PMD Test record 2: OGL/Non-Spatial Data"
    assert it.identifier == "a5df0b0f-90a9-4d46-8ede-38d6802c2eae_resource"
    assert it.licence is not None
    assert it.licence.code == "ogl-3"
    assert it.spatial[0].box == BoundingBox(west=-6.236, south=49.943, east=2.072, north=55.816)
    assert it.publisher is not None
    assert it.publisher.slug == "department-for-environment-food-rural-affairs"
    assert it.modified is not None
    assert it.modified.lexical == "2020-10-12"
    assert it.language == ("en",)
    assert it.assumed == ("accessRights",)
    assert "VALUE-PLACEHOLDER" in codes(records[0])
    assert "CATALOG-RECORD-LOST" in {finding.code for finding in end.findings}


def test_two_addresses_in_one_are_told_and_lose_no_record() -> None:
    records, _ = read_feed("quirks/01-two-iris-in-one-about.rdf")
    assert [record.resource is not None for record in records] == [True, True]
    told = ["IDENTIFIER-IRI-BAD" in codes(record) for record in records]
    assert told == [True, False]


def test_a_relative_format_is_read_by_its_last_part() -> None:
    records, _ = read_feed("quirks/05-relative-format-id.jsonld")
    resource = records[0].resource
    assert isinstance(resource, Dataset)
    form = resource.distribution[0].format
    assert form is not None
    assert form.code == "JSON"
    assert not (form.iri or "").startswith("file:")


def test_two_blank_distributions_stay_two() -> None:
    it = only("quirks/06-distributions-without-ids.jsonld")
    assert [best(each.title) for each in it.distribution] == ["CSV", "NetCDF"]
    assert len({each.iri for each in it.distribution}) == 2


def test_of_two_records_with_one_identifier_the_first_stays_and_both_are_named() -> None:
    records, _ = read_feed("quirks/14-same-guid-twice.json")
    assert [record.resource is not None for record in records] == [True, False]
    (finding,) = records[1].report.findings
    assert finding.code == "IDENTIFIER-DUPLICATE"
    assert records[0].title in finding.fix
    assert records[1].title in finding.fix


def test_a_record_without_any_identifier_is_told_and_the_other_is_read() -> None:
    records, _ = read_feed("quirks/15-missing-keyword-and-identifier.json")
    assert sorted(record.resource is not None for record in records) == [False, True]
    assert {"IDENTIFIER-MISSING"} in [codes(record) for record in records]


def test_dates_before_1900_and_in_four_precisions_are_read() -> None:
    it = only(SWISS + "1894.xml")
    assert it.issued is not None
    assert it.issued.earliest().year == 1893


def test_a_title_in_two_languages_is_kept_in_both() -> None:
    it = only(SWISS + "1901.xml")
    titles = {text.language: text.value for text in it.title}
    assert titles["de"] == "Statistisches Jahrbuch der Schweiz 1901"
    assert titles["fr"] == "Annuaire statistique de la Suisse 1901"
