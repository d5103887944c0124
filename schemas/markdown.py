"""HTML as safe Markdown, and Markdown as the plain words it stands for.

Feeds write descriptions as HTML, as Markdown and as plain text. All are kept as Markdown: the page
of a record renders it, and everything else (the index, lists, tables) takes the plain words.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from schemas.rdf.read_clean import cleaned, holds_entity, holds_tag, plain_text, unescaped

if TYPE_CHECKING:
    from html_to_markdown import ConversionOptions

_ROUNDS: Final = 6
#: Cleaning deeply nested elements takes time by the square of them; no description has as many.
_MOST_TAGS: Final = 4_000
_DEEPEST: Final = 200
_TAGS: Final = {
    *("a", "b", "blockquote", "br", "caption", "center", "code", "dd", "del", "div", "dl", "dt"),
    *("em", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "pre"),
    *("s", "section", "article", "span", "strong", "table", "tbody", "td", "tfoot", "th", "thead"),
    *("tr", "ul"),
}
#: These go and their words stay.
_WITHOUT_MEANING: Final = {
    *("abbr", "address", "aside", "big", "body", "cite", "details", "dfn", "fieldset", "figure"),
    *("font", "footer", "form", "header", "html", "img", "input", "ins", "kbd", "label", "legend"),
    *("link", "main", "map", "mark", "meta", "nav", "picture", "q", "samp", "small", "source"),
    *("strike", "sub", "summary", "sup", "time", "tt", "u", "var", "wbr", "col", "colgroup"),
}
_WITHOUT_WORDS: Final = {
    *("script", "style", "head", "iframe", "object", "embed", "svg", "math", "template"),
    *("noscript", "noembed", "noframes", "textarea", "title", "xmp", "plaintext", "select"),
    *("button", "audio", "video", "canvas"),
}
_SCHEMES: Final = {"http", "https", "mailto"}
_HTML: Final = "|".join(sorted(_TAGS | _WITHOUT_WORDS | _WITHOUT_MEANING, reverse=True))
_BLOCK: Final = re.compile(r"<(?:p|div|br|li|ul|ol|table|h[1-6])\b", re.IGNORECASE)
_PREFORMATTED: Final = re.compile(r"<pre\b", re.IGNORECASE)
# What begins like a tag without being one: "<0.5 m", "<unknown>", "<team@department.example>".
_NO_TAG: Final = re.compile(
    rf"<(?!/?(?:{_HTML})(?:\s[^<>]*)?/?>|/?(?:o|v|w|m|st1):[a-z0-9]+(?:\s[^<>]*)?/?>|!--)",
    re.IGNORECASE,
)
_ANGLED: Final = re.compile(r"<[^<>]*>?")
# Where there is neither an address nor an element without words, there is nothing to clean.
_DOUBTFUL: Final = (
    *("href", "src", "data=", "cite=", "action=", "content=", "<!--"),
    *(f"<{name}" for name in sorted(_WITHOUT_WORDS)),
)
_EMPTY_LINK: Final = re.compile(r"(?<!!)\[\s*\]\((?:<[^<>\n]*>|[^()\s]*)\)")
_LINES: Final = re.compile(r"\n{3,}")


def markdown(value: str) -> str:
    """Turn HTML into Markdown without any HTML in it; text without tags comes back as it was.

    Scripts, styles and comments go, links stay that lead to web pages and mailboxes. HTML that was
    escaped is HTML too: reading the result a second time changes nothing.
    """
    if "<" not in value and "&" not in value:
        return value
    for _ in range(_ROUNDS):
        if holds_tag(value):
            value = cleaned(_converted(value))
        elif holds_entity(value):
            value = cleaned(unescaped(value))
        else:
            return value
    return plain_text(value)


def _converted(value: str) -> str:
    if value.count("<") > _MOST_TAGS:
        return plain_text(value)
    from html_to_markdown import convert  # noqa: PLC0415 - only who meets HTML pays for loading it

    made = convert(_sanitised(value), _options()).content or ""
    # Elements within elements beyond all measure are passed over by the library.
    return _tidy(made) if made.strip() else plain_text(value)


def _sanitised(value: str) -> str:
    if _BLOCK.search(value) and not _PREFORMATTED.search(value):
        # Where elements make the paragraphs, the lines of the source mean nothing.
        value = value.replace("\n", " ")
    if any(map(_NO_TAG.match, set(_ANGLED.findall(value)))):
        value = _NO_TAG.sub("&lt;", value)
    lower = value.lower()
    if not any(mark in lower for mark in _DOUBTFUL):
        return value
    from nh3 import clean  # noqa: PLC0415 - as above

    return clean(
        value,
        tags=_TAGS,
        clean_content_tags=_WITHOUT_WORDS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=_SCHEMES,
        url_relative="deny",
        link_rel=None,
    )


def _tidy(made: str) -> str:
    """Take out what says nothing: links without words, spaces before the end of a line."""
    made = made.replace("\xa0", " ")
    if "](" in made:
        made = _EMPTY_LINK.sub("", made)
    made = made.replace("  \n", "\n").replace(" \n", "\n")
    return _LINES.sub("\n\n", made) if "\n\n\n" in made else made


@cache
def _options() -> "ConversionOptions":
    from html_to_markdown import ConversionOptions  # noqa: PLC0415 - as above

    return ConversionOptions(
        extract_metadata=False,
        bullets="-",
        compact_tables=True,
        skip_images=True,
        max_depth=_DEEPEST,
        include_blockquote_citations=False,
        expand_abbreviations=False,
        hidden_content="all",
        highlight_style="none",
    )


_MARKS: Final = re.compile(r"[*_\[#`~>|\\]")
_LINK: Final = re.compile(
    r"!?\[((?:[^\[\]\\\n]|\\.){0,1000})\]"
    r"\((?:<[^<>\n]*>|(?:[^()\s\\]|\\.|\([^()\s]*\))*)\)"
)
_AUTOLINK: Final = re.compile(r"<((?:https?://|mailto:)?[^<>\s]+[@/.][^<>\s]+)>")
_LINE_MARKS: Final = re.compile(r"^ {0,3}(?:#{1,6}(?:[ \t]+|$)|(?:>[ \t]?)+)", re.MULTILINE)
_RULE: Final = re.compile(
    r"^[ \t]{0,3}(?:(?:[*_-][ \t]*){3,}|```\w*|\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[^\n|]*)$\n?",
    re.MULTILINE,
)
_ROW: Final = re.compile(r"^\|(.*)\|[ \t]*$", re.MULTILINE)
_CELL: Final = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
_EMPHASIS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"\*\*(?=[^\s*])([^\n]{1,2000}?)(?<=[^\s\\])\*\*",
        r"(?<!\w)__(?=[^\s_])([^\n]{1,2000}?)(?<=[^\s\\])__(?!\w)",
        r"~~(?=[^\s~])([^\n]{1,2000}?)(?<=[^\s\\])~~",
        r"(?<![*\\])\*(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*\\])\*(?!\*)",
        r"(?<![\w\\])_(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_\\])_(?!\w)",
        r"(?<![`\\])`(?=[^`\n])([^`\n]{1,2000})`(?!`)",
    )
)
_ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_LONGEST_PARSED: Final = 200_000


def plain(value: str) -> str:
    """Give the words of a Markdown text without its marks, in the same lines."""
    if _MARKS.search(value) is None or len(value) > _LONGEST_PARSED:
        return value
    value = _LINE_MARKS.sub("", _RULE.sub("", value))
    if "|" in value:
        value = _ROW.sub(_cells, value)
    if "](" in value:
        value = _LINK.sub(r"\1", value)
    value = _AUTOLINK.sub(r"\1", value)
    for pattern in _EMPHASIS:
        value = pattern.sub(r"\1", value)
    return _LINES.sub("\n\n", _ESCAPED.sub(r"\1", value)).strip()


def _cells(row: re.Match[str]) -> str:
    return ", ".join(filter(None, (cell.strip() for cell in _CELL.split(row[1]))))
