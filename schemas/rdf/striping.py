"""Text where RDF/XML has no place for it: taken out, so that the rest can be read.

RDF/XML alternates node and property elements; text belongs into a property element that links
to nothing. Producers nest a node's name for a property's, or add a label beside a link.
"""

import enum
from typing import Final
from xml.parsers import expat

from schemas.errors import UnparseableError
from schemas.namespaces import RDF
from schemas.rdf.hardening import xml_fault, xml_reader
from schemas.rdf.repairs import Repairs

_SEPARATOR: Final = " "
_DOCUMENT: Final = RDF + _SEPARATOR + "RDF"
_RESOURCE: Final = RDF + _SEPARATOR + "resource"
_PARSE_TYPE: Final = RDF + _SEPARATOR + "parseType"


class _Place(enum.Enum):
    """What an element is for the text and the elements directly in it."""

    DOCUMENT = enum.auto()
    NODE = enum.auto()
    PROPERTY = enum.auto()
    LINK = enum.auto()
    XML_LITERAL = enum.auto()


_TEXT_BELONGS: Final = frozenset({_Place.PROPERTY, _Place.XML_LITERAL})


def without_misplaced_text(data: bytes, repairs: Repairs) -> bytes:
    """Blank out misplaced text in a well-formed document, line ends kept, and tell of it."""
    ranges = _Striping(data, repairs).ranges()
    if not ranges:
        return data
    mended = bytearray(data)
    for start, end in ranges:
        mended[start:end] = bytes(byte if byte in b"\r\n" else 0x20 for byte in data[start:end])
    return bytes(mended)


class _Striping:
    """Walks a document's elements, noting where text stands that has no place."""

    def __init__(self, data: bytes, repairs: Repairs) -> None:
        self._data = data
        self._repairs = repairs
        self._places: list[_Place] = []
        self._ranges: list[tuple[int, int]] = []
        self._begun: int | None = None
        self._reader = xml_reader(_SEPARATOR)
        self._reader.StartElementHandler = self._start
        self._reader.EndElementHandler = self._end
        self._reader.CharacterDataHandler = self._text
        self._reader.DefaultHandler = self._other

    def ranges(self) -> list[tuple[int, int]]:
        """Give the byte ranges of misplaced text, in order."""
        try:
            self._reader.Parse(self._data, True)  # noqa: FBT003  # the library's own signature
        except expat.ExpatError as error:
            raise xml_fault(error) from error
        except ValueError as error:
            raise UnparseableError("the XML declaration names an unknown encoding", 1) from error
        return self._ranges

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._close()
        self._places.append(self._place(name, attributes))

    def _end(self, _: str) -> None:
        self._close()
        self._places.pop()

    def _other(self, _: str) -> None:
        self._close()

    def _place(self, name: str, attributes: dict[str, str]) -> _Place:
        parent = self._places[-1] if self._places else None
        if parent is None:
            return _Place.DOCUMENT if name == _DOCUMENT else _Place.NODE
        if parent is _Place.XML_LITERAL:
            return parent
        if parent is not _Place.NODE:
            return _Place.NODE
        parse_type = attributes.get(_PARSE_TYPE)
        if parse_type is None:
            return _Place.LINK if _RESOURCE in attributes else _Place.PROPERTY
        # "Resource" makes the element a node of its own; whatever is unknown reads as Literal.
        kinds = {"Resource": _Place.NODE, "Collection": _Place.LINK}
        return kinds.get(parse_type, _Place.XML_LITERAL)

    def _text(self, text: str) -> None:
        self._close()
        if self._places[-1] in _TEXT_BELONGS or not text.strip():
            return
        self._begun = self._reader.CurrentByteIndex
        fix = "a text stands where RDF/XML allows none (beside a link, or in a node): left out"
        self._repairs.tell("PAGE-TEXT-MISPLACED", fix, text.strip(), self._reader.CurrentLineNumber)

    def _close(self) -> None:
        if self._begun is not None:
            self._ranges.append((self._begun, self._reader.CurrentByteIndex))
            self._begun = None
