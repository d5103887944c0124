"""The published file of shapes is current, is SHACL Core, and accepts what the readers accept."""

import re
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
from pyoxigraph import RdfFormat

from schemas.rdf.read_clean import is_placeholder
from schemas.shacl import values
from schemas.shacl.concepts import vocabularies
from schemas.shacl.engines import EngineName, engine
from schemas.shacl.profile import profile
from schemas.shacl.shapes import own_file, shapes_of, uk_profile
from schemas.shacl.values import STAND_INS, value_shapes
from schemas.shacl.writing import as_turtle, message
from schemas.vocabularies import access_rights, classification, formats, frequency, services
from schemas.vocabularies.terms import Term

_CORE = "http://www.w3.org/ns/shacl#"
_LISTS = (
    (values.ACCESS_RIGHTS, access_rights.TERMS),
    (values.CLASSIFICATION, classification.TERMS),
    (values.FREQUENCY, frequency.TERMS),
    (values.STATUS, services.STATUSES),
    (values.TYPE, services.TYPES),
    (values.MEDIA_TYPE, [t for t in formats.TERMS if t.code in formats.MEDIA_TYPES]),
)


def test_the_published_files_are_as_they_would_be_written_now() -> None:
    lag = "run: python -m schemas.shacl.writing"
    assert own_file("uk-profile.ttl").decode() == as_turtle(), lag
    assert own_file("vocabularies.ttl").decode() == vocabularies(), lag


def test_the_shapes_are_valid_shacl() -> None:
    rules = shapes_of((Path(pyshacl.__file__).parent / "assets" / "shacl-shacl.ttl").read_bytes())
    assert engine(EngineName.FAST).validate([uk_profile().n_triples], rules) == []
    broken = own_file("uk-profile.ttl").replace(b"sh:minCount 1", b'sh:minCount "one"')
    assert engine(EngineName.FAST).validate([shapes_of(broken).n_triples], rules) != []


def test_the_shapes_use_shacl_core_only_and_are_never_closed() -> None:
    quads = pyoxigraph.parse(own_file("uk-profile.ttl"), format=RdfFormat.TURTLE)
    used = {quad.predicate.value.removeprefix(_CORE) for quad in quads}
    assert used.isdisjoint({"sparql", "select", "js", "rule", "closed", "expression"})


def test_every_shape_says_what_it_asks_in_a_sentence() -> None:
    checks = [check for shape in profile() for check in shape.checks]
    assert all(re.fullmatch(r"[A-Z][^{}]*\.", message(check)) for check in checks)
    assert all(check.told for check in checks)
    assert len({check.slug for check in checks}) == len(checks)


def matches(shape: str, value: str) -> bool:
    """Match as the engines do: a pattern is searched for, whatever the case."""
    found = re.search(r'sh:pattern "(.*)" ; sh:flags "i"', value_shapes()[shape])
    assert found is not None
    pattern = found[1].replace('\\"', '"').replace("\\\\", "\\")
    return re.search(pattern, value, re.IGNORECASE) is not None


@pytest.mark.parametrize(("shape", "terms"), _LISTS, ids=[shape for shape, _ in _LISTS])
def test_every_name_that_the_readers_know_is_accepted(shape: str, terms: list[Term]) -> None:
    names = [n for t in terms for n in (t.code, t.label, t.iri, *t.aliases) if n]
    if shape == values.MEDIA_TYPE:
        names = [name for name in names if not name.startswith("http")]
    assert [name for name in names if not matches(f"{shape}-name", name)] == []
    assert not matches(f"{shape}-name", "something else altogether")


def test_what_stands_for_a_missing_value_is_known_to_the_readers_too() -> None:
    assert all(map(is_placeholder, STAND_INS))
    assert all(matches("uk:StandIn", word) for word in (*STAND_INS, "{{name}}", "", "N/A", " - "))
    assert not any(matches("uk:StandIn", word) for word in ("none of them", "{{name}} of it", "x"))
