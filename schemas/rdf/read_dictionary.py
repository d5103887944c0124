"""Readers of the data dictionary: tables, columns, code lists, linkage."""

from collections.abc import Iterator, Sequence
from typing import Final

from pyoxigraph import Literal

from schemas.model import (
    Code,
    Linkage,
    Table,
    Variable,
)
from schemas.namespaces import CSVW, RDF, SCHEMA
from schemas.rdf import properties
from schemas.rdf.graph import Subject, Term
from schemas.rdf.property_kinds import Property
from schemas.rdf.read_nodes import all_nested
from schemas.rdf.read_state import Page

_REST: Final = RDF + "nil"
_LONGEST_LIST: Final = 20_000
# schema.org lists what was measured without saying in which table.
_MEASURED: Final = "variableMeasured"


def linkage(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Linkage]:
    """Read how records are linked."""
    return [Linkage(**values) for values in all_nested(page, terms, properties.LINKAGE, prop)]


def table(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Table]:
    """Read the tables of the data dictionary, and what was measured as one more."""
    nodes = unrolled(page, terms)
    measured = {node: None for node in nodes if _is_measured(page, node)}
    others = [node for node in nodes if node not in measured]
    read = all_nested(page, others, properties.TABLE, prop, "name")
    tables = [Table(**values) for values in read]
    variables = tuple(_measured(page, [*measured], prop)) if measured else ()
    return [*tables, Table(name=_MEASURED, variables=variables)] if variables else tables


def _is_measured(page: Page, node: Term) -> bool:
    """Tell whether a node is one variable, as schema.org has them, and no table."""
    return isinstance(node, Literal) or SCHEMA + "name" in page.graph.properties(node)


def _measured(page: Page, nodes: Sequence[Term], prop: Property) -> Iterator[Variable]:
    for node in nodes:
        if not isinstance(node, Literal):
            found = all_nested(page, [node], properties.COLUMN, prop, "name")
            yield from (Variable(**values) for values in found)
        elif name := page.text_of(node.value, prop.name):
            yield Variable(name=name)


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
