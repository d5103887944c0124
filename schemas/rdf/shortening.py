"""Cutting texts that are too long even for the parser's buffer, before they come to it."""

import re
from typing import Final

# Addresses and comments are passed over, as a quotation mark in them opens no text.
_TOKEN: Final = re.compile(
    rb'"""(?:[^"\\]++|\\.|"(?!""))*+"""'
    rb"|'''(?:[^'\\]++|\\.|'(?!''))*+'''"
    rb'|"(?:[^"\\]++|\\.)*+"'
    rb"|'(?:[^'\\\n]++|\\.)*+'"
    rb'|<[^<>"{}\s]*+>|#[^\n]*+',
    re.DOTALL,
)
_JSON_TOKEN: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
# Backslash, U and eight digits.
_LONGEST_ESCAPE: Final = 10
_QUOTES: Final = (b'"""', b"'''", b'"', b"'")


def shortened(text: bytes, longest: int, *, json: bool = False) -> bytes:
    """Cut the texts in Turtle, N-Triples or JSON that take more bytes than ``longest``."""

    def cut(found: re.Match[bytes]) -> bytes:
        token = found[0]
        if len(token) <= longest or token[:1] not in {b'"', b"'"}:
            return token
        quote = next(each for each in _QUOTES if token.startswith(each))
        return quote + _without_half_escape(token[len(quote) : longest]) + quote

    return (_JSON_TOKEN if json else _TOKEN).sub(cut, text)


def _without_half_escape(text: bytes) -> bytes:
    """Take off the end what may be a part of an escape or of a character."""
    backslash = text.find(b"\\", max(0, len(text) - _LONGEST_ESCAPE))
    text = text if backslash < 0 else text[:backslash]
    if (len(text) - len(text.rstrip(b"\\"))) % 2:
        text = text[:-1]
    return text.rstrip(b"\"'").decode(errors="ignore").encode()
