"""Terms of a controlled list, and looking one up by any name that feeds give it."""

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeVar

import msgspec

_Found = TypeVar("_Found")
_LONGEST_NAME: Final = 300
_SEPARATORS: Final = re.compile(r"[\s_\-/]+")
_SCHEME: Final = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


class Term(msgspec.Struct, frozen=True):
    """A code of a list, its label, its own address, and the other names it goes by."""

    code: str
    label: str
    iri: str | None = None
    aliases: tuple[str, ...] = ()


def remembered(find: Callable[[str], _Found]) -> Callable[[str], _Found | None]:
    """Remember what a look-up found for short names; no list has a longer one.

    Feeds put whole paragraphs where a code belongs: those are neither looked up nor kept.
    """
    known = functools.lru_cache(maxsize=8192)(find)

    @functools.wraps(find)
    def look_up(name: str) -> _Found | None:
        return known(name) if len(name) <= _LONGEST_NAME else None

    return look_up


def key(name: str) -> str:
    """Reduce a name or address to what is compared.

    Case, the kind of separator, http or https, and a closing slash make no difference.
    """
    return _short_key(name) if len(name) <= _LONGEST_NAME else name


@functools.lru_cache(maxsize=8192)
def _short_key(name: str) -> str:
    name = name.strip()
    if _SCHEME.match(name):
        return _SCHEME.sub("//", name).rstrip("/#").casefold()
    return _SEPARATORS.sub(" ", name).strip().casefold()


def index(terms: Iterable[Term]) -> Mapping[str, Term]:
    """Make the table that finds a term by its code, label, address or alias."""
    table: dict[str, Term] = {}
    for term in terms:
        for name in (term.code, term.label, term.iri, *term.aliases):
            if name:
                table.setdefault(key(name), term)
    return MappingProxyType(table)


def last_part(iri: str) -> str:
    """Give the last segment of an address: what follows the last ``/``, ``#`` or ``:``."""
    return re.split(r"[/#:]", iri.rstrip("/#"))[-1]
