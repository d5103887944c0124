"""What is refused before a parser sees it: entity definitions, and nesting without end.

Either can end the whole process inside the parsing library, with no exception to catch.
"""

import re
from typing import Final, NoReturn
from xml.parsers import expat  # DTDs, the danger here, are refused at their first character

import msgspec

from schemas.errors import DtdRefusedError, LimitExceededError, NotRdfError, UnparseableError
from schemas.rdf.marking import may_be_secret
from schemas.rdf.stored import Text, holds, pieces

RDF_NAMESPACE: Final = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LONGEST_LITERAL: Final = 1_000_000

# The library's XML reader takes a document type wherever it stands and however it is cased.
_DOCUMENT_TYPE: Final = re.compile(rb"<![dDeE]")
_DOCUMENT_END: Final = re.compile(
    rb"<(?:/([^\s>]+)\s*|[^<>]*/)>(?:\s|<!--(?:[^-]|-(?!-))*-->|<\?[^>]*\?>)*$"
)
_TAIL: Final = 4096
_DTD_MESSAGE: Final = (
    "the document defines entities (<!DOCTYPE …>), which are never expanded: "
    "remove the document type and write the characters out"
)


class _EnoughSeen(Exception):  # noqa: N818  # not an error: the first element ends the look
    """Stops the XML reader once the root element has been seen."""


def check_xml(text: Text) -> None:
    """Refuse entity definitions, documents that are not RDF, and documents cut short."""
    root = _root_element(text)
    if any(map(_DOCUMENT_TYPE.search, pieces(text))):
        check_well_formed(text)
    if not holds(text, RDF_NAMESPACE):
        shown = "" if may_be_secret(text) else f" (its root element is <{root}>)"
        raise NotRdfError(f"this is XML but not RDF{shown}: give the address of the RDF/XML feed")
    tail = _tail(text)
    end = _DOCUMENT_END.search(tail, max(0, len(tail) - _TAIL))
    if end is None or (end[1] is not None and end[1].decode(errors="replace") != root):
        check_well_formed(text)


def _tail(text: Text) -> bytes:
    """Give bytes that the text ends with, enough to hold its last tag."""
    tail = b""
    for piece in pieces(text):
        tail = piece if len(piece) >= _TAIL else tail[-_TAIL:] + piece
    return tail


def check_well_formed(text: Text) -> None:
    """Read the whole document as XML; raise with the line of its first fault."""
    reader = xml_reader()
    try:
        _read(reader, text)
    except expat.ExpatError as error:
        raise xml_fault(error) from error
    except ValueError as error:
        raise UnparseableError("the XML declaration names an unknown encoding", 1) from error


def check_json_depth(data: bytes) -> None:
    """Refuse JSON that is nested deeper than any real document, or that is no JSON."""
    try:
        msgspec.json.decode(data, type=msgspec.Raw)
    except RecursionError as error:
        raise LimitExceededError(
            "the JSON is nested more than some hundred levels deep, which no catalogue needs"
        ) from error
    except (msgspec.DecodeError, UnicodeError):
        return  # the parser proper names the line


def _read(reader: expat.XMLParserType, text: Text) -> None:
    try:
        for piece in pieces(text):
            reader.Parse(piece, False)  # noqa: FBT003  # the library's own signature
        reader.Parse(b"", True)  # noqa: FBT003  # as above
    except LookupError as error:
        # So the library says that it knows no such encoding; of others it says ValueError.
        raise UnparseableError("the XML declaration names an unknown encoding", 1) from error


def _root_element(text: Text) -> str:
    names: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        names.append(name)
        raise _EnoughSeen

    reader = xml_reader()
    reader.StartElementHandler = start
    try:
        _read(reader, text)
    except _EnoughSeen:
        return names[0]
    except expat.ExpatError as error:
        raise xml_fault(error) from error
    except ValueError as error:
        raise UnparseableError("the XML declaration names an unknown encoding", 1) from error
    raise UnparseableError("the XML document has no element", 1)


def xml_reader(separator: str | None = None) -> expat.XMLParserType:
    """Make an XML reader that refuses entity definitions."""
    reader = expat.ParserCreate(namespace_separator=separator)

    def refuse(*_: object) -> NoReturn:
        raise DtdRefusedError(_DTD_MESSAGE, reader.CurrentLineNumber)

    reader.StartDoctypeDeclHandler = refuse
    reader.EntityDeclHandler = refuse
    return reader


def xml_fault(error: expat.ExpatError) -> UnparseableError:
    """Tell an XML fault in plain words, with its line."""
    cause = expat.ErrorString(error.code) or "not well-formed"
    return UnparseableError(
        _XML_CAUSES.get(cause, f"this is not well-formed XML: {cause}"), error.lineno
    )


_XML_CAUSES: Final = {
    "no element found": (
        "the XML ends before its elements are closed: the download was cut off or the file is "
        "not complete"
    ),
    "unclosed token": (
        "the XML ends in the middle of a tag: the download was cut off or the file is not complete"
    ),
    "mismatched tag": "a closing tag does not match the element it should close",
    "undefined entity": (
        "an entity such as &nbsp; is used that XML does not know: write the character"
    ),
    "unbound prefix": "a prefix is used that is not bound: add its xmlns:… attribute",
    "not well-formed (invalid token)": (
        "this is not well-formed XML: look for a bare & or < in a text (write &amp; or &lt;)"
    ),
    "junk after document element": "something follows the end of the root element: remove it",
}
