"""Graphs as they were received, on their way back to who sent them."""

import re
from typing import Final

from schemas.namespaces import WL

_DOCUMENT: Final = re.compile(
    rb"^\S+ <" + re.escape(WL).encode() + rb'sourceDocument> (".*")\^\^<[^<>]+> \.$', re.MULTILINE
)
# Where a label can stand: at the beginning of a line or after a predicate, never inside a text.
_LABEL: Final = re.compile(rb"(?m)^_:\w+|(?<=> )_:\w+(?= \.$)")
_OF_RECORD: Final = b"_:b"
_NO_LABEL: Final = re.compile(r"[^A-Za-z0-9]")


def source_document(graph: bytes) -> str | None:
    """Give the JSON object that a record was made of; None when it was RDF from the beginning."""
    found = _DOCUMENT.search(graph)
    if found is None:
        return None
    from pyoxigraph import Literal, RdfFormat, parse  # noqa: PLC0415 - few records need it

    line = found[0]
    (quad,) = parse(line, RdfFormat.N_TRIPLES)
    value = quad.object
    return value.value if isinstance(value, Literal) else None


def records_named(rest: bytes) -> frozenset[bytes]:
    """Give the labels by which what belongs to no record links to nameless records."""
    return frozenset(label for label in _LABEL.findall(rest) if label.startswith(_OF_RECORD))


def relabelled(graph: bytes, name: str, kept: frozenset[bytes] = frozenset()) -> bytes:
    """Give canonical N-Triples blank node labels that no other graph of the output has.

    Labels depend on content, so equal nodes of two records would otherwise become one; those in
    ``kept`` stay, as links lead to them.
    """
    prefix = b"_:r" + _NO_LABEL.sub("", name).encode() + b"x"

    def label(found: re.Match[bytes]) -> bytes:
        return found[0] if found[0] in kept else prefix + found[0][2:]

    return _LABEL.sub(label, graph)
