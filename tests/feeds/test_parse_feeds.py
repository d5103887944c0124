"""Real feeds and reported faults, where the files are at hand: counts, or the one clear error."""

import gzip
from pathlib import Path
from typing import Final

import pytest

from schemas.errors import DtdRefusedError, NotRdfError, UnparseableError, UnreadableError
from schemas.namespaces import DCAT
from schemas.rdf.graph import PageGraph
from schemas.rdf.parse import parse
from schemas.rdf.syntax import detect

FEEDS: Final = Path(__file__).parents[3] / "shared" / "feeds"
BASE: Final = "https://feed.example/page"
pytestmark = pytest.mark.skipif(not FEEDS.is_dir(), reason="the shared example feeds are not here")


def read(name: str) -> PageGraph:
    """Parse one of the files, unpacked, as a harvest would."""
    data = (FEEDS / name).read_bytes()
    if name.endswith(".gz"):
        data = gzip.decompress(data)
    syntax = detect(media_type=None, name=name.removesuffix(".gz"), head=data[:4096])
    return parse(data, syntax=syntax, base_iri=BASE)


@pytest.mark.parametrize(
    ("name", "triples", "datasets", "services"),
    [
        ("ckanext-dcat/dcat/dataset.rdf", 115, 1, 1),
        ("ckanext-dcat/dcat/catalog.rdf", 79, 2, 0),
        ("ckanext-dcat/dcat/catalog_datasets_list.rdf", 68, 2, 0),
        ("ckanext-dcat/dcat/catalog_pod.jsonld", 61, 1, 0),
        ("ckanext-dcat/dcat/catalog_with_at_graph.jsonld", 21, 1, 0),
        ("ckanext-dcat/dcat/dataset_deri.ttl", 17, 1, 0),
        ("ckanext-dcat/dcat/dataset_afs.ttl", 32, 1, 0),
        ("ckanext-dcat/dcat/dataset_gob_es.ttl", 30, 1, 0),
        ("ckanext-dcat/dcat/dataset_gov_de.rdf", 208, 1, 0),
        ("ckanext-dcat/dcat/dataset_sweden.rdf", 59, 1, 0),
        ("ckanext-dcat/dcat/dataset_multilingual.ttl", 68, 1, 0),
        ("ckanext-dcat/dcat/dataset_health.ttl", 220, 1, 0),
        ("ckanext-dcat/dcat/dataset_health_multilingual.ttl", 37, 1, 0),
        ("ckanext-dcat/dcat/dataset_health_no_blank.ttl", 49, 1, 0),
        ("alphagov-ckan-mock-harvest-sources/rdf/test.rdf", 63, 1, 0),
        ("alphagov-ckan-mock-harvest-sources/dcat/data.json", 37, 1, 0),
        ("psdi/psdi-dcat.ttl.gz", 7_313, 46, 22),
        ("psdi/psdi-dcat.jsonld.gz", 7_313, 46, 22),
        ("antwerp/dcat-2022-03-30.rdf.gz", 29_877, 491, 0),
        ("scottish-councils/glasgow.json.gz", 2_948, 68, 0),
        ("scottish-councils/edinburgh.json.gz", 2_281, 44, 0),
        ("opendata-swiss/catalog.xml", 126, 2, 0),
        ("opendata-swiss/catalog-datetimes.xml", 23, 4, 0),
        ("opendata-swiss/dataset-datetimes-bad.xml", 72, 1, 0),
        ("dcattools-be/dcat-multilang.rdf", 53, 1, 0),
    ],
)
def test_a_real_feed_gives_every_statement_and_every_record(
    name: str, triples: int, datasets: int, services: int
) -> None:
    graph = read(name)
    assert graph.triples == triples
    assert len(graph.subjects_of_type(DCAT + "Dataset")) == datasets
    assert len(graph.subjects_of_type(DCAT + "DataService")) == services


@pytest.mark.parametrize(
    ("name", "datasets", "codes"),
    [
        ("01-two-iris-in-one-about.rdf", 2, {"PAGE-IRI"}),
        ("02-invalid-language-tag.rdf", 2, {"PAGE-LANGUAGE-TAG"}),
        ("05-relative-format-id.jsonld", 1, set()),
        ("06-distributions-without-ids.jsonld", 1, set()),
        ("07-hydra-loop-page1.rdf", 1, set()),
        ("07-hydra-loop-page2.rdf", 1, set()),
        ("08-control-character.rdf", 2, {"PAGE-CONTROL-CHARACTER"}),
        ("09-declares-utf16-is-utf8.rdf", 1, {"PAGE-ENCODING"}),
        ("10-windows-1252-declared-utf8.rdf", 1, {"PAGE-ENCODING"}),
        ("11-bom.json", 1, {"PAGE-CONTEXT-ASSUMED"}),
        ("13-illegal-bracket-in-iri.ttl", 1, {"PAGE-IRI"}),
        ("14-same-guid-twice.json", 2, {"PAGE-CONTEXT-ASSUMED"}),
        ("15-missing-keyword-and-identifier.json", 2, {"PAGE-CONTEXT-ASSUMED"}),
    ],
)
def test_a_page_with_a_reported_fault_is_read_and_the_fault_told(
    name: str, datasets: int, codes: set[str]
) -> None:
    graph = read(f"quirks/{name}")
    assert len(graph.subjects_of_type(DCAT + "Dataset")) == datasets
    assert {finding.code for finding in graph.findings} == codes


@pytest.mark.parametrize(
    ("name", "kind", "line"),
    [
        ("quirks/03-unescaped-quotes.ttl", UnparseableError, 4),
        ("quirks/04-missing-comma-in-keywords.ttl", UnparseableError, 3),
        ("quirks/12-html-error-page-status-200.rdf", NotRdfError, None),
        ("quirks/16-truncated.rdf", UnparseableError, 4),
        ("quirks/17-entity-expansion.rdf", DtdRefusedError, 2),
        ("ckanext-dcat/dcat/dataset.ttl", UnparseableError, 149),
        ("ckanext-dcat/croissant/full_croissant_dataset.jsonld", UnparseableError, 78),
    ],
)
def test_a_page_that_cannot_be_read_is_one_error_with_its_line(
    name: str, kind: type[UnreadableError], line: int | None
) -> None:
    with pytest.raises(kind) as caught:
        read(name)
    assert caught.value.line == line


def test_only_the_record_with_two_iris_is_marked() -> None:
    graph = read("quirks/01-two-iris-in-one-about.rdf")
    marked = {
        subject.value in graph.bad_iris for subject in graph.subjects_of_type(DCAT + "Dataset")
    }
    assert marked == {True, False}
    assert len(graph.bad_iris) == 1


def test_a_relative_format_is_an_address_of_the_feed_and_never_of_a_file() -> None:
    graph = read("quirks/05-relative-format-id.jsonld")
    values = [
        value.value
        for subject in graph.subjects()
        for value in graph.properties(subject).get("http://purl.org/dc/terms/format", ())
    ]
    assert values == ["https://feed.example/ftype/JSON"]
