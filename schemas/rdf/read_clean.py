"""Cleaning what feeds write: the one place where characters are taken out of text."""

import html
import re
from typing import Final

# What makes a text read otherwise than it is written, and all that stands around it too.
_DIRECTIONS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_DIRECTION: Final = re.compile(f"[{_DIRECTIONS}]")
# NUL and the other controls but tab and line breaks, lone surrogates, and non-characters: they
# break JSON, XML, databases and terminals.
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    f"{_DIRECTIONS}]"
)
_BREAKS: Final = re.compile("\r\n?|[\x85\u2028\u2029]")
_TEMPLATE: Final = re.compile(r"\{\{[^{}]{0,200}\}\}")
_LONGEST_PLACEHOLDER: Final = 16
_PLACEHOLDERS: Final = frozenset(
    {
        "-", "--", "---", "?", "??", "n/a", "n.a.", "na/na", "unknown", "not applicable",
        "not available", "not known", "null", "undefined", "nan", "tbc", "tbd", "todo", "<nobody>",
        "<none>", ".", "..", "...", "/", "xxx",
    }
)  # fmt: skip

_TAG: Final = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|table|tr|td|th|tbody|thead|font|img"
    r"|pre|code|blockquote|hr|sup|sub|style|script|section|article|small|iframe|center|abbr|dl|dt"
    r"|dd|figure|caption|label|input|form|svg|object|embed|video|audio|link|meta|html|body|head)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY: Final = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|[lr][sd]quo|pound|euro|copy|hellip|bull|middot"
    r"|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});"
)
_HIDDEN: Final = re.compile(r"<(script|style|head|iframe|object|svg)\b[^<>]*>|<!--", re.IGNORECASE)
_ITEM: Final = re.compile(r"<li(?:\s[^<>]*)?>", re.IGNORECASE)
_BLOCK: Final = re.compile(
    r"<br(?:\s[^<>]*)?/?>|</?(?:p|div|ul|ol|h[1-6]|table|tr|pre|blockquote|hr|section|article)"
    r"(?:\s[^<>]*)?/?>|</li\s*>",
    re.IGNORECASE,
)
_SPACES: Final = re.compile(r"[ \t\xa0]+")
_LINES: Final = re.compile(r" ?\n ?(?:\n ?)+")
_ROUNDS: Final = 6


def cleaned(value: str) -> str:
    """Take out what no text may hold, and the space around it."""
    if value.isprintable():
        return value.strip()
    if not value.isascii() or not value.replace("\n", "").isprintable():
        value = _BREAKS.sub("\n", _FORBIDDEN.sub("", value))
    return value.strip()


def turns_direction(value: str) -> bool:
    """Tell whether a text holds invisible characters that turn the direction of writing."""
    return _DIRECTION.search(value) is not None


def is_placeholder(value: str) -> bool:
    """Tell whether a text stands for a missing one: a dash, "N/A", or a template left in."""
    if len(value) <= _LONGEST_PLACEHOLDER and value.casefold() in _PLACEHOLDERS:
        return True
    return "{{" in value and not _TEMPLATE.sub("", value).strip(" ,;:/-")


def holds_template(value: str) -> bool:
    """Tell whether a template, such as ``{{name}}``, was left in a text."""
    return _TEMPLATE.search(value) is not None


def plain_text(value: str) -> str:
    """Reduce HTML to plain text; plain text comes back as it was.

    The result is text, never markup: whoever shows it escapes it. Text that was escaped more than
    once is unwrapped as far as it goes, so that reading it a second time changes nothing.
    """
    if "<" not in value and "&" not in value:
        return value
    for _ in range(_ROUNDS):
        if _TAG.search(value) is None:
            if _ENTITY.search(value) is None:
                return value
            value = cleaned(unescaped(value))
        else:
            value = cleaned(_without_tags(value))
    return value


def _without_tags(value: str) -> str:
    value = _BLOCK.sub("\n", _ITEM.sub("\n• ", _without_hidden(value)))
    value = _SPACES.sub(" ", _TAG.sub("", value))
    return _LINES.sub("\n\n", value)


def _without_hidden(value: str) -> str:
    """Drop comments and elements whose content is no text, looking for each end only once."""
    lower = value.lower()
    kept: list[str] = []
    position = 0
    unclosed: set[str] = set()
    for found in _HIDDEN.finditer(value):
        closing = f"</{found[1].lower()}" if found[1] else "-->"
        if found.start() < position or closing in unclosed:
            continue
        end = lower.find(closing, found.end())
        end = lower.find(">", end) if end >= 0 else -1
        if end < 0:
            unclosed.add(closing)
            continue
        kept.append(value[position : found.start()])
        position = end + 1
    return " ".join((*kept, value[position:]))


def holds_tag(value: str) -> bool:
    """Tell whether a text holds a tag of HTML."""
    return _TAG.search(value) is not None


def holds_entity(value: str) -> bool:
    """Tell whether a text holds a character written as HTML does, such as ``&amp;``."""
    return _ENTITY.search(value) is not None


def unescaped(value: str) -> str:
    """Give the characters that HTML writes by name or number."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), value).replace("\xa0", " ")
