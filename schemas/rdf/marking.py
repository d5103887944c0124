"""Which nodes are marked as above OFFICIAL: nothing that they say goes anywhere."""

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from schemas.namespaces import DCT, FOAF, RDF, RDFS, SCHEMA, SKOS, UKGOV, VCARD
from schemas.rdf.read_clean import cleaned
from schemas.rdf.stored import Text, pieces
from schemas.vocabularies import classification

_Value: TypeAlias = NamedNode | BlankNode | Literal
_Said: TypeAlias = Mapping[str, list[_Value]]

#: The property by which the UK's profile states a classification.
CLASSIFICATION: Final = UKGOV + "securityClassification"
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
# A classification is a node or two; one that leads in circles is left.
_MOST_NODES: Final = 20


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
    return tuple(
        iri
        for iri in predicates
        if "securityclass" in iri.casefold() or classification.is_stated_by(iri)
    )


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
    named = [each for iri in _NAMES for each in look_up(value).get(iri, ())]
    if not named or isinstance(value, BlankNode):
        named += _texts(value, look_up, is_described=not named)
    known = (each.value for each in named if not isinstance(each, BlankNode))
    return any(map(_names_refused, known))


def _texts(
    node: NamedNode | BlankNode,
    look_up: Callable[[NamedNode | BlankNode], _Said],
    *,
    is_described: bool,
) -> list[_Value]:
    """Give all that a node says, and nameless ones in it, whatever the property is called."""
    found: list[_Value] = []
    waiting: list[NamedNode | BlankNode] = [node]
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        for iri, values in look_up(waiting.pop()).items():
            if is_described or iri not in _DESCRIPTIONS:
                found += (each for each in values if not isinstance(each, BlankNode))
                waiting += (each for each in values if isinstance(each, BlankNode))
    return found


@functools.lru_cache(maxsize=256)
def _names_refused(written: str) -> bool:
    return classification.is_refused(cleaned(written))
