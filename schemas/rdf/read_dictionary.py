"""Readers of the data dictionary: tables, columns, code lists, linkage."""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import Literal

from schemas.model import (
    Code,
    Linkage,
    Table,
    Variable,
)
from schemas.namespaces import CSVW, RDF
from schemas.rdf import properties
from schemas.rdf.graph import Subject, Term
from schemas.rdf.property_kinds import Property
from schemas.rdf.read_nodes import all_nested
from schemas.rdf.read_state import Page

_REST: Final = RDF + "nil"
_LONGEST_LIST: Final = 20_000


def linkage(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Linkage]:
    """Read how records are linked."""
    return [Linkage(**values) for values in all_nested(page, terms, properties.LINKAGE, prop)]


def table(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Table]:
    """Read the tables of the data dictionary."""
    return [
        Table(**values)
        for values in all_nested(page, unrolled(page, terms), properties.TABLE, prop, "name")
    ]


def column(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Variable]:
    """Read columns: directly, as a list, or through a table schema."""
    direct: list[Term] = []
    for term in unrolled(page, terms):
        inner = () if isinstance(term, Literal) else page.graph.properties(term)
        schema = inner.get(CSVW + "column", ()) if inner else ()
        direct.extend(unrolled(page, schema) if schema else [term])
    return [
        Variable(**values) for values in all_nested(page, direct, properties.COLUMN, prop, "name")
    ]


def code(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Code]:
    """Read the values of a code list, in which "Unknown" and "-" are values like any other."""
    outer, page.keeps_placeholders = page.keeps_placeholders, True
    try:
        read = all_nested(page, unrolled(page, terms), properties.CODE, prop, "value")
    finally:
        page.keeps_placeholders = outer
    return [Code(**values) for values in read]


def unrolled(page: Page, terms: Sequence[Term]) -> list[Term]:
    """Put the members of RDF lists in the place of the lists."""
    members: list[Term] = []
    for term in terms:
        if isinstance(term, Literal) or RDF + "first" not in page.graph.properties(term):
            if term.value != _REST:
                members.append(term)
            continue
        members.extend(_members(page, term))
    return members


def _members(page: Page, head: Subject) -> list[Term]:
    members: list[Term] = []
    seen: set[Subject] = set()
    node: Term = head
    while not isinstance(node, Literal) and node not in seen and len(members) < _LONGEST_LIST:
        seen.add(node)
        cell = page.graph.properties(node)
        members.extend(cell.get(RDF + "first", ())[:1])
        rest = cell.get(RDF + "rest", ())
        if not rest:
            break
        node = rest[0]
    return members
