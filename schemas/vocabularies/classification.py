"""The government security classification, by code or label."""

from typing import Final

from schemas.model import SecurityClassification
from schemas.vocabularies.terms import Term, index, key, last_part

TERMS: Final = (
    Term("OFFICIAL", "Official", None, ("UK OFFICIAL",)),
    Term("SECRET", "Secret", None, ("UK SECRET",)),
    Term("TOP_SECRET", "Top secret", None, ("topsecret", "UK TOP SECRET")),
    Term("NOT_APPLICABLE", "Not applicable", None, ("n/a", "notapplicable")),
)
_TABLE: Final = index(TERMS)
REFUSED: Final = frozenset({SecurityClassification.SECRET, SecurityClassification.TOP_SECRET})


def lookup(name: str) -> SecurityClassification | None:
    """Find the classification that a code, label or address stands for."""
    name = last_part(name) if "://" in name else name
    term = _TABLE.get(key(name))
    return SecurityClassification(term.code) if term else None


def is_refused(name: str) -> bool:
    """Tell whether the words name a classification above OFFICIAL, whatever stands beside them.

    "SECRET - UK EYES ONLY" is no code of the list, and all the more no text to keep.
    """
    words = key(last_part(name) if "://" in name else name)
    return words.removeprefix("uk ").startswith(("secret", "top secret", "topsecret"))
