"""The text of a page that stays in its file: read piece by piece, never as a whole.

A memory map would do as much, but its pages count as the process's own memory once touched.
"""

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeAlias

_PIECE: Final = 1 << 20
_WINDOW: Final = 1 << 18
# A piece ends after one of these: nothing that is looked for or mended contains them inside.
_BREAKS: Final = (b"\n", b">", b" ")

Cleaning: TypeAlias = Callable[[bytes], bytes]


class StoredText:
    """Bytes in a file: sliced and searched like bytes; ``cleaning`` changes what is read of them.

    ``has_mark`` tells of a byte order mark, which is passed over.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.cleaning: Cleaning | None = None
        self.has_mark = False
        self._file = path.open("rb", buffering=0)
        self._size = os.fstat(self._file.fileno()).st_size
        self._window = (0, b"")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return self._size

    def head(self, size: int) -> bytes:
        """Give the first bytes as they are in the file."""
        return os.pread(self._file.fileno(), size, 0)

    def between(self, start: int, end: int) -> bytes:
        """Give the bytes between two places as they are in the file."""
        base, window = self._around(start, min(end, self._size) - start)
        return window[start - base : end - base]

    def find(self, needle: bytes, start: int = 0, end: int | None = None) -> int:
        """Find where bytes first stand, as ``bytes.find`` does."""
        last = self._size if end is None else min(end, self._size)
        position = start
        while position + len(needle) <= last:
            base, window = self._around(position, len(needle))
            found = window.find(needle, position - base, last - base)
            if found >= 0:
                return base + found
            position = base + len(window) - len(needle) + 1
        return -1

    def count(self, byte: bytes, start: int, end: int) -> int:
        """Count a single byte between two places."""
        count = 0
        position = start
        while position < end:
            base, window = self._around(position, 1)
            count += window.count(byte, position - base, end - base)
            position = base + len(window)
        return count

    def pieces(self) -> Iterator[bytes]:
        """Give the text in order, cleaned."""
        for piece in self.raw_pieces():
            yield piece if self.cleaning is None else self.cleaning(piece)

    @property
    def is_as_in_file(self) -> bool:
        """Tell whether reading the file as it is would be the same."""
        return self.cleaning is None and not self.has_mark

    def raw_pieces(self) -> Iterator[bytes]:
        """Give the text in order as it is in the file, without byte order mark."""
        position, rest = 3 if self.has_mark else 0, b""
        while piece := os.pread(self._file.fileno(), _PIECE, position):
            position += len(piece)
            end = max(map(piece.rfind, _BREAKS)) + 1
            if end:
                yield rest + piece[:end]
                rest = piece[end:]
            else:
                rest += piece
        if rest:
            yield rest

    def stream(self) -> io.BufferedReader:
        """Give the cleaned text as a stream."""
        return io.BufferedReader(_Stream(self.pieces()), _WINDOW)

    def whole(self) -> bytes:
        """Read all of it into memory, cleaned."""
        return b"".join(self.pieces())

    def _around(self, position: int, length: int) -> tuple[int, bytes]:
        """Give a stretch that holds a place and, unless the file ends, so many bytes after it."""
        base, window = self._window
        if not base <= position <= base + len(window) - length:
            window = os.pread(self._file.fileno(), max(_WINDOW, 2 * length), position)
            if not window:
                raise EOFError("the file of the page became shorter while it was read")
            base = position
            self._window = (base, window)
        return base, window


class _Stream(io.RawIOBase):
    """Pieces as a raw stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        target = memoryview(buffer)  # type: ignore[arg-type]  # the stub has a private type
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        size = min(len(target), len(self._rest))
        target[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


Text: TypeAlias = bytes | StoredText


def pieces(text: Text) -> Iterator[bytes]:
    """Give a text in order: what is in memory at once, what is stored piece by piece."""
    return iter((text,)) if isinstance(text, bytes) else text.pieces()


def whole(text: Text) -> bytes:
    """Give a text as bytes."""
    return text if isinstance(text, bytes) else text.whole()


def head(text: Text, size: int) -> bytes:
    """Give the first bytes of a text as they are."""
    return text[:size] if isinstance(text, bytes) else text.head(size)


def between(text: Text, start: int, end: int) -> bytes:
    """Give the bytes between two places as they are."""
    return text[start:end] if isinstance(text, bytes) else text.between(start, end)


def holds(text: Text, mark: bytes) -> bool:
    """Tell whether a mark without space, ``>`` or line end stands in a text."""
    if isinstance(text, bytes):
        return mark in text
    return any(mark in piece for piece in text.pieces())
