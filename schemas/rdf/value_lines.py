"""The line on which a value stands within the description of what has it.

A line is given only when it is sure to be the right one: the value stands there as a whole, and
either the name of its property is near or it stands nowhere else in the description.
"""

import re
from collections.abc import Callable, Collection
from typing import Final
from xml.sax.saxutils import escape

from schemas.rdf.lines import LineFinder

_FIRST_LOOK: Final = 4_096
_FURTHEST_LOOK: Final = 131_072
_MOST_PLACES: Final = 4
_NEAR: Final = 200
_LONGEST_NEEDLE: Final = 60
# What may stand right before and after a value that is written as a whole.
_OPENERS: Final = frozenset(b"\"'><")
_CLOSERS: Final = frozenset(b"\"'><\n\r")
# What may stand before the name of a property that ends with a colon.
_BEFORE_KEY: Final = b" \t\r\n"
_LOOSE: Final = re.compile(rb"(?:: |- )[\"']?$")
_TAG: Final = re.compile(rb"<([\w.-]+:[\w.-]+)[^<]*$")
_YAML_LINE: Final = re.compile(rb"[ \t]*(?:- )?[\w.-]+:(?:\s|$)")
_TRIPLE_LINE: Final = re.compile(rb"(<[^>\n]*>) <[^>\n]*> [^\n]*\.[ \t\r]*\n")
_TURTLE_LINE: Final = re.compile(rb"\s*(?:[<\[@]|_:|[\w.-]*:[^\s/,]+(?:\s|$))")
_TURTLE_END: Final = re.compile(rb"\.[ \t\r]*(?:\n\s*)?\n(?=[<\[@#]|_:|[\w.-]*:\S)")
_TURTLE_LAST: Final = re.compile(rb"\.\s*\Z")
_INDENTATION: Final = re.compile(rb"[ \t]*")
_AFTER_SPACE: Final = re.compile(rb"\s*")


class ValueLines:
    """Finds the lines of values; what was cut out for one value serves for the next."""

    def __init__(self, finder: LineFinder) -> None:
        self._finder = finder
        self._line = 0
        self._text = b""
        self._end_of: Callable[[bytes], int] = _end_of_block
        if finder.is_json:
            self._end_of = _end_by_indentation
        elif finder.is_xml:
            self._end_of = _end_of_element

    def line_of(self, line: int, value: str, names: Collection[bytes]) -> int | None:
        """Give the line of a value in what is described from a line on."""
        if line != self._line:
            text = self._stretch(line)
            # All that is on one line is found already.
            self._line, self._text = line, text if b"\n" in text else b""
        if not self._text:
            return None
        for needle in self._needles(value):
            found = _place(self._text, needle, names)
            if found is not None:
                return line + self._text.count(b"\n", 0, found)
        return None

    def _needles(self, value: str) -> tuple[bytes, ...]:
        written = value.partition("\n")[0][:_LONGEST_NEEDLE].rstrip()
        if not written:
            return ()
        plain = written.encode(errors="replace")
        if self._finder.is_xml:
            return tuple(dict.fromkeys((escape(written).encode(errors="replace"), plain)))
        if written.isascii() and '"' not in written and "\\" not in written:
            return (plain,)
        marked = written.replace("\\", "\\\\").replace('"', '\\"')
        shown = marked.encode("ascii", "backslashreplace") if self._finder.is_json else plain
        return tuple(dict.fromkeys((marked.encode(errors="replace"), plain, shown)))

    def _stretch(self, line: int) -> bytes:
        """Cut out the description that begins on a line; nothing when its end is not in sight."""
        for look in (_FIRST_LOOK, _FURTHEST_LOOK):
            text = self._finder.text_from(line, look)
            end = self._end_of(text)
            if end >= 0:
                return text[:end]
            if len(text) < look:
                return text
        return b""


def _place(text: bytes, needle: bytes, names: Collection[bytes]) -> int | None:
    """Find where a value stands: beside its property's name, or else in its only place."""
    places: list[int] = []
    found = text.find(needle)
    while found >= 0 and len(places) < _MOST_PLACES:
        if _is_whole(text, found, found + len(needle)):
            before = text[max(found - _NEAR, 0) : found]
            if any(name in before for name in names):
                return found
            places.append(found)
        found = text.find(needle, found + 1)
    return places[0] if len(places) == 1 else None


def _is_whole(text: bytes, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    if text[end : end + 1] == b":" and not before.strip(_BEFORE_KEY):
        return True
    opens = bool(before) and before[0] in _OPENERS
    if not opens and not _LOOSE.search(text[max(start - 3, 0) : start]):
        return False
    is_cut = end - start >= _LONGEST_NEEDLE
    return is_cut or end == len(text) or text[end] in _CLOSERS


def _end_by_indentation(text: bytes) -> int:
    """End where a line begins further left than the first, or as far left as its bracket."""
    first = _INDENTATION.match(text)
    width = len(first[0]) if first else 0
    is_inside = text[width : width + 1] not in {b"{", b"-", b"["}
    most = width - 1 if is_inside else width
    if most < 0:
        return -1
    found = re.compile(rb"\n[ \t]{0,%d}[^ \t\r\n]" % most).search(text)
    return found.start() if found else -1


def _end_of_element(text: bytes) -> int:
    """End with the element that begins on the first line."""
    line = text.partition(b"\n")[0]
    tag = _TAG.search(line)
    if tag is None or tag[1].endswith(b":Description"):
        return _end_by_indentation(text)
    if tag[0].rstrip().endswith(b"/>"):
        return len(line)
    return text.find(b"</%b>" % tag[1])


def _end_of_block(text: bytes) -> int:
    """End with the statements of a subject, the lines of an object, or a line of anything else."""
    if _YAML_LINE.match(text):
        return _end_by_indentation(text)
    triple = _TRIPLE_LINE.match(text)
    if triple:
        return _end_of_triples(text, triple[1] + b" ")
    if not _TURTLE_LINE.match(text):
        return len(text.partition(b"\n")[0])
    found = _TURTLE_END.search(text) or _TURTLE_LAST.search(text)
    return found.end() if found else -1


def _end_of_triples(text: bytes, subject: bytes) -> int:
    end = 0
    while text.startswith(subject, end):
        following = text.find(b"\n", end)
        if following < 0:
            return -1
        end = following + 1
    return end if end < len(text) else -1
