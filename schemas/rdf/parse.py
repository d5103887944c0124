"""Bytes of one page to its graph: strictly first, and with repairs where that fails."""

import pyoxigraph

from schemas.errors import UnparseableError
from schemas.rdf.graph import MemoryIndex, PageGraph
from schemas.rdf.syntax import Syntax


def parse(data: bytes, *, syntax: Syntax, base_iri: str) -> PageGraph:
    """Parse one page; relative IRIs are resolved against ``base_iri``, and nothing is fetched.

    Raise ``UnreadableError`` (or one of its kinds) for what cannot be read as a whole; what was
    repaired is told in the graph's findings.
    """
    try:
        quads = pyoxigraph.parse(data, syntax.rdf_format, base_iri=base_iri)
        return PageGraph(MemoryIndex(quads), data)
    except SyntaxError as error:
        raise UnparseableError(str(error.msg), error.lineno) from error
