"""Which nodes are marked as above OFFICIAL: nothing that they say goes anywhere."""

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from schemas.namespaces import DCT, FOAF, RDF, RDFS, SCHEMA, SKOS, VCARD
from schemas.rdf.read_clean import cleaned
from schemas.rdf.stored import Text, pieces
from schemas.vocabularies import classification

_Value: TypeAlias = NamedNode | BlankNode | Literal
_Said: TypeAlias = Mapping[str, list[_Value]]

# By any of these a node may say which classification it stands for.
_NAMES: Final = (
    SKOS + "prefLabel",
    SKOS + "altLabel",
    SKOS + "notation",
    SKOS + "exactMatch",
    RDFS + "label",
    RDF + "value",
    DCT + "title",
    DCT + "identifier",
    FOAF + "name",
    SCHEMA + "name",
    VCARD + "fn",
)
_DESCRIPTIONS: Final = (DCT + "description", SCHEMA + "description")


# A letter as such, or as XML, JSON or Turtle may have it written.
_LETTER: Final = (
    r"(?:{letter}|\\u00[{high}]{low}|\\U000000[{high}]{low}|&#x0*[{high}]{low};|&#0*(?:{upper}|{lower});"
    r"|%[{high}]{low})"
)


def _written(letter: str) -> str:
    upper, lower = ord(letter.upper()), ord(letter)
    high, low = f"{upper >> 4:x}{lower >> 4:x}", f"{upper & 15:x}"
    return _LETTER.format(letter=letter, high=high, low=low, upper=upper, lower=lower)


_SECRET: Final = re.compile("".join(map(_written, "secret")).encode(), re.IGNORECASE)


def may_be_secret(text: Text) -> bool:
    """Tell whether a page that could not be parsed may hold something above OFFICIAL."""
    return any(map(_SECRET.search, pieces(text)))


def markings(predicates: Iterable[str]) -> tuple[str, ...]:
    """Pick the predicates that state a classification, in whatever namespace.

    Here a misspelling must not let anything through.
    """
    return tuple(iri for iri in predicates if "securityclass" in iri.casefold())


def is_marked(
    said: _Said, markings: Iterable[str], look_up: Callable[[NamedNode | BlankNode], _Said]
) -> bool:
    """Tell whether what a node says of itself names a classification above OFFICIAL.

    ``look_up`` gives what other nodes say: the classification may be one with a label.
    """
    for iri in markings:
        for value in said.get(iri, ()):
            if _is_refused(value, look_up):
                return True
    return False


def _is_refused(value: _Value, look_up: Callable[[NamedNode | BlankNode], _Said]) -> bool:
    if isinstance(value, Literal):
        return _names_refused(value.value)
    if isinstance(value, NamedNode) and _names_refused(value.value):
        return True
    said = look_up(value)
    named = [each for iri in _NAMES for each in said.get(iri, ())]
    if not named:
        named = [each for iri in _DESCRIPTIONS for each in said.get(iri, ())]
    known = (each.value for each in named if not isinstance(each, BlankNode))
    return any(map(_names_refused, known))


@functools.lru_cache(maxsize=256)
def _names_refused(written: str) -> bool:
    return classification.is_refused(cleaned(written))
