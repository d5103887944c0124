"""The whole catalogue in the two syntaxes that are one document: RDF/XML and JSON-LD.

Each record is written apart and its inner part taken, so that neither takes memory to write.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final
from xml.sax.saxutils import quoteattr

import msgspec
from pyoxigraph import Triple

from schemas.namespaces import PREFIXES
from schemas.rdf.syntax import Syntax
from schemas.rdf.write import write

_ROOT: Final = b"<rdf:RDF"
_END: Final = b"</rdf:RDF>"


def rdf_xml(parts: Iterable[Iterable[Triple]]) -> Iterator[bytes]:
    """Yield descriptions as one RDF/XML document, its namespaces bound at the beginning."""
    names = "".join(f"\n    xmlns:{p}={quoteattr(n)}" for p, n in sorted(PREFIXES.items()))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{names}>'.encode()
    for part in parts:
        yield _inside(write(part, Syntax.RDF_XML))
    yield b"\n" + _END + b"\n"


def json_ld(parts: Iterable[Iterable[Triple]]) -> Iterator[bytes]:
    """Yield descriptions as one JSON-LD document, its prefixes bound at the beginning."""
    context = msgspec.json.encode(dict(sorted(PREFIXES.items())))
    yield b'{"@context": ' + context + b',\n"@graph": ['
    between = b"\n"
    for part in parts:
        document = msgspec.json.decode(write(part, Syntax.JSON_LD))
        # A prefix that is a scheme in this record's addresses must not shorten anything in it.
        unbound = dict.fromkeys(PREFIXES.keys() - document["@context"].keys())
        for node in document["@graph"]:
            yield between + _node(node, unbound)
            between = b",\n"
    yield b"\n]}\n"


def _inside(document: bytes) -> bytes:
    start = document.index(b">", document.index(_ROOT)) + 1
    end = document.rfind(_END)
    return document[start:end].rstrip() if end >= start else b""


def _node(node: dict[str, Any], unbound: dict[str, None]) -> bytes:
    written = msgspec.json.encode(node)
    risky = {prefix: None for prefix in unbound if f'"{prefix}:'.encode() in written}
    return msgspec.json.encode({"@context": risky, **node}) if risky else written
