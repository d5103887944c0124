"""What text both databases can hold, decided in one place for all that is written to them.

PostgreSQL refuses U+0000, SQLite takes it; lone surrogates, which JSON escapes can spell, fit in
neither. U+0000 says nothing and is dropped; a lone surrogate becomes U+FFFD, so that a reader sees
that a character was lost there.
"""

import re

import msgspec

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_NUL = b"\\u0000"

_encoder = msgspec.json.Encoder(order="deterministic")


def storable(text: str) -> str:
    """Return the text without what no database of ours can hold; mostly the same object."""
    if "\0" in text:
        text = text.replace("\0", "")
    if text.isascii() or not _LONE_SURROGATE.search(text):
        return text
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def storable_json(value: object) -> str:
    """Encode a value as JSON in which every string is storable; equal values give equal text."""
    try:
        encoded = _encoder.encode(value)
    except UnicodeEncodeError:
        return _cleaned_json(value)
    return _cleaned_json(value) if _ESCAPED_NUL in encoded else encoded.decode()


def _cleaned_json(value: object) -> str:
    return _encoder.encode(_cleaned(msgspec.to_builtins(value))).decode()


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(entry) for entry in value]
    return value
