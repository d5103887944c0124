"""The ear hears a canary however it is spelt."""

import base64
import json
from urllib.parse import quote

import pytest

from tests.security.canaries import Ear, canary, stem

WORD = canary("a hidden place")
RAW = WORD.encode()


@pytest.mark.parametrize(
    "answer",
    [
        RAW,
        RAW.upper(),
        RAW[:-3] + b"ing",
        RAW[::-1],
        RAW.hex().encode(),
        RAW.hex(":").upper().encode(),
        *(base64.b64encode(b"xyz"[:n] + RAW + b" and more") for n in range(3)),
        *(base64.urlsafe_b64encode(b"\xff\xfe\xfd"[:n] + RAW) for n in range(3)),
        b"token=" + base64.b64encode(RAW),
        "".join(f"%{byte:02X}" for byte in RAW).encode(),
        quote("".join(f"%{byte:02x}" for byte in RAW)).encode(),
        "".join(f"\\u{ord(letter):04x}" for letter in WORD).encode(),
        "".join(f"&#{ord(letter)};" for letter in WORD).encode(),
        "".join(f"&#x{ord(letter):x};" for letter in WORD).encode(),
        json.dumps({"a": [WORD]}).encode(),
    ],
)
def test_a_canary_is_heard_in_every_spelling(answer: bytes) -> None:
    ear = Ear()
    ear.listen(b"<p>some water " + answer + b" school</p>")
    assert ear.heard == {stem(WORD)}


def test_nothing_is_heard_where_none_sings() -> None:
    ear = Ear()
    ear.listen(b"zq00 water " + base64.b64encode(b"nothing to be heard here at all") + b"aa" * 40)
    assert ear.heard == set()
