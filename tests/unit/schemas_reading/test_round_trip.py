"""What is described can be read again: one table drives both directions."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import NamedNode

from schemas.json import document
from schemas.model import Resource
from schemas.namespaces import DCT
from schemas.rdf.describe import describe
from schemas.rdf.page import read_page
from schemas.rdf.syntax import Syntax
from schemas.rdf.write import write
from schemas.reading import ReadOptions, RecordReading
from tests.unit.schemas_reading.resources import IRI, resources


def read_again(resource: Resource, syntax: Syntax) -> RecordReading:
    """Write a resource and read what was written."""
    page = read_page(
        write(describe(resource, iri=IRI), syntax),
        media_type=syntax.media_type,
        name=None,
        base_iri="https://elsewhere.example/",
        today=dt.date(2026, 11, 23),
        options=ReadOptions(),
    )
    (record,) = page.records
    return record


@pytest.mark.parametrize("syntax", Syntax)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(resource=resources)
def test_reading_our_own_export_gives_an_equal_resource(syntax: Syntax, resource: Resource) -> None:
    record = read_again(resource, syntax)
    assert record.resource == resource


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(resource=resources)
def test_an_equal_resource_is_described_in_the_same_triples(resource: Resource) -> None:
    same = document.decode(document.encode(resource))
    assert list(describe(same, iri=IRI)) == list(describe(resource, iri=IRI))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(resource=resources)
def test_an_assumed_value_is_never_stated_as_the_sources_word(resource: Resource) -> None:
    stated = [
        triple
        for triple in describe(resource, iri=IRI)
        if triple.subject == NamedNode(IRI) and triple.predicate == NamedNode(DCT + "accessRights")
    ]
    assert bool(stated) == ("accessRights" not in resource.assumed)
