"""The bytes of a page as UTF-8, whatever they were called, without control characters."""

import codecs
import re
from typing import Final

from schemas.errors import UnparseableError
from schemas.rdf.repairs import Repairs
from schemas.rdf.stored import StoredText, Text

_DECLARATION: Final = re.compile(
    rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"'][^>]*?\?>"
)
_ENCODING: Final = re.compile(rb"(\bencoding\s*=\s*[\"'])[A-Za-z0-9._-]+")
_CONTROL: Final = bytes(set(range(0x20)) - set(b"\t\n\r"))
_CHUNK: Final = 1 << 20
_HEAD: Final = 1003
_UTF8: Final = frozenset({"utf-8", "ascii"})
_XML_REFERENCE: Final = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,9}));")
# An escaped backslash is stepped over, so that what follows it is not taken for an escape.
_TEXT_ESCAPE: Final = re.compile(
    rb"\\(?:[^uU]|u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}|u([0-9A-Fa-f]{4}))"
)
_SUSPECT_ESCAPE: Final = re.compile(rb"\\u(?:00[01]|[Dd][89A-Fa-f])")
_WINDOWS_1252: Final = "windows-1252-for-stray-bytes"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", errors="replace"), error.end


codecs.register_error(_WINDOWS_1252, _as_windows_1252)


def readable(text: Text, repairs: Repairs, *, xml: bool) -> Text:
    """Give a text as clean UTF-8: what is stored stays so, unless its encoding is another."""
    if isinstance(text, StoredText):
        if not _is_called_utf8(text.head(_HEAD), xml=xml):
            return readable(text.whole(), repairs, xml=xml)
        return _cleaned_on_the_way(text, repairs, xml=xml)
    return without_control_characters(as_utf8(text, repairs, xml=xml), repairs, xml=xml)


def _is_called_utf8(head: bytes, *, xml: bool) -> bool:
    if _wide_encoding(head):
        return False
    declaration = _DECLARATION.match(head.removeprefix(codecs.BOM_UTF8).lstrip()) if xml else None
    return declaration is None or declaration[1].lower() == b"utf-8"


def _cleaned_on_the_way(text: StoredText, repairs: Repairs, *, xml: bool) -> StoredText:
    """Look whether anything must be cleaned; only then is it done, each time the text is read."""

    def clean(piece: bytes) -> bytes:
        if xml and b"\r" in piece:
            piece = piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return without_control_characters(piece, repairs, xml=xml)

    text.has_mark = text.head(3) == codecs.BOM_UTF8
    # All of it is looked at: what is left out anywhere is told before the page is read.
    changes = [True for piece in text.raw_pieces() if clean(piece) != piece]
    text.cleaning = clean if changes else None
    return text


def as_utf8(data: bytes, repairs: Repairs, *, xml: bool) -> bytes:
    """Give the text as UTF-8 without byte order mark, undoing UTF-16 and declared encodings.

    XML's line ends become line feeds, as its specification wants.
    """
    text = _transcoded(data.removeprefix(codecs.BOM_UTF8), repairs, xml=xml)
    if xml and b"\r" in text:
        return text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return text


def _transcoded(data: bytes, repairs: Repairs, *, xml: bool) -> bytes:
    wide = _wide_encoding(data)
    if wide:
        data = _decoded(data, wide).removeprefix("\ufeff").encode("utf-8", errors="replace")
        return _declared_as_utf8(data) if xml else data
    return _as_declared(data, repairs) if xml else data


def with_valid_utf8(data: bytes, repairs: Repairs) -> bytes:
    """Read bytes that are no UTF-8 as Windows-1252, each where it stands."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fix = "save the file as UTF-8; bytes that are not were read as Windows-1252"
        repairs.tell("PAGE-ENCODING", fix, line=line)
        return data.decode("utf-8", errors=_WINDOWS_1252).encode("utf-8")
    return data


def without_control_characters(data: bytes, repairs: Repairs, *, xml: bool) -> bytes:
    """Drop control characters and lone surrogates, raw or escaped."""
    clean = data.translate(None, _CONTROL) if _holds_control_characters(data) else data
    if xml and b"&#" in clean:
        clean = _XML_REFERENCE.sub(_kept_reference, clean)
    elif not xml and _SUSPECT_ESCAPE.search(clean):
        clean = _TEXT_ESCAPE.sub(_kept_escape, clean)
    if len(clean) != len(data):
        fix = "remove control characters from the text; they were left out"
        repairs.tell("PAGE-CONTROL-CHARACTER", fix)
    return clean


def _holds_control_characters(data: bytes) -> bool:
    """Look piece by piece, so that a large page is not copied to find nothing."""
    for start in range(0, len(data), _CHUNK):
        piece = data[start : start + _CHUNK]
        if len(piece.translate(None, _CONTROL)) != len(piece):
            return True
    return False


def _wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 and UTF-32 by their marks, or by the zeros between the first letters."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data[1:2] == b"\0" and data[:1] not in {b"", b"\0"}:
        return "utf-16-le"
    if data[:1] == b"\0" and data[1:2] not in {b"", b"\0"}:
        return "utf-16-be"
    return None


def _as_declared(data: bytes, repairs: Repairs) -> bytes:
    declaration = _DECLARATION.match(data[:1000].lstrip())
    if declaration is None:
        return data
    name = declaration[1].decode("ascii")
    encoding = _known_encoding(name)
    if encoding in _UTF8:
        return data if name.lower() == "utf-8" else _declared_as_utf8(data)
    if encoding.startswith(("utf-16", "utf-32")):
        # Real UTF-16 was recognised before: this declaration is wrong.
        fix = f"the XML declaration says {name} but the file is not: declare UTF-8"
        repairs.tell("PAGE-ENCODING", fix, name, 1)
        return _declared_as_utf8(data)
    return _declared_as_utf8(_decoded(data, encoding).encode("utf-8", errors="replace"))


def _known_encoding(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        raise UnparseableError(
            f"the encoding {name!r} of the XML declaration is not known: save the file as UTF-8", 1
        ) from error


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        raise UnparseableError(
            f"the text is not in {encoding}, as it claims to be: save the file as UTF-8", 1
        ) from error


def _declared_as_utf8(data: bytes) -> bytes:
    end = data.find(b"?>")
    if not data.lstrip().startswith(b"<?xml") or end < 0:
        return data
    return _ENCODING.sub(rb"\1UTF-8", data[:end], count=1) + data[end:]


def _kept_reference(reference: re.Match[bytes]) -> bytes:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return reference[0] if _is_character(code) else b""


def _kept_escape(escape: re.Match[bytes]) -> bytes:
    if escape[1] is None:
        return escape[0]
    return escape[0] if _is_character(int(escape[1], 16)) else b""


def _is_character(code: int) -> bool:
    """Tell what XML 1.0 allows as a character."""
    if code < 0x20:  # noqa: PLR2004  # the ranges of XML 1.0, 2.2
        return code in {0x9, 0xA, 0xD}
    return code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF  # noqa: PLR2004  # as above
