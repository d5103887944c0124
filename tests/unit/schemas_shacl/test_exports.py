"""What we describe meets DCAT-AP's mandatory rules, and our own shapes as far as its source did."""

import pytest

from catalogue.domain.record import Record
from schemas.model import Resource
from schemas.rdf.describe import describe
from schemas.rdf.syntax import Syntax
from schemas.rdf.write import write
from schemas.shacl.engines import EngineName, engine
from schemas.shacl.shapes import shapes_of, uk_profile
from tests.conformant_record import CONFORMANT, DATASET, PREFIXES, read_turtle
from tests.dcat_ap_exports import broken, mandatory_shapes
from tests.record_factory import record_from
from tests.shapes_agreement import compared, read


def described(resource: Resource, key: str) -> bytes:
    iri = resource.iri or f"urn:uuid:{key}"
    return write(describe(resource, iri=iri, key=key), Syntax.N_TRIPLES)


def of_record(record: Record) -> bytes:
    return described(record.resource, record.id)


@pytest.mark.parametrize("fill", [0.1, 0.5, 1.0])
def test_any_record_is_described_as_dcat_ap_wants_it(fill: float) -> None:
    records = [record_from(seed, fill=fill) for seed in range(80)]
    assert broken(map(of_record, records)) == []


def test_the_reference_engine_finds_nothing_either() -> None:
    records = [record_from(seed, fill=0.5) for seed in range(6)]
    assert broken(map(of_record, records), EngineName.REFERENCE) == []


def test_what_conforms_comes_out_conforming() -> None:
    records, _ = read_turtle(CONFORMANT)
    data = [described(r.resource, r.identifier) for r in records if r.resource is not None]
    found = engine(EngineName.FAST).validate(data, uk_profile())
    # The EU's term stands for the UK code, and says so beside it.
    assert {result.code for result in found} <= {"VALUE-MAPPED"}


def test_rules_and_shapes_agree_on_what_we_describe() -> None:
    records = [record_from(seed, fill=1.0) for seed in range(300, 320)]
    for each in compared(read(b"".join(map(of_record, records)), "export.nt")):
        assert each.by_shapes == each.by_rules


def test_a_fault_against_dcat_ap_would_be_found() -> None:
    faults = f"""<{DATASET}> a dcat:Dataset ; dct:title "T" ; dcat:theme "nature" ;
        dct:accessRights "OPEN" ; dct:publisher [ a foaf:Agent ] ."""
    data = shapes_free(PREFIXES + faults)
    for shapes in mandatory_shapes():
        found = engine(EngineName.FAST).validate([data], shapes)
        assert {result.path.rpartition("/")[2].rpartition("#")[2] for result in found} >= {
            "description",
            "theme",
            "name",
        }


def shapes_free(turtle: str) -> bytes:
    return shapes_of(turtle.encode()).n_triples
