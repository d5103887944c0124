"""The government security classification, by code or label."""

import difflib
import functools
import re
import unicodedata
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

# In a text that is longer a word is no marking, unless the text begins with it.
_LONGEST_MARKING: Final = 100
_SECRET: Final = re.compile(
    r"(?<![^\W_])(?<!\bnot )(?<!\bnon )(?<!\bbelow )(?:top ?)?secret(?![^\W_])"
)
# The word alone, behind what it is, or before the caveats that go with it.
_BANNER: Final = re.compile(
    r"(?:[a-z ]*(?:classification|marking) ?:? ?)?(?:uk |nato )?(?:top ?)?secret"
    r"(?:[ :,]+(?:uk|us|nato|eyes|only|five|strap|rel|to|limdis|locsen|personal|sensitive|when"
    r"|completed?))*\W*$"
)
_SPELT_OUT: Final = frozenset({"secret", "topsecret", "uksecret", "uktopsecret"})
# Names under which departments state a classification, letters and digits alone.
_NAMES: Final = (
    *("securityclassification", "protectivemarking", "securitymarking", "classification"),
    *("governmentsecurityclassification", "governmentclassification", "classificationlevel"),
    *("marking", "gsc", "gscp"),
)
_ALIKE: Final = 0.85
_SHORTEST_MISSPELT: Final = 14
_LONGEST_NAME: Final = 100
_PIECES: Final = ("secu", "clas", "prot", "mark")
_LEVELS: Final = ("clas", "mark", "level", "grad")


def lookup(name: str) -> SecurityClassification | None:
    """Find the classification that a code, label or address stands for."""
    name = last_part(name) if "://" in name else name
    term = _TABLE.get(key(name))
    return SecurityClassification(term.code) if term else None


def is_refused(name: str) -> bool:
    """Tell whether the words name a classification above OFFICIAL, whatever stands beside them.

    "SECRET - UK EYES ONLY" is no code of the list, and all the more no text to keep; nor is
    "OFFICIAL; SECRET", or the word with its letters apart or with invisible ones among them.
    """
    text = _visible(last_part(name) if "://" in name else name).strip()
    words = key(text[:_LONGEST_MARKING])
    if words.removeprefix("uk ").startswith(("secret", "top secret", "topsecret")):
        return True
    if len(text) > _LONGEST_MARKING:
        return False
    return _SECRET.search(words) is not None or _letters(words) in _SPELT_OUT


def is_banner(text: str) -> bool:
    """Tell whether a text above all others, as on a page, marks what is below as above OFFICIAL."""
    if len(text) > _LONGEST_MARKING:
        return False
    words = key(_visible(text))
    found = _BANNER.match(words)
    return found is not None or _letters(words) in _SPELT_OUT


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words))


@functools.lru_cache(maxsize=8192)
def is_stated_by(name: str) -> bool:
    """Tell whether a property of this name, however misspelt, states a classification."""
    if len(name) > _LONGEST_NAME:
        return False
    local = last_part(name) if "://" in name else name
    bare = "".join(filter(str.isalnum, _visible(local).casefold()))
    if "clearance" in bare:
        return False
    if "secur" in bare and any(level in bare for level in _LEVELS):
        return True
    if bare in _NAMES or ("protective" in bare and "mark" in bare):
        return True
    # Comparing letter by letter takes time, and a document may have names without end.
    is_near = len(bare) >= _SHORTEST_MISSPELT and any(piece in bare for piece in _PIECES)
    return is_near and bool(difflib.get_close_matches(bare, _NAMES[:4], 1, _ALIKE))


def _visible(text: str) -> str:
    """Give a text in plain letters, without what nobody sees."""
    if text.isascii():
        return text
    normal = unicodedata.normalize("NFKC", text)
    return "".join(each for each in normal if unicodedata.category(each) != "Cf")
