"""Bytes of one page to its graph: strictly first, and with repairs where that fails."""

import re
from collections.abc import Iterable
from typing import Final

import pyoxigraph

from schemas.errors import DtdRefusedError, LimitExceededError, NotRdfError, UnparseableError
from schemas.rdf.checking import TermCheck, plain
from schemas.rdf.complaints import in_plain_words
from schemas.rdf.contexts import with_bundled_contexts
from schemas.rdf.encoding import readable, with_valid_utf8
from schemas.rdf.graph import PageGraph, Statement
from schemas.rdf.hardening import LONGEST_LITERAL, check_json_depth, check_xml
from schemas.rdf.indexing import ORDINARY, Index, Room, indexed
from schemas.rdf.marking import may_be_secret
from schemas.rdf.mending import mended_turtle, mended_xml
from schemas.rdf.repairs import Repairs
from schemas.rdf.shortening import shortened
from schemas.rdf.stored import Text, head, holds, whole
from schemas.rdf.striping import without_misplaced_text
from schemas.rdf.syntax import Syntax

_HEAD: Final = 8192
_ESCAPED_LETTER: Final = re.compile(rb"\\u00[4567]")
# What the library says when one token does not fit into its buffer.
_FULL: Final = "buffer maximal size"
_ENDLESS: Final = (
    "one address or text of the document is longer than 16 MB: look for a missing quotation mark "
    "or bracket, or move the text into a document that the record links to"
)
_TRIPLE_TERM: Final = {Syntax.RDF_XML: b"Triple"}


def parse(data: Text, *, syntax: Syntax, base_iri: str, room: Room = ORDINARY) -> PageGraph:
    """Parse one page; relative IRIs are resolved against ``base_iri``, and nothing is fetched.

    A stored text is streamed from its file. It is held in memory after all when it must be mended,
    is in another encoding than UTF-8, or is JSON-LD, whose contexts may stand anywhere.

    Raise ``UnreadableError`` (or one of its kinds) for what cannot be read as a whole; what was
    repaired is told in the graph's findings.
    """
    if not head(data, len(data) if isinstance(data, bytes) else _HEAD).strip():
        raise NotRdfError("the document is empty: check that the address serves the catalogue")
    repairs = Repairs()
    xml = syntax is Syntax.RDF_XML
    text = readable(data, repairs, xml=xml)
    index = _Page(text, syntax, base_iri, repairs, room).index()
    if index.shortened:
        _tell_of_cut(repairs)
    graph = PageGraph(index, text)
    graph.findings.extend(repairs.findings)
    graph.bad_iris.update(repairs.bad_iris)
    return graph


def _tell_of_cut(repairs: Repairs) -> None:
    fix = f"no text may be longer than {LONGEST_LITERAL:,} characters; the rest was cut off"
    repairs.tell("PAGE-LITERAL-LENGTH", fix)


def _may_be_marked(json: bytes) -> bool:
    """Tell quickly whether JSON may hold a marking: its letters are written in two ways only."""
    is_plain = _ESCAPED_LETTER.search(json) is None
    return b"secret" in json.lower() if is_plain else may_be_secret(json)


def _with_marks(text: bytes) -> bytes:
    from schemas.rdf.marked_json import with_marks  # noqa: PLC0415 - few documents need it

    return with_marks(text)


class _Page:
    """The text of one page on its way to an index."""

    def __init__(
        self, text: Text, syntax: Syntax, base_iri: str, repairs: Repairs, room: Room
    ) -> None:
        self._text = text
        self._room = room
        self._longest = LONGEST_LITERAL if len(text) > LONGEST_LITERAL else None
        self._syntax = syntax
        self._base_iri = base_iri
        self._repairs = repairs

    def index(self) -> Index:
        """Parse the text, after cutting what is too long for the parser where that is so."""
        try:
            return self._parsed()
        except MemoryError as error:
            if _FULL not in str(error):
                raise
        self._text = shortened(
            whole(self._text), LONGEST_LITERAL, json=self._syntax is Syntax.JSON_LD
        )
        _tell_of_cut(self._repairs)
        try:
            return self._parsed()
        except MemoryError as error:
            if _FULL not in str(error):
                raise
            raise LimitExceededError(_ENDLESS) from error

    def _parsed(self) -> Index:
        """Parse the text in the way its syntax needs."""
        if self._syntax is Syntax.JSON_LD:
            return self._json_ld()
        if self._syntax is Syntax.RDF_XML:
            return self._rdf_xml()
        return self._turtle()

    def _turtle(self) -> Index:
        try:
            return self._indexed(self._strict(self._text))
        except SyntaxError as fault:
            received = whole(self._text)
            text = with_valid_utf8(received, self._repairs).decode()
            mended = mended_turtle(text, self._base_iri, self._repairs).encode()
            if mended == received:
                raise self._complaint(fault) from fault
        try:
            return self._indexed(self._strict(mended))
        except SyntaxError as fault:
            raise self._complaint(fault) from fault

    def _rdf_xml(self) -> Index:
        try:
            check_xml(self._text)
            return self._indexed(self._strict(self._text))
        except DtdRefusedError:
            raise
        except (SyntaxError, UnparseableError):
            text = with_valid_utf8(whole(self._text), self._repairs)
        # A first fault may hide what is refused: the mended text is checked as a whole.
        mended = mended_xml(text.decode(), self._repairs).encode()
        check_xml(mended)
        mended = without_misplaced_text(mended, self._repairs)
        try:
            return self._lenient(mended)
        except SyntaxError as fault:
            raise self._complaint(fault) from fault

    def _json_ld(self) -> Index:
        text = with_valid_utf8(whole(self._text), self._repairs)
        check_json_depth(text)
        text = with_bundled_contexts(text, self._repairs)
        if _may_be_marked(text):
            text = _with_marks(text)
        try:
            # The strict parser leaves out, without a word, what it finds illegal.
            index = self._lenient(text)
        except SyntaxError as fault:
            raise self._complaint(fault) from fault
        # An empty list is how a library writes a graph that says nothing.
        if not index.triples and b'"@' not in text and text.strip() != b"[]":
            raise NotRdfError(
                "this is plain JSON, not JSON-LD: it has no @context, so its names mean nothing; "
                "add one, or give the address of the RDF feed"
            )
        return index

    def _complaint(self, fault: SyntaxError) -> UnparseableError:
        # What is quoted could stand in a record of which nothing may be shown.
        return in_plain_words(fault, quotes=not may_be_secret(self._text))

    def _indexed(self, quads: Iterable[pyoxigraph.Quad | Statement]) -> Index:
        return indexed(quads, self._room, self._longest)

    def _strict(self, text: Text) -> Iterable[pyoxigraph.Quad]:
        kind, base_iri = self._syntax.rdf_format, self._base_iri
        if isinstance(text, bytes):
            quads = pyoxigraph.parse(text, kind, base_iri=base_iri)
        elif text.is_as_in_file:
            quads = pyoxigraph.parse(path=text.path, format=kind, base_iri=base_iri)
        else:
            quads = pyoxigraph.parse(text.stream(), kind, base_iri=base_iri)
        mark = _TRIPLE_TERM.get(self._syntax, b"<<")
        return plain(quads, self._repairs) if holds(text, mark) else quads

    def _lenient(self, text: bytes) -> Index:
        quads = pyoxigraph.parse(
            text, self._syntax.rdf_format, base_iri=self._base_iri, lenient=True
        )
        terms = TermCheck(self._base_iri, self._repairs)
        index = self._indexed(terms.checked(quads))
        index.drop_unlinked(terms.unlinked)
        return index
