"""What somebody wants checked: pasted text, a file, or an address; one of them."""

from pathlib import PurePath
from typing import Final
from urllib.parse import urlsplit

import msgspec
from flask import request

from catalogue.services.addresses import UnusableFieldError
from harvesters.checking import Document

PASTED: Final = "What you pasted"
#: Up to this size what was sent travels along in the page, so that the report can be downloaded.
MOST_CARRIED: Final = 500_000
_LONGEST_URL: Final = 2_000
_LONGEST_NAME: Final = 100
_LONGEST_SUFFIX: Final = 11
_SCHEMES: Final = {"http", "https"}


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be checked: a document that was sent, or an address."""

    document: Document | None = None
    url: str = ""

    @property
    def carried(self) -> dict[str, str]:
        """What a form needs to ask the same again; nothing when it is too large or no text."""
        if self.document is None:
            return {"url": self.url}
        if len(self.document.content) > MOST_CARRIED:
            return {}
        try:
            text = self.document.content.decode()
        except UnicodeDecodeError:
            return {}
        return {"text": text, "name": self.document.shown} if "\0" not in text else {}


def asked() -> Asked:
    """Read the form; raise ``UnusableFieldError`` when it does not say one thing."""
    text, url = request.form.get("text", ""), request.form.get("url", "").strip()
    file = request.files.get("file")
    given = [bool(text.strip()), bool(file and file.filename), bool(url)]
    if sum(given) > 1:
        raise UnusableFieldError("text", "Give only one: pasted text, a file or an address.")
    if url:
        return Asked(url=checked_address(url))
    if file and file.filename:
        return Asked(document=_document(file.read(), file.filename))
    if text.strip():
        name = request.form.get("name", "")
        return Asked(document=_document(text.encode("utf-8", "surrogatepass"), name))
    raise UnusableFieldError("text", "Paste text, choose a file or give an address.")


def named(content: bytes, suffix: str, shown: str) -> Document:
    """Make a document of bytes; of its name only a plain suffix becomes a file's."""
    is_plain = suffix[:1] == "." and suffix[1:].isalnum() and suffix.isascii()
    kept = suffix.lower() if is_plain and len(suffix) <= _LONGEST_SUFFIX else ""
    return Document(content=content, shown=shown, name=f"document{kept}")


def _document(content: bytes, name: str) -> Document:
    if not content.strip():
        raise UnusableFieldError("file", f"{name[:_LONGEST_NAME]} is empty. Choose another file.")
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    return named(content, PurePath(name).suffix, shown[:_LONGEST_NAME] or PASTED)


def checked_address(url: str) -> str:
    """Return an address that may be tried; raise ``UnusableFieldError`` for what is none."""
    try:
        # Parsing passes over line breaks and tabs, and what fetches may take the rest for a file.
        parts = urlsplit(url if url.isprintable() else "")
    except ValueError:
        parts = urlsplit("")
    if len(url) > _LONGEST_URL or parts.scheme.lower() not in _SCHEMES or not parts.netloc:
        raise UnusableFieldError("url", "Give a whole address that begins with https://")
    if "@" in parts.netloc:
        raise UnusableFieldError("url", "Give the address without a name and password.")
    return url
