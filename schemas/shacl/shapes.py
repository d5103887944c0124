"""Shapes as they are handed to an engine: parsed here, every property shape with a name."""

import functools
import graphlib
import hashlib
import importlib.resources
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec
import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple

from schemas.errors import SchemaError
from schemas.namespaces import WL
from schemas.rdf.graph import MemoryIndex, Statement, Term
from schemas.shacl.paths import written_path
from schemas.shacl.results import SHACL, ShapeFacts

_BASE: Final = "urn:wayleave:shapes"
_NAMED: Final = "urn:wayleave:shape:"
_PROGRAMS: Final = frozenset(
    SHACL + name
    for name in ("sparql", "select", "ask", "construct", "update", "js", "jsLibrary", "rule")
)
# What a shape asks for by this can only be met with the vocabularies at hand.
_ASKS_FOR_CLASS: Final = SHACL + "class"


class ShapesError(SchemaError):
    """Shapes that cannot be used; says why and what to do."""


class Shapes(msgspec.Struct, frozen=True):
    """A graph of shapes as N-Triples, and what is known of each by its name."""

    n_triples: bytes
    about: Mapping[str, ShapeFacts]
    asks_for_classes: bool


def uk_profile() -> Shapes:
    """Give our own shapes of the UK profile."""
    return _own_shapes()


@functools.cache
def _own_shapes() -> Shapes:
    return shapes_of(own_file("uk-profile.ttl"))


def own_file(name: str) -> bytes:
    """Read a file that is published with the shapes."""
    return (importlib.resources.files("schemas.shapes") / name).read_bytes()


@functools.cache
def vocabularies() -> bytes:
    """Give the bundled facts about authorities' terms, as N-Triples."""
    quads = pyoxigraph.parse(own_file("vocabularies.ttl"), format=RdfFormat.TURTLE)
    return _n_triples(quad.triple for quad in quads)


def shapes_of(turtle: bytes) -> Shapes:
    """Parse shapes from Turtle; nothing that they import is fetched.

    Raise ``ShapesError`` for what is no Turtle, and for shapes that bring programs with them.
    """
    try:
        parsed = pyoxigraph.parse(turtle, format=RdfFormat.TURTLE, base_iri=_BASE)
        triples = [quad.triple for quad in parsed]
    except SyntaxError as error:
        raise ShapesError(f"this is no Turtle: {error}") from error
    for triple in triples:
        if triple.predicate.value in _PROGRAMS:
            raise ShapesError(
                f"<{triple.predicate.value}> brings a program, which might reach out of this "
                "machine: only SHACL Core is used, so take it out"
            )
    if _goes_in_circles(triples):
        raise ShapesError(
            "a list, path or shape without a name leads back to itself, so that checking would "
            "never end: write it without the circle"
        )
    names = dict(_names(triples))
    named = [_renamed(triple, names) for triple in triples]
    asks = any(t.predicate.value == _ASKS_FOR_CLASS for t in named)
    return Shapes(_n_triples(named), dict(_facts(named)), asks)


def _goes_in_circles(triples: Iterable[Triple]) -> bool:
    """Tell whether nameless nodes lead back to themselves."""
    links: dict[BlankNode, list[BlankNode]] = {}
    for triple in triples:
        if isinstance(triple.subject, BlankNode) and isinstance(triple.object, BlankNode):
            links.setdefault(triple.subject, []).append(triple.object)
    try:
        graphlib.TopologicalSorter(links).prepare()
    except graphlib.CycleError:
        return True
    return False


def _names(triples: Iterable[Triple]) -> Iterator[tuple[BlankNode, NamedNode]]:
    """Name the property shapes that have no name, so that two engines can speak of one."""
    counts: dict[str, int] = {}
    for triple in triples:
        shape = triple.object
        if triple.predicate.value == SHACL + "property" and isinstance(shape, BlankNode):
            parent = str(triple.subject) if isinstance(triple.subject, NamedNode) else "inner"
            number = counts[parent] = counts.get(parent, 0) + 1
            digits = hashlib.blake2b(f"{parent} {number}".encode(), digest_size=8).hexdigest()
            yield shape, NamedNode(_NAMED + digits)


def _renamed(triple: Triple, names: Mapping[BlankNode, NamedNode]) -> Triple:
    def name(term: Term) -> Term:
        return names.get(term, term) if isinstance(term, BlankNode) else term

    subject, value = triple.subject, triple.object
    if isinstance(subject, Triple) or isinstance(value, Triple):
        return triple
    renamed = name(subject)
    if isinstance(renamed, pyoxigraph.Literal):
        return triple
    return Triple(renamed, triple.predicate, name(value))


def _facts(triples: Iterable[Triple]) -> Iterator[tuple[str, ShapeFacts]]:
    index = MemoryIndex(_statements(triples))
    parents = {
        shape: str(subject)
        for subject in index.subjects()
        for shape in index.properties(subject).get(SHACL + "property", ())
    }
    for subject in index.subjects():
        found = index.properties(subject)
        paths, codes = found.get(SHACL + "path", ()), found.get(WL + "code", ())
        if paths or codes:
            yield (
                str(subject),
                ShapeFacts(
                    path=written_path(index, paths[0]) if paths else "",
                    code=codes[0].value if codes else None,
                    parent=parents.get(subject),
                ),
            )


def _statements(triples: Iterable[Triple]) -> Iterator[Statement]:
    for triple in triples:
        if not (isinstance(triple.subject, Triple) or isinstance(triple.object, Triple)):
            yield triple.subject, triple.predicate, triple.object, None


def _n_triples(triples: Iterable[Triple]) -> bytes:
    written = pyoxigraph.serialize(triples, format=RdfFormat.N_TRIPLES)
    return written or b""
