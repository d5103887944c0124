"""Where in the bytes of a page something is described: best effort, for people to look it up."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from schemas.rdf.stored import Text, between, head

# How a subject is introduced; then how it may be mentioned at all.
_XML_FORMS: Final = ('about="{}"', "about='{}'", '"{}"')
_JSON_FORMS: Final = ('"@id": "{}"', '"@id":"{}"', '"{}"')
_TURTLE_FORMS: Final = ("\n<{}>", "<{}>")
_IDENTIFIER_FORMS: Final = (">{}<", '"{}"')
# Not the namespace of FOAF, which is http://xmlns.com/.
_NAMESPACE: Final = re.compile(rb"\sxmlns[:=]")
_PATIENCE: Final = 12
# Records follow one another, and so do a record and its parts.
_NEAR: Final = 1 << 16
_MOST_PLACES: Final = 4_096
# On a longer line nobody looks for a place by its number.
_LONG_LINE: Final = 4_096


class LineFinder:
    """Finds lines by name; quick when asked in the order of the document.

    Each search starts where the last one ended. A budget bounds the work that names which do
    not occur can cause; when it is spent, no more lines are given.
    """

    def __init__(self, source: Text, *, is_for_parts: bool = False) -> None:
        self._source = source
        self._is_for_parts = is_for_parts
        self._position = 0
        self._line = 1
        self._places: dict[int, int] = {}
        self._budget = _PATIENCE * len(source) + 1_000_000
        first = head(source, 1000).lstrip()[:1]
        self.is_xml = first == b"<" and _NAMESPACE.search(head(source, 4096)) is not None
        self.is_json = first in {b"{", b"["}
        self._iri_forms = _JSON_FORMS if self.is_json else _TURTLE_FORMS
        if self.is_xml:
            self._iri_forms = _XML_FORMS

    def line_of(self, iri: str | None, identifiers: Iterable[str]) -> int | None:
        """Give the line on which the IRI is introduced, or else an identifier first stands."""
        for needle in self._needles(iri, identifiers):
            found = self._find(needle)
            if found >= 0:
                return self._advance(found + (needle[:1] == b"\n"))
        return None

    @property
    def place(self) -> tuple[int, int]:
        """Where the last search ended: the position and the line."""
        return self._position, self._line

    def start_from(self, place: tuple[int, int]) -> None:
        """Begin the next search at a place that this or another finder of the text gave."""
        self._position, self._line = place

    def text_from(self, line: int, size: int) -> bytes:
        """Give the text from where a line begins; nothing when that costs too much to find."""
        position = self._begin_of(line)
        if position is None:
            return b""
        return between(self._source, position, min(position + size, len(self._source)))

    def _begin_of(self, line: int) -> int | None:
        """Find where a line begins; quick for the line that was given last and those after it."""
        if line != self._line and line in self._places:
            self._position, self._line = self._places[line], line
        if line < self._line:
            self._position, self._line = 0, 1
        if line == self._line:
            before = between(self._source, max(self._position - _LONG_LINE, 0), self._position)
            end = before.rfind(b"\n")
            is_whole = end >= 0 or len(before) < _LONG_LINE
            return self._position - len(before) + end + 1 if is_whole else None
        while self._line < line:
            found = self._find_from_here(b"\n")
            if found < 0:
                return None
            self._position, self._line = found + 1, self._line + 1
        return self._position

    def _find_from_here(self, needle: bytes) -> int:
        if self._budget <= 0:
            return -1
        found = self._source.find(needle, self._position, len(self._source))
        self._budget -= max(found - self._position, 0) + 1
        return found

    def _needles(self, iri: str | None, identifiers: Iterable[str]) -> Iterator[bytes]:
        for name, forms in (
            *([(iri, self._iri_forms)] if iri else []),
            *((identifier, _IDENTIFIER_FORMS) for identifier in identifiers if identifier),
        ):
            written = name.replace("&", "&amp;") if self.is_xml else name
            yield from (form.format(written).encode(errors="replace") for form in forms)

    def _find(self, needle: bytes) -> int:
        begin, size = max(self._position - 1, 0), len(self._source)
        near = min(begin + _NEAR, size)
        rest = ((max(near - len(needle), begin), size), (0, begin + len(needle)))
        for start, end in ((begin, near), *(rest[::-1] if self._is_for_parts else rest)):
            if self._budget <= 0:
                return -1
            found = self._source.find(needle, start, end)
            self._budget -= (end if found < 0 else found) - start
            if found >= 0:
                return found
        return -1

    def _advance(self, position: int) -> int:
        if position >= self._position:
            self._line += self._source.count(b"\n", self._position, position)
        elif position > self._position // 2:
            self._line -= self._source.count(b"\n", position, self._position)
        else:
            self._line = 1 + self._source.count(b"\n", 0, position)
        self._position = position
        if len(self._places) >= _MOST_PLACES:
            self._places.clear()
        self._places[self._line] = position
        return self._line
