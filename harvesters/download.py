"""Writing a body to a temporary file, unpacked, under two size limits, without holding it."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Final

from harvesters.errors import CutOffError, OverLimitError

_PIECE: Final = 1 << 18
_GZIP_WINDOW: Final = 16 + zlib.MAX_WBITS

IDENTITY: Final = frozenset({"", "identity"})
GZIP: Final = frozenset({"gzip", "x-gzip"})


class SizeLimit:
    """How large a download may be, on the wire and unpacked, and where that is set."""

    def __init__(self, location: str, most: int, setting: str) -> None:
        self.location = location
        self.most = most
        self._setting = setting

    def check(self, size: int, what: str) -> None:
        """Raise when a size is over the limit."""
        if size > self.most:
            raise OverLimitError(
                self.location,
                f"over the limit: the file {what} is larger than {self.most:,} bytes",
                f"Raise {self._setting} if the feed is really this large, or page it.",
            )


class Downloaded:
    """What was written: its size and its hash."""

    def __init__(self) -> None:
        self.size = 0
        self._hash = hashlib.sha256()

    @property
    def digest(self) -> str:
        """The SHA-256 of the unpacked body."""
        return self._hash.hexdigest()

    def write(self, pieces: Iterable[bytes], file: IO[bytes], limit: SizeLimit) -> None:
        """Write pieces until they end or the limit is passed."""
        for piece in pieces:
            self._add(piece, limit)
            file.write(piece)

    def measure(self, pieces: Iterable[bytes], limit: SizeLimit) -> None:
        """Count and hash pieces that are on disk already."""
        for piece in pieces:
            self._add(piece, limit)

    def _add(self, piece: bytes, limit: SizeLimit) -> None:
        self.size += len(piece)
        limit.check(self.size, "unpacked")
        self._hash.update(piece)


def counted(pieces: Iterable[bytes], limit: SizeLimit) -> Iterator[bytes]:
    """Pass pieces on, and stop when more came over the wire than allowed."""
    size = 0
    for piece in pieces:
        size += len(piece)
        limit.check(size, "as sent")
        yield piece


def unzipped(pieces: Iterable[bytes], location: str) -> Iterator[bytes]:
    """Unpack gzip in pieces of bounded size, so that a bomb is stopped by the limit."""
    unpacker = zlib.decompressobj(_GZIP_WINDOW)
    try:
        for piece in pieces:
            waiting = piece
            while waiting:
                yield unpacker.decompress(waiting, _PIECE)
                waiting = unpacker.unconsumed_tail
                if unpacker.eof:
                    # A file may be several gzip members, one after the other.
                    waiting = unpacker.unused_data
                    unpacker = zlib.decompressobj(_GZIP_WINDOW) if waiting else unpacker
    except zlib.error as error:
        raise CutOffError(
            location, f"not the gzip it claims to be ({error})", "Fetch it again."
        ) from error
    if not unpacker.eof:
        raise CutOffError(
            location, "the compressed download ends before its end", "Fetch it again."
        )


def read_file(path: Path) -> Iterator[bytes]:
    """Read a file in pieces."""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
