"""What the sections of a record's page are made of: facts, each a label and some lines.

An address in the data becomes a link only when a browser can follow it safely; anything else is
shown as the text that it is.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec

from frontend.web.words import partial_date
from schemas.model import Concept, Document, PartialDate, Text, best
from schemas.private_hosts import is_private

_SAFE = {"http", "https", "mailto"}


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a fact. ``language`` is that of words which are not in the page's own."""

    text: str
    href: str | None = None
    language: str | None = None
    is_ours: bool = False
    note: str = ""


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A label and what is known under it."""

    label: str
    lines: tuple[Line, ...]


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the page under a heading; ``missing`` names what its source did not supply."""

    id: str
    title: str
    facts: tuple[Fact, ...] = ()
    missing: tuple[str, ...] = ()


def safe_href(address: str | None) -> str | None:
    """Return an address that may be made a link, or nothing."""
    if not address or not address.isprintable():
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in _SAFE or is_private(address):
        return None
    return address.strip() if parts.netloc or parts.scheme.lower() == "mailto" else None


def plain(value: str | None) -> tuple[Line, ...]:
    """Make a line of a text, if there is one."""
    return (Line(text=value),) if value else ()


def worded(values: Text) -> tuple[Line, ...]:
    """Make a line of each language that a text is in, the best for an English reader first."""
    if not values:
        return ()
    first = best(values)
    ordered = sorted(values, key=lambda each: each.value != first)
    return tuple(
        Line(text=each.value, language=foreign(each.language)) for each in ordered if each.value
    )


def foreign(language: str | None) -> str | None:
    """Return a language's tag when the words are not in the page's own language."""
    return language if language and not language.lower().startswith("en") else None


def address(value: str | None, text: str = "") -> tuple[Line, ...]:
    """Make a line of an address: a link when it can be one."""
    if not value:
        return plain(text)
    return (Line(text=text or value, href=safe_href(value)),)


def mailbox(value: str | None) -> tuple[Line, ...]:
    """Make a line of an e-mail address."""
    if not value:
        return ()
    bare = value.removeprefix("mailto:")
    is_one = "@" in bare and bare.isprintable() and not set(bare) & set(" ?&<>\"'")
    return (Line(text=bare, href=f"mailto:{bare}" if is_one else None),)


def labelled(label: Text, target: str | None) -> tuple[Line, ...]:
    """Make lines of something that has a label, an address, or both; the first is the link."""
    named = worded(label)
    if not named:
        return address(target)
    href = safe_href(target)
    if target and href is None:
        return (*named, Line(text=target))
    return (msgspec.structs.replace(named[0], href=href), *named[1:])


def documents(values: Iterable[Document]) -> tuple[Line, ...]:
    """Make lines of pages and documents."""
    return tuple(line for each in values for line in labelled(each.label, each.iri))


def concepts(values: Iterable[Concept]) -> tuple[Line, ...]:
    """Make lines of terms of a list, by their labels or else their codes."""
    return tuple(line for each in values for line in _concept(each))


def _concept(value: Concept) -> tuple[Line, ...]:
    made = labelled(value.label, value.iri)
    if value.code and value.code not in {line.text for line in made}:
        return (*made, Line(text=value.code)) if made else plain(value.code)
    return made


def dated(value: PartialDate | None) -> tuple[Line, ...]:
    """Make a line of a date, as precise as it is known."""
    return plain(partial_date(value)) if value else ()


def facts(*pairs: tuple[str, tuple[Line, ...]]) -> tuple[Fact, ...]:
    """Keep the facts of which something is known."""
    return tuple(Fact(label=label, lines=distinct(lines)) for label, lines in pairs if lines)


def distinct(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Leave out lines that say again what one before them said."""
    return tuple(dict.fromkeys(lines))
