"""Controlled lists as regular expressions: every name that the readers accept, and no other.

They are written in what ``sh:pattern`` has in common in every engine, with ``sh:flags "i"``: no
look-ahead, no groups that do not capture.
"""

import re
from collections.abc import Iterable
from typing import Final

from schemas.vocabularies.terms import Term, key

_SEPARATORS: Final = "[ _/-]+"
_SPECIAL: Final = re.compile(r"([.^$*+?()\[\]{}|\\])")
_ANY_SCHEME: Final = r"https?://(www\.)?"


def of_terms(terms: Iterable[Term], *more: str, by_last_part: bool = False) -> str:
    """Match every name of some terms, or ``more``; ``by_last_part`` also as any address's end."""
    return whole("|".join((branches(terms, by_last_part=by_last_part), *more)))


def branches(terms: Iterable[Term], *, by_last_part: bool = False) -> str:
    """Give the alternatives that ``of_terms`` matches."""
    names = _names(terms)
    plain = [_with_separators(name) for name in names if not name.startswith("//")]
    found = [_group(plain), *_addresses(name[2:] for name in names if name.startswith("//"))]
    if by_last_part:
        found.append(rf"https?://.*[/#:]{_group(plain)}[/#]*")
    return "|".join(found)


def whole(alternatives: str) -> str:
    """Match a value that is nothing but this, with space around it."""
    return rf"^\s*({alternatives})\s*$"


def literally(text: str) -> str:
    """Match a text as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def _names(terms: Iterable[Term]) -> list[str]:
    """Reduce all names to what the readers compare, in order, each once."""
    named = (name for term in terms for name in (term.code, term.label, term.iri, *term.aliases))
    return list(dict.fromkeys(key(name) for name in named if name))


def _with_separators(name: str) -> str:
    return _SEPARATORS.join(literally(word) for word in name.split(" "))


def _addresses(names: Iterable[str]) -> list[str]:
    """Match addresses, those of one list gathered behind what they have in common."""
    by_stem: dict[str, list[str]] = {}
    for name in names:
        stem = name[: max(name.rfind("/"), name.rfind("#")) + 1]
        by_stem.setdefault(stem, []).append(literally(name[len(stem) :]))
    return [
        f"{_ANY_SCHEME}{literally(stem)}{_group(tails)}[/#]*" for stem, tails in by_stem.items()
    ]


def _group(alternatives: Iterable[str]) -> str:
    return f"({'|'.join(alternatives)})"
