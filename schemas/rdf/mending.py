"""Faults in the text of a page that lose all of it if left: mended in the text, line by line.

Lines stay where they are, so that what is still wrong afterwards is told at its own place.
"""

import html
import html.entities
import re
from typing import Final

from schemas.rdf.repairs import Repairs

# Texts, IRIs and comments as a whole, so that nothing inside one is taken for another.
_TURTLE_TOKEN: Final = re.compile(
    r'("""(?:[^"\\]++|\\(?:.|\Z)|"(?!""))*+(?:"""|\Z)'
    r"|\'\'\'(?:[^\'\\]++|\\(?:.|\Z)|\'(?!\'\'))*+(?:\'\'\'|\Z)"
    r'|"(?:[^"\\\n]++|\\(?:.|\Z))*+(?:"|(?=\n)|\Z)'
    r"|'(?:[^'\\\n]++|\\(?:.|\Z))*+(?:'|(?=\n)|\Z))"
    r"(@[^\s.,;\[\](){}<>\"'#]*)?"
    r"|<(?!<)([^<>\n]*)>"
    r"|\#[^\n]*",
    re.DOTALL,
)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_DIRECTIVE: Final = re.compile(r"@(?:prefix|base|version)\b")
_ILLEGAL_IN_IRI: Final = re.compile(r"[\x00-\x20\"{}|^`\[\]]|%(?![0-9A-Fa-f]{2})|\\(?![uU])")
_ABSOLUTE: Final = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:")

# What is not closed runs to the end: searching for its end once must be enough.
_XML_SKIPPED: Final = r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
_XML_REFERENCE: Final = re.compile(
    _XML_SKIPPED + r"|&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)([A-Za-z][A-Za-z0-9]*;)?",
    re.DOTALL,
)


_SPLIT_TEXT: Final = re.compile(
    r"<!--.*?(?:-->|(\Z))|<\?(?!xml\s).*?(?:\?>|(\Z))|<!\[CDATA\[(.*?)(?:\]\]>|(\Z))", re.DOTALL
)
_EMPTY_LITERAL: Final = re.compile(
    r"(<[^<>!?]*?)\srdf:parseType\s*=\s*(?:\"Literal\"|'Literal')([^<>]*/>)"
)


class _Lines:
    """Tells the lines of matches that come in order, counting each line once."""

    def __init__(self) -> None:
        self._position = 0
        self._line = 1

    def of(self, found: re.Match[str]) -> int:
        """Give the line on which the match begins."""
        self._line += found.string.count("\n", self._position, found.start())
        self._position = found.start()
        return self._line


def mended_turtle(text: str, base_iri: str, repairs: Repairs) -> str:
    """Mend language tags and IRIs in Turtle, TriG, N-Triples or N-Quads."""
    lines = _Lines()

    def mended(token: re.Match[str]) -> str:
        if token[3] is not None:
            return _mended_reference(token, base_iri, repairs, lines)
        if token[2] is None or _LANGUAGE.fullmatch(token[2][1:]):
            return token[0]
        if _DIRECTIVE.match(token[2]):
            return token[0]
        tag = repairs.language(token[2][1:], lines.of(token))
        return token[1] + ("@" + tag if tag else "")

    return _TURTLE_TOKEN.sub(mended, text)


def mended_xml(text: str, repairs: Repairs) -> str:
    """Mend bare ampersands and HTML's entities, and join texts split by comments or CDATA.

    Splitting is well-formed, and nothing to tell, but more than the library's reader takes.
    """
    joined = _SPLIT_TEXT.sub(_plain_text, _with_known_entities(text, repairs))
    return _EMPTY_LITERAL.sub(r"\1\2", joined)


def _plain_text(split: re.Match[str]) -> str:
    unclosed = (split[1], split[2], split[4])
    if any(end is not None for end in unclosed):
        return split[0]
    return html.escape(split[3] or "", quote=False)


def _with_known_entities(text: str, repairs: Repairs) -> str:
    lines = _Lines()

    def reference(found: re.Match[str]) -> str:
        if found[0][0] == "<":
            return found[0]
        character = html.entities.html5.get(found[1] or "")
        fix = "XML knows only &amp; &lt; &gt; &quot; and &apos;: write the character itself"
        repairs.tell("PAGE-ENTITY", fix, found[0], lines.of(found))
        return character if character and character not in "<&" else "&amp;" + (found[1] or "")

    return _XML_REFERENCE.sub(reference, text)


def _mended_reference(token: re.Match[str], base_iri: str, repairs: Repairs, lines: _Lines) -> str:
    raw = token[3]
    if not _ILLEGAL_IN_IRI.search(raw):
        return token[0]
    if _ABSOLUTE.match(raw):
        return "<" + repairs.iri(raw, base_iri, lines.of(token)) + ">"
    mended = _ILLEGAL_IN_IRI.sub(_percent_encoded, raw.strip())
    fix = f"write the IRI without illegal characters; it was read as {mended[:200]}"
    repairs.tell("PAGE-IRI", fix, raw, lines.of(token))
    return "<" + mended + ">"


def _percent_encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
