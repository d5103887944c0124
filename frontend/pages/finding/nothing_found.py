"""Help when nothing was found: what to leave out, and what may have been meant."""

import difflib
from collections.abc import Iterator

import msgspec

from catalogue.policy.audiences import Audience
from catalogue.services.discovery import Discovery
from frontend.pages.finding.asking import Question
from frontend.pages.finding.narrowing import NAMES
from search.folding import folded

_MOST_WORDS = 6
_SHORTEST = 4
_LIKE = 0.72
_LOOKED_AT = 60


class Alternative(msgspec.Struct, frozen=True):
    """Another search, and how many records it finds."""

    text: str
    address: str
    count: int


class Help(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody who found nothing may try: fewer filters, other spellings."""

    broader: tuple[Alternative, ...]
    spellings: tuple[Alternative, ...]


def help_for(discovery: Discovery, audience: Audience, question: Question) -> Help:
    """Look for searches near a question that do find something in what this audience may see."""
    broader = _counted(discovery, audience, _broader(question))
    spellings = _counted(discovery, audience, _spellings(discovery, audience, question))
    return Help(broader=tuple(broader), spellings=tuple(spellings))


def _counted(
    discovery: Discovery, audience: Audience, others: Iterator[tuple[str, Question]]
) -> Iterator[Alternative]:
    for text, other in others:
        asked = msgspec.structs.replace(
            other.query(), limit=0, offset=0, facets=False, highlights=False
        )
        count = discovery.search(audience, asked).total
        if count:
            yield Alternative(text, other.address(), count)


def _broader(question: Question) -> Iterator[tuple[str, Question]]:
    if len(question.filters) > 1:
        for facet in question.filters:
            yield f"without the filter {NAMES[facet]}", question.without(facet)
    unfiltered = msgspec.structs.replace(question, filters={}, page=1)
    if question.filters and question.words:
        yield "the same words without any filter", unfiltered
    words = question.words.split()
    if 1 < len(words) <= _MOST_WORDS:
        for place in range(len(words)):
            fewer = " ".join(words[:place] + words[place + 1 :])
            yield f"\u201c{fewer}\u201d", msgspec.structs.replace(unfiltered, words=fewer)


def _spellings(
    discovery: Discovery, audience: Audience, question: Question
) -> Iterator[tuple[str, Question]]:
    words = question.words.split()[:_MOST_WORDS]
    for place, word in enumerate(words):
        for meant in _meant(discovery, audience, folded(word)):
            spelt = " ".join([*words[:place], meant, *words[place + 1 :]])
            yield spelt, msgspec.structs.replace(question, words=spelt, page=1)


def _meant(discovery: Discovery, audience: Audience, word: str) -> list[str]:
    """Find words of titles and keywords that begin alike and are spelt nearly so."""
    if len(word) < _SHORTEST or not word.isalpha():
        return []
    known = {
        other
        for beginning in (word[:3], word[:1] + word[2:3])
        for suggested in discovery.suggest(audience, beginning, _LOOKED_AT)
        for other in folded(suggested).split()
        if other.isalpha() and other != word
    }
    return difflib.get_close_matches(word, sorted(known), n=2, cutoff=_LIKE)
