"""Canaries: words that stand nowhere else, and finding them however they are spelt.

Each begins with ``zq`` and goes on in hexadecimal digits; its first part is enough to know it by,
so that one that was cut, or lost its ending to a stemmer, is found as well.
"""

import base64
import hashlib
import html
import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote_to_bytes

_KNOWN_BY = 14
_RAW = re.compile(rb"zq[0-9a-f]{12}")
_REVERSED = re.compile(rb"[0-9a-f]{12,}qz")
_HEX = re.compile(rb"(?:[0-9a-f]{2}[\s:]?){14,}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{18,}={0,2}")
_JSON_ESCAPE = re.compile(rb"\\u([0-9a-fA-F]{4})")
_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def canary(place: str) -> str:
    """Return the canary of a place; the same place always gives the same."""
    return "zq" + hashlib.sha256(place.encode()).hexdigest()[:16]


def stem(word: str) -> str:
    """Return what a canary is known by."""
    return word[:_KNOWN_BY]


def stems(words: Iterable[str]) -> frozenset[str]:
    """Return what these canaries are known by."""
    return frozenset(stem(word) for word in words)


class Ear:
    """Hears canaries in what was answered; long runs of letters are listened to once."""

    def __init__(self) -> None:
        self.heard: set[str] = set()
        self._runs: set[bytes] = set()

    def listen(self, answer: bytes) -> None:
        """Look for canaries in any spelling."""
        lowered = answer.lower()
        for text in {lowered, *self._respelt(lowered)}:
            self._raw(text)
        for found in _REVERSED.findall(lowered):
            self._raw(found[::-1])
        for run in _HEX.findall(lowered):
            self._once(run, lambda run: self._raw(_from_hex(run)))
        for run in _BASE64.findall(answer):
            self._once(run, self._from_base64)

    def _respelt(self, lowered: bytes) -> Iterable[bytes]:
        if b"%7a" in lowered or b"%71" in lowered or b"%2" in lowered:
            once = unquote_to_bytes(lowered)
            yield once
            yield unquote_to_bytes(once)
        if b"\\u00" in lowered:
            yield _JSON_ESCAPE.sub(lambda code: bytes([int(code[1], 16) & 0xFF]), lowered)
        if b"&#" in lowered:
            yield html.unescape(lowered.decode("utf-8", "replace")).encode()

    def _raw(self, text: bytes) -> None:
        self.heard.update(found.decode() for found in _RAW.findall(text.lower()))

    def _once(self, run: bytes, listen: Callable[[bytes], None]) -> None:
        if run not in self._runs:
            self._runs.add(run)
            listen(run)

    def _from_base64(self, run: bytes) -> None:
        plain = run.rstrip(b"=").translate(_URL_SAFE)
        for start in range(4):
            aligned = plain[start:]
            whole = aligned[: len(aligned) // 4 * 4]
            self._raw(base64.b64decode(whole))


def _from_hex(run: bytes) -> bytes:
    return bytes.fromhex(re.sub(rb"[\s:]", b"", run).decode())
