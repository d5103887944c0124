"""A dataset, its distribution and a data service that meet the UK standard in every point.

Single faults are made by changing one thing: see ``with_change``.
"""

import datetime as dt

from schemas.rdf.page import read_page
from schemas.reading import PageEnd, ReadOptions, RecordReading

TODAY = dt.date(2026, 11, 23)
DATASET = "https://data.tidewatch.example/id/dataset/tide-gauges"
SERVICE = "https://data.tidewatch.example/id/service/tide-api"
BASE = "https://data.tidewatch.example/catalogue.ttl"

PREFIXES = """\
@prefix adms: <http://www.w3.org/ns/adms#> .
@prefix badadms: <https://www.w3.org/ns/adms#> .
@prefix csvw: <http://www.w3.org/ns/csvw#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix freq: <http://purl.org/cld/freq/> .
@prefix org: <https://www.gov.uk/government/organisations/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ukgov: <https://w3id.org/co-cddo/ukgov-metadata-exchange-model/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix wl: <https://w3id.org/wayleave/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

CONFORMANT = (
    PREFIXES
    + """
<https://data.tidewatch.example/id/dataset/tide-gauges> a dcat:Dataset ;
    dct:identifier <https://data.tidewatch.example/id/dataset/tide-gauges> ;
    dct:title "Tide gauge readings" ;
    dct:alternative "UK tide gauge network" ;
    rdfs:comment "Sea levels at 43 gauges, every quarter of an hour." ;
    dct:description "Readings of sea level, with quality flags, since 1993." ;
    dct:accessRights "OPEN" ;
    ukgov:securityClassification "OFFICIAL" ;
    dct:license <http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/> ;
    dct:publisher org:environment-agency ;
    dct:creator org:environment-agency ;
    dcat:contactPoint [ a vcard:Kind ; vcard:fn "Tides team" ; vcard:hasEmail "tides@ea.example" ] ;
    dct:issued "2019-02-01"^^xsd:date ;
    dct:modified "2025-06-17"^^xsd:date ;
    dct:accrualPeriodicity freq:daily ;
    dcat:version "v3.1" ;
    dcat:keyword "tides", "sea levels" ;
    dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ;
    dct:relation <https://data.tidewatch.example/id/dataset/surges> ;
    dcat:distribution <https://data.tidewatch.example/id/file/tide-gauges-csv> .

<https://data.tidewatch.example/id/file/tide-gauges-csv> a dcat:Distribution ;
    dct:identifier <https://data.tidewatch.example/id/file/tide-gauges-csv> ;
    dct:title "Tide gauge readings, CSV" ;
    dct:license <http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/> ;
    dcat:mediaType "text/csv" ;
    dcat:byteSize 20480 ;
    dcat:accessService <https://data.tidewatch.example/id/service/tide-api> ;
    dct:modified "2025-06-17"^^xsd:date .

<https://data.tidewatch.example/id/service/tide-api> a dcat:DataService ;
    dct:identifier <https://data.tidewatch.example/id/service/tide-api> ;
    dct:title "Tide readings API" ;
    dct:alternative "Tides API" ;
    rdfs:comment "Ask for readings by gauge and time." ;
    dct:description "Query interface over the readings of sea level." ;
    dct:accessRights "OPEN" ;
    ukgov:securityClassification "OFFICIAL" ;
    dct:license <http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/> ;
    dct:publisher org:environment-agency ;
    dct:creator org:environment-agency ;
    dcat:contactPoint [ a vcard:Kind ; vcard:fn "API support" ; vcard:hasEmail "api@ea.example" ] ;
    dct:issued "2020-05-01"^^xsd:date ;
    dct:modified "2025-06-17"^^xsd:date ;
    dcat:version "1.2.0" ;
    dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ;
    dct:relation <https://data.tidewatch.example/id/dataset/surges> ;
    dct:type <https://www.wikidata.org/wiki/Q749568> ;
    adms:status <https://www.gov.uk/service-manual/agile-delivery/how-the-live-phase-works> ;
    dcat:endpointDescription <https://data.tidewatch.example/docs/openapi.json> ;
    dcat:servesDataset <https://data.tidewatch.example/id/dataset/tide-gauges> .
"""
)


def with_change(old: str, new: str) -> str:
    """Change one thing of the conformant records, the first time it occurs."""
    assert old in CONFORMANT, f"the conformant record has no {old!r}"
    return CONFORMANT.replace(old, new, 1)


def read_turtle(
    turtle: str, options: ReadOptions | None = None, today: dt.date = TODAY
) -> tuple[list[RecordReading], PageEnd]:
    """Read a page of Turtle to its end."""
    page = read_page(
        turtle.encode(),
        media_type="text/turtle",
        name="feed.ttl",
        base_iri=BASE,
        today=today,
        options=options or ReadOptions(),
    )
    return list(page.records), page.end


def read_record(turtle: str, options: ReadOptions | None = None) -> RecordReading:
    """Read a page that holds one record."""
    records, _ = read_turtle(PREFIXES + turtle, options)
    assert len(records) == 1
    return records[0]


def codes(record: RecordReading) -> set[str]:
    """Name the rules that a record broke."""
    return {finding.code for finding in record.report.findings}
