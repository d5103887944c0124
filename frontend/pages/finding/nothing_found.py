"""Help when nothing was found: what to leave out, and what may have been meant."""

import difflib
from collections.abc import Iterable, Iterator

import msgspec

from catalogue.policy.audiences import Audience
from catalogue.services.discovery import Discovery
from frontend.pages.finding.asking import Question
from frontend.pages.finding.narrowing import NAMES
from search.folding import folded

_MOST_WORDS = 5
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
    search = _Search(discovery, audience)
    broader = search.that_find(_broader(question))
    spelt = [*_respelt(search, question.words)]
    with_filters = search.that_find((text, question.saying(text)) for text in spelt)
    spellings = with_filters or search.that_find(
        (text, _unfiltered(question).saying(text)) for text in spelt
    )
    return Help(broader=broader, spellings=spellings)


class _Search:
    """Counts what an audience would find."""

    def __init__(self, discovery: Discovery, audience: Audience) -> None:
        self.discovery = discovery
        self.audience = audience

    def count(self, question: Question) -> int:
        asked = msgspec.structs.replace(
            question.query(), limit=0, offset=0, facets=False, highlights=False
        )
        return self.discovery.search(self.audience, asked).total

    def that_find(self, others: Iterable[tuple[str, Question]]) -> tuple[Alternative, ...]:
        counted = (Alternative(t, other.address(), self.count(other)) for t, other in others)
        return tuple(each for each in counted if each.count)


def _broader(question: Question) -> Iterator[tuple[str, Question]]:
    if len(question.filters) > 1:
        for facet in question.filters:
            yield f"without the filter {NAMES[facet]}", question.without(facet)
    unfiltered = _unfiltered(question)
    if question.filters and question.words:
        yield "the same words without any filter", unfiltered
    words = question.words.split()
    if 1 < len(words) <= _MOST_WORDS:
        for place in range(len(words)):
            fewer = " ".join(words[:place] + words[place + 1 :])
            yield f"\u201c{fewer}\u201d", unfiltered.saying(fewer)


def _unfiltered(question: Question) -> Question:
    return msgspec.structs.replace(question, filters={}, page=1)


def _respelt(search: _Search, typed: str) -> Iterator[str]:
    """Yield what was typed with the words that nothing has replaced by ones that are like them."""
    words = typed.split()
    if len(words) > _MOST_WORDS:
        return
    meant = [_spellings(search, word) for word in words]
    for place in range(max(map(len, meant), default=0)):
        spelt = " ".join(some[min(place, len(some) - 1)] for some in meant)
        if spelt != " ".join(words):
            yield spelt


def _spellings(search: _Search, word: str) -> list[str]:
    if search.count(Question(words=word)):
        return [word]
    return _meant(search, folded(word)) or [word]


def _meant(search: _Search, word: str) -> list[str]:
    """Find words of titles and keywords that begin alike and are spelt nearly so."""
    if len(word) < _SHORTEST or not word.isalpha():
        return []
    known = {
        other
        for beginning in (word[:3], word[:1] + word[2:3])
        for suggested in search.discovery.suggest(search.audience, beginning, _LOOKED_AT)
        for other in folded(suggested).split()
        if other.isalpha() and other != word
    }
    return difflib.get_close_matches(word, sorted(known), n=2, cutoff=_LIKE)
