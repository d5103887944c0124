"""The property table leaves out no field of the model, and each kind is read and written."""

import pytest

from schemas.model import DataService, Dataset, DatasetSeries
from schemas.rdf import describe, properties
from schemas.rdf.property_kinds import Kind, Shape
from schemas.rdf.read_kinds import READERS
from schemas.rdf.term_sets import UK_MODEL
from tests.conformant_record import codes, read_record

SHAPES = {name: each for name, each in vars(properties).items() if isinstance(each, Shape)}
# Told otherwise than by a property: the node itself, its class, the register, the surroundings.
ELSEWHERE = {"iri", "kind", "slug", "assumed", "catalog_record"}


@pytest.mark.parametrize("name", SHAPES)
def test_every_field_of_the_model_has_a_property(name: str) -> None:
    shape = SHAPES[name]
    told = {prop.field for prop in shape.properties}
    assert set(shape.model.__struct_fields__) - told <= ELSEWHERE
    assert told <= set(shape.model.__struct_fields__)


@pytest.mark.parametrize("name", SHAPES)
def test_no_property_is_written_for_two_fields_of_one_class(name: str) -> None:
    written = [prop.iri for prop in SHAPES[name].properties]
    assert len(set(written)) == len(written)
    for prop in SHAPES[name].properties:
        assert SHAPES[name].lookup[prop.iri] == (prop, 0)


def test_every_kind_of_property_is_read_and_written() -> None:
    apart = {Kind.IDENTIFIER, Kind.COLUMN}
    assert set(READERS) == set(Kind)
    assert set(Kind) - apart == set(describe.WRITERS)


def test_the_uk_models_properties_are_fields_of_ours() -> None:
    fields = {
        field
        for model in (Dataset, DatasetSeries, DataService)
        for field in model.__struct_fields__
    }
    assert fields >= UK_MODEL


def test_a_service_that_serves_an_identifier_nobody_has_is_told() -> None:
    record = read_record(
        '<https://d.example/s> a dcat:DataService ; dct:title "S" ; dcat:servesDataset "no-such" .'
    )
    assert "LINK-DANGLING" in codes(record)
