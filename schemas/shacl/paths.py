"""Property paths of shapes, written as SPARQL writes them."""

from collections.abc import Iterator
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode

from schemas.namespaces import RDF
from schemas.rdf.graph import MemoryIndex, Term
from schemas.shacl.results import SHACL

_ONE_STEP: Final = {
    SHACL + "inversePath": "^{}",
    SHACL + "zeroOrMorePath": "{}*",
    SHACL + "oneOrMorePath": "{}+",
    SHACL + "zeroOrOnePath": "{}?",
}
_DEEPEST: Final = 20


def written_path(index: MemoryIndex, term: Term, depth: int = 0) -> str:
    """Write a path; what is none, or leads into itself, comes out short."""
    if isinstance(term, NamedNode):
        return term.value
    if isinstance(term, Literal) or depth > _DEEPEST:
        return ""
    found = index.properties(term)
    for iri, written in _ONE_STEP.items():
        if iri in found:
            return written.format(written_path(index, found[iri][0], depth + 1))
    branches = found.get(SHACL + "alternativePath")
    if branches:
        return "|".join(_steps(index, branches[0], depth))
    return "/".join(_steps(index, term, depth))


def _steps(index: MemoryIndex, cell: Term, depth: int) -> Iterator[str]:
    seen: set[Term] = set()
    while isinstance(cell, BlankNode) and cell not in seen:
        seen.add(cell)
        found = index.properties(cell)
        first, rest = found.get(RDF + "first"), found.get(RDF + "rest")
        if not first or not rest:
            return
        yield written_path(index, first[0], depth + 1)
        cell = rest[0]
