"""Nameless nodes that several nodes point to are found from each of them when given back."""

import datetime as dt

import rdflib

from schemas.rdf.page import read_page
from schemas.rdf.received import records_named, relabelled
from schemas.rdf.rest import unpacked
from schemas.reading import ReadOptions

PREFIXES = """
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix e: <https://rivers.example/> .
"""
RECORD = 'e:d a dcat:Dataset ; dct:identifier "d1" ; dct:title "Rivers"'


def given_back(turtle: str) -> rdflib.Graph:
    """Give all of a page as its owner gets it back."""
    reading = read_page(
        f"{PREFIXES} {turtle}".encode(),
        media_type="text/turtle",
        name="f.ttl",
        base_iri="https://rivers.invalid/",
        today=dt.date(2026, 11, 26),
        options=ReadOptions(keeps_rest=True),
    )
    records = [record.graph for record in reading.records]
    rest = unpacked(reading.end.rest)
    kept = records_named(rest)
    pieces = [relabelled(graph, str(number), kept) for number, graph in enumerate(records)]
    document = b"".join((*pieces, relabelled(rest, "page", kept)))
    return rdflib.Graph().parse(data=document, format="nt")


def found(turtle: str, path: str) -> list[str]:
    query = (
        f"{PREFIXES.replace('@prefix', 'PREFIX').replace(' .', '')} SELECT ?v WHERE {{ {path} }}"
    )
    return sorted(str(row[0]) for row in given_back(turtle).query(query))  # type: ignore[index]


def test_of_a_publisher_that_catalogue_and_record_share() -> None:
    turtle = (
        f"{RECORD} ; dct:publisher _:p . e:c a dcat:Catalog ; dcat:dataset e:d ; "
        'dct:publisher _:p . _:p foaf:name "Office" ; foaf:homepage _:h . _:h dct:title "Home" .'
    )
    for node in ("e:c", "e:d"):
        assert found(turtle, f"{node} dct:publisher/foaf:name ?v") == ["Office"]
        assert found(turtle, f"{node} dct:publisher/foaf:homepage/dct:title ?v") == ["Home"]


def test_of_a_ring_that_a_record_and_its_catalogue_share() -> None:
    turtle = (
        f"{RECORD} ; dct:relation _:a . e:c a dcat:Catalog ; dct:relation _:a . "
        '_:a dct:relation _:b . _:b dct:relation _:a ; dct:title "Ring" .'
    )
    for node in ("e:c", "e:d"):
        assert found(turtle, f"{node} dct:relation/dct:relation/dct:title ?v") == ["Ring"]


def test_of_a_nameless_service_in_a_file() -> None:
    turtle = (
        f"{RECORD} ; dcat:distribution [ a dcat:Distribution ; dcat:accessService "
        '[ a dcat:DataService ; dct:title "Flow" ; dcat:endpointURL e:flow ] ] .'
    )
    path = "e:d dcat:distribution/dcat:accessService/dct:title ?v"
    assert found(turtle, path) == ["Flow"]


def test_a_catalogue_still_leads_to_a_record_without_an_address() -> None:
    record = '[ a dcat:Dataset ; dct:title "Rivers" ; dct:identifier "d1" ]'
    turtle = f"e:c a dcat:Catalog ; dcat:dataset {record} ."
    assert found(turtle, "e:c dcat:dataset/dct:title ?v") == ["Rivers"]
    assert found(turtle, "?x dct:title ?v") == ["Rivers"]
