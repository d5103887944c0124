"""Reading keywords: told apart, labelled, and what nobody would search for left out."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode

from schemas.model import Concept, LangString
from schemas.rdf.graph import Term
from schemas.rdf.property_kinds import Property
from schemas.rdf.read_literals import in_one_line
from schemas.rdf.read_state import Page, distinct
from schemas.rules import codes, feed_codes
from schemas.vocabularies import themes

# Lists name some subjects by several words with commas between.
_LABELS: Final = frozenset(themes.LABELS.values())
_MANY_WORDS: Final = 5
_LONGEST: Final = 100
_ADDRESS: Final = re.compile(r"(?:https?|ftp)://\S+|urn:\S+", re.IGNORECASE)
_UNUSABLE: Final = re.compile(
    r"(?:(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})"
    r"(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|\d{5,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32,64}"  # a number of something
    r"|\S+\.(?:csv|tsv|xlsx?|ods|json|geojson|xml|gml|kmz|pdf|docx?|zip|gz|shp|sdf|gdb|gpkg|tiff?"
    r"|mxd|lyr|txt|html?|dwg)",
    re.IGNORECASE,
)


def keyword(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[LangString]:
    """Read keywords; several in one text are told apart when each is short."""
    found: list[LangString] = []
    for term in terms:
        for one in _written(page, term, prop):
            if is_usable(one.value):
                found.append(one)
            else:
                page.remark(feed_codes.KEYWORD_UNUSABLE, prop.name, one.value)
    return distinct(found)


def is_usable(word: str) -> bool:
    """Tell whether somebody may search for a word: not for a date, a number or a file's name."""
    return len(word) <= _LONGEST and _UNUSABLE.fullmatch(word) is None


def _written(page: Page, term: Term, prop: Property) -> Iterator[LangString]:
    if not isinstance(term, Literal):
        yield from _labelled(page, term, prop)
        return
    one = page.lang_string(term, prop.name)
    if one is None:
        return
    value = one.value
    if "," in value or ";" in value:
        yield from _told_apart(one)
    elif ":" in value and _ADDRESS.fullmatch(value):
        yield from _called(page, value, prop)
    else:
        yield in_one_line(one)


def _told_apart(one: LangString) -> Iterator[LangString]:
    if one.value in _LABELS:
        yield one
        return
    yield from (LangString(value=part, language=one.language) for part in _parts(one.value))


def _labelled(page: Page, term: Term, prop: Property) -> Sequence[LangString]:
    labels = () if isinstance(term, Literal) else page.labels(term, prop.name)
    if labels or isinstance(term, BlankNode):
        return _all_told_apart(labels)
    return _called(page, term.value, prop)


def _called(page: Page, address: str, prop: Property) -> Sequence[LangString]:
    """Give what the page or a list of ours calls an address; without that it is a subject."""
    try:
        labels = page.labels(NamedNode(address), prop.name)
    except ValueError:
        labels = ()
    if labels:
        return _all_told_apart(labels)
    code = themes.lookup(address)
    if code is not None:
        return [LangString(value=themes.LABELS[code])]
    page.remark(codes.KEYWORD_IS_ADDRESS, prop.name, address)
    known = page.spare.get("keyword", ())
    page.spare["keyword"] = (*known, Concept(iri=address))
    return []


def _all_told_apart(labels: Sequence[LangString]) -> Sequence[LangString]:
    """Treat labels as texts: exported they are texts, and must be read as the same keywords."""
    return [part for label in labels for part in _told_apart(label)]


def _parts(value: str) -> list[str]:
    for separator in (",", ";"):
        parts = [" ".join(part.split()) for part in value.split(separator)]
        parts = [part for part in parts if part]
        if len(parts) > 1 and all(len(part.split()) <= _MANY_WORDS for part in parts):
            return [inner for part in parts for inner in _parts(part)]
    return [" ".join(value.split())]
