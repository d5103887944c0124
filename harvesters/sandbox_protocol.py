"""What parent and child of the sandbox say to each other: length-prefixed JSON, never pickles.

The child handles foreign bytes, so the parent decodes what it sends as typed values and takes no
frame above a limit: a child gone astray can send nonsense, not code.
"""

import datetime as dt
import struct
from typing import Final

import msgspec

from schemas.reading import PageEnd, RecordReading

LENGTH: Final = struct.Struct(">I")
LARGEST_FRAME: Final = 32 << 20
#: Of one record, encoded: far above any real one, and as much as the parent can take with ease.
LARGEST_RECORD: Final = 8 << 20


class Begin(msgspec.Struct, frozen=True, kw_only=True, tag="begin"):
    """What holds for all pages of a run; sent once.

    ``known`` are the digests of the catalogue by identifier, for which an unchanged record need
    not be mapped again. Limits are seconds of processor time a page, and bytes.
    """

    reader: str
    today: dt.date
    is_open_by_nature: bool = False
    reads_parts: bool = False
    keeps_rest: bool = False
    known: dict[str, str] = {}
    cpu_seconds: int
    memory_bytes: int


class ReadPage(msgspec.Struct, frozen=True, kw_only=True, tag="page"):
    """One page to read, from a file that the parent wrote."""

    path: str
    base_iri: str
    media_type: str | None = None
    name: str | None = None


class Records(msgspec.Struct, frozen=True, tag="records"):
    """Some records of the page, in the order read."""

    records: list[RecordReading]


class End(msgspec.Struct, frozen=True, tag="end"):
    """The page was read to its end."""

    end: PageEnd


class Failure(msgspec.Struct, frozen=True, kw_only=True, tag="failure"):
    """The page could not be read; ``is_fault`` tells our own fault from the feed's."""

    message: str
    line: int | None = None
    is_fault: bool = False


Request = Begin | ReadPage
Answer = Records | End | Failure

_encoder: Final = msgspec.json.Encoder()
_request_decoder: Final[msgspec.json.Decoder[Request]] = msgspec.json.Decoder(Request)
_answer_decoder: Final[msgspec.json.Decoder[Answer]] = msgspec.json.Decoder(Answer)


def decode_request(content: bytes) -> Request:
    """Decode what the parent sent."""
    return _request_decoder.decode(content)


def decode_answer(content: bytes | bytearray) -> Answer:
    """Decode what the child sent; raise ``msgspec.DecodeError`` for anything else."""
    return _answer_decoder.decode(content)


def frame(message: Request | Answer) -> bytes:
    """Encode a message with its length before it."""
    buffer = bytearray(LENGTH.size)
    _encoder.encode_into(message, buffer, LENGTH.size)
    LENGTH.pack_into(buffer, 0, len(buffer) - LENGTH.size)
    return bytes(buffer)
