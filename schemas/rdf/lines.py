"""Where in the bytes of a page something is described: best effort, for people to look it up."""

from collections.abc import Iterable, Iterator
from typing import Final

# How a subject is introduced in RDF/XML, Turtle and JSON-LD; then any mention at all.
_INTRODUCTIONS: Final = ('about="{}"', "about='{}'", "\n<{}>", '"@id": "{}"', '"@id":"{}"')
_MENTIONS: Final = ("<{}>", '"{}"', ">{}<")
_PATIENCE: Final = 12


class LineFinder:
    """Finds lines by name; quick when asked in the order of the document.

    Each search starts where the last one ended. A budget bounds the work that names which do
    not occur can cause; when it is spent, no more lines are given.
    """

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._position = 0
        self._line = 1
        self._budget = _PATIENCE * len(source) + 1_000_000

    def line_of(self, names: Iterable[str]) -> int | None:
        """Give the line on which the first of these names to be found stands."""
        for needle in _needles(names):
            found = self._find(needle)
            if found >= 0:
                return self._advance(found + (needle[:1] == b"\n"))
        return None

    def _find(self, needle: bytes) -> int:
        if self._budget <= 0:
            return -1
        found = self._source.find(needle, max(self._position - 1, 0))
        end = len(self._source) if found < 0 else found
        self._budget -= max(end - self._position, 0)
        if found < 0:
            found = self._source.find(needle, 0, self._position + len(needle))
            self._budget -= self._position if found < 0 else found
        return found

    def _advance(self, position: int) -> int:
        if position >= self._position:
            self._line += self._source.count(b"\n", self._position, position)
        else:
            self._line = 1 + self._source.count(b"\n", 0, position)
        self._position = position
        return self._line


def _needles(names: Iterable[str]) -> Iterator[bytes]:
    for form in (*_INTRODUCTIONS, *_MENTIONS):
        for name in names:
            if "<" not in name:
                yield form.format(name.replace("&", "&amp;") if "=" in form[:6] else name).encode()
