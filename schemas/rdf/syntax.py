"""The six syntaxes that are read and written, and how the syntax of some bytes is told."""

import enum
import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from pyoxigraph import RdfFormat

from schemas.errors import NotRdfError


class Syntax(enum.StrEnum):
    """An RDF syntax; its value is the short name that people type."""

    TURTLE = "ttl"
    RDF_XML = "xml"
    JSON_LD = "jsonld"
    N_TRIPLES = "nt"
    TRIG = "trig"
    N_QUADS = "nq"

    @property
    def media_type(self) -> str:
        """The registered media type, as sent when writing."""
        return _MEDIA_TYPES[self][0]

    @property
    def suffix(self) -> str:
        """The usual file name suffix, with its dot."""
        return _SUFFIXES[self][0]

    @property
    def rdf_format(self) -> RdfFormat:
        """What the parsing library calls this syntax."""
        return _RDF_FORMATS[self]


_MEDIA_TYPES: Final = {
    Syntax.TURTLE: ("text/turtle", "application/x-turtle", "application/turtle"),
    # text/rdf and plain XML types are what many servers send for RDF/XML.
    Syntax.RDF_XML: ("application/rdf+xml", "application/xml", "text/xml", "text/rdf+xml"),
    Syntax.JSON_LD: ("application/ld+json", "application/json", "text/json"),
    Syntax.N_TRIPLES: ("application/n-triples",),
    Syntax.TRIG: ("application/trig", "application/x-trig"),
    Syntax.N_QUADS: ("application/n-quads", "text/x-nquads"),
}
_SUFFIXES: Final = {
    Syntax.TURTLE: (".ttl", ".turtle"),
    Syntax.RDF_XML: (".rdf", ".xml", ".owl"),
    Syntax.JSON_LD: (".jsonld", ".json"),
    Syntax.N_TRIPLES: (".nt",),
    Syntax.TRIG: (".trig",),
    Syntax.N_QUADS: (".nq",),
}
_RDF_FORMATS: Final = {
    Syntax.TURTLE: RdfFormat.TURTLE,
    Syntax.RDF_XML: RdfFormat.RDF_XML,
    Syntax.JSON_LD: RdfFormat.JSON_LD,
    Syntax.N_TRIPLES: RdfFormat.N_TRIPLES,
    Syntax.TRIG: RdfFormat.TRIG,
    Syntax.N_QUADS: RdfFormat.N_QUADS,
}
_BY_MEDIA_TYPE: Final = {name: each for each, names in _MEDIA_TYPES.items() for name in names}
_BY_SUFFIX: Final = {name: each for each, names in _SUFFIXES.items() for name in names}

_XML: Final = frozenset({Syntax.RDF_XML})
_JSON: Final = frozenset({Syntax.JSON_LD})
_TEXT: Final = frozenset({Syntax.TURTLE, Syntax.N_TRIPLES, Syntax.TRIG, Syntax.N_QUADS})

_SIGNATURES: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive, which should have been unpacked"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_HTML: Final = re.compile(
    rb"(?:<\?xml[^>]*\?>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|title|script|div|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_START: Final = re.compile(rb"<(?:\?xml|!--|!DOCTYPE|[A-Za-z_][\w.-]*:?[\w.-]*(?:[\s>]|/>))")
_GRAPH_BLOCK: Final = re.compile(rb"(?:^|[\s>.}])(?:GRAPH\s+\S+\s*)?\{", re.IGNORECASE)
_TURTLE_MARK: Final = re.compile(
    rb"^\s*(?:@prefix|@base|prefix\s+\S*:|base\s+<|\[|_:|<[^<>\"{}|^`\\\s]*>|[\w.-]*:\S+\s)",
    re.IGNORECASE | re.MULTILINE,
)
_STATEMENT: Final = rb"(?:<[^>\n]*>|_:\S+)[ \t]*<[^>\n]*>[ \t]*(?:<[^>\n]*>|_:\S+|\"[^\n]*)"
_LINE_OF_TRIPLE: Final = re.compile(
    rb"\s*" + _STATEMENT + rb"[ \t]*\.[ \t]*(?:#[^\n]*)?(?:\r?\n|$)"
)
_HEAD: Final = 8192


def detect(*, media_type: str | None, name: str, head: bytes) -> Syntax:
    """Tell the syntax of a document: by declared type, else by name, else by its first bytes.

    A declaration that the first bytes contradict is passed over. Raise ``NotRdfError`` for what
    is no RDF at all.
    """
    text = _readable_head(head)
    _refuse_other_documents(text)
    possible = _possible_syntaxes(text)
    declared = (_BY_MEDIA_TYPE.get(_bare(media_type)), _BY_SUFFIX.get(_suffix(name)))
    for syntax in declared:
        if syntax in possible:
            return syntax
    return _sniff(text, possible)


def _bare(media_type: str | None) -> str:
    return (media_type or "").partition(";")[0].strip().lower()


def _suffix(name: str) -> str:
    path = PurePosixPath(urlsplit(name).path if "://" in name else name)
    return path.suffix.lower()


def _readable_head(head: bytes) -> bytes:
    """Give the first bytes as ASCII-compatible text, without byte order mark or leading space."""
    head = head[:_HEAD]
    if head.startswith(b"\xef\xbb\xbf"):
        head = head[3:]
    elif head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[: len(head) & ~1].decode("utf-16", errors="replace").encode()
    elif head[:4] in {b"<\0?\0", b"\0<\0?"}:
        order = "utf-16-le" if head[1] == 0 else "utf-16-be"
        head = head[: len(head) & ~1].decode(order, errors="replace").encode()
    return head.lstrip()


def _refuse_other_documents(text: bytes) -> None:
    if not text:
        raise NotRdfError("the document is empty: check that the address serves the catalogue")
    for signature, what in _SIGNATURES:
        if text.startswith(signature):
            raise NotRdfError(f"this is {what}, not RDF: give the address of the RDF feed itself")
    if _HTML.match(text):
        raise NotRdfError(
            "this is an HTML page, not RDF: the site may be showing an error or a sign-in page; "
            "open the address in a browser and correct it"
        )


def _possible_syntaxes(text: bytes) -> frozenset[Syntax]:
    """Say which syntaxes the first character leaves open."""
    first = text[:1]
    if first == b"{" and not re.match(rb"\{\s*(?:\"|\}|$)", text):
        return _TEXT
    if first == b"{" or re.match(rb"\[\s*[\[{\]]", text):
        return _JSON
    if _XML_START.match(text):
        return _XML
    return _TEXT


def _sniff(text: bytes, possible: frozenset[Syntax]) -> Syntax:
    if len(possible) == 1:
        return next(iter(possible))
    if _LINE_OF_TRIPLE.match(text):
        return Syntax.N_TRIPLES
    if _TURTLE_MARK.search(text):
        return Syntax.TRIG if _GRAPH_BLOCK.search(_without_values(text)) else Syntax.TURTLE
    shown = text[:40].decode("utf-8", errors="replace").splitlines()[0]
    raise NotRdfError(
        f"this is not RDF in any syntax known here (it begins {shown!r}): give the address of "
        "a Turtle, RDF/XML, JSON-LD, N-Triples, TriG or N-Quads document"
    )


def _without_values(text: bytes) -> bytes:
    """Blank out literals, IRIs and comments, which may hold braces of their own."""
    return re.sub(rb'"(?:[^"\\]|\\.)*"|<[^<>\s]*>|#[^\n]*', b" ", text)
