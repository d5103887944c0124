"""A parser's complaint in plain words: the line, the cause, and what to do."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from schemas.errors import UnknownContextError, UnparseableError

# What a pattern found, as a whole and in its groups.
_Found = Sequence[str]
_Words = Callable[[_Found], str]
_HIDDEN: Final = "…"

_CUT_OFF: Final = (
    "the document ends in the middle of a statement: the download was cut off, or the last dot, "
    "quotation mark or bracket is missing"
)
_PLAIN: Final[tuple[tuple[re.Pattern[str], _Words], ...]] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (
            r"The prefix (\S*?):? has not been declared|Unknown prefix (\S*?):",
            lambda m: (
                f"the prefix '{m[1] or m[2]}:' is used but never bound: "
                "bind it to its namespace at the top"
            ),
        ),
        (r"Unexpected end|Unexpected EOF|must be followed by a dot at end", lambda _: _CUT_OFF),
        (
            r"(?s)(.*) is not a valid subject or graph name",
            lambda m: (
                f"{m[1][:60]!r} stands where a new statement should begin: a comma, semicolon or "
                'dot is missing before it, or a quotation mark inside a text is not written \\"'
            ),
        ),
        (
            r"(?:Triples|Quads?|statements?).* (?:followed by|expected).* dot|dot is expected",
            lambda _: (
                "a statement is not ended: a dot, semicolon or comma is missing here or before"
            ),
        ),
        (
            r"Line jumps are not allowed",
            lambda _: (
                "a text in quotation marks does not end on its line: a closing quotation mark is "
                'missing, or the text needs triple quotation marks (""")'
            ),
        ),
        (
            r"expected `(.*)`, but `(.*)` was found",
            lambda m: f"the closing tag {m[2]} stands where {m[1]} was expected",
        ),
        (
            r"Unexpected char: (.*)",
            lambda m: f"this is not valid JSON: {m[1]} stands where it may not",
        ),
        (r"Trailing commas", lambda _: "a comma stands before a closing bracket: remove it"),
        (
            r"Invalid UTF-8|decode input using UTF-8|invalid utf-8",
            lambda _: "the text is not UTF-8: save the file as UTF-8",
        ),
        (
            r"Unexpected text event: '(.{0,60})",
            lambda m: (
                f"the text '{m[1]} stands where only elements may: check the element around it"
            ),
        ),
    )
)
_PLACE: Final = re.compile(r"(?s)^Parser error (?:at line|between line) (\d+)[^:]*: ")


def in_plain_words(error: SyntaxError, *, quotes: bool = True) -> UnparseableError:
    """Turn the library's complaint into ours, keeping its line; with or without quoting."""
    text = str(error.msg)
    place = _PLACE.match(text)
    line = int(place[1]) if place else error.lineno
    cause = text[place.end() :] if place else text
    if "LoadDocumentCallback" in cause:
        return UnknownContextError(
            "the document points to a JSON-LD context by its address, and nothing is fetched: "
            "write the context's content into the document",
            line,
        )
    for pattern, words in _PLAIN:
        found = pattern.search(cause)
        if found:
            parts = (found[0], *(part or "" for part in found.groups()))
            return UnparseableError(words(parts if quotes else [_HIDDEN] * len(parts)), line)
    shown = cause[:300] if quotes else "what stands there is not shown"
    return UnparseableError(f"the document breaks the rules of its syntax: {shown}", line)
