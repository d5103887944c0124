"""Answering a query from one snapshot of a tantivy index."""

import functools
import html
import itertools
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from typing import TypeAlias, TypedDict

import tantivy
from tantivy import Order, Query, Searcher, Snippet, SnippetGenerator

from search.expression import marked_texts
from search.fields import FACET_FIELDS, FRAGMENT_LENGTH, HIGHLIGHTED, Highlight, TextField
from search.language import interpret
from search.query import Facet, FacetCount, Hit, SearchQuery, SearchResult, Sort
from search.sort_keys import id_of
from search.tantivy_queries import anything, besides, expression_query, filtered, marking_query
from search.tantivy_schema import MODIFIED_KEY, RANKS, TITLE_KEY, schema

MOST_VALUES = 5_000
_SPARE = 24  # hits past the page, so that a few ties need no second search
_MOST_KEPT = 64
_MOST_TITLES = 50_000
_WHOLE_LENGTH = 1_000_000
_KEYS = {Sort.MODIFIED: MODIFIED_KEY, Sort.TITLE: TITLE_KEY, Sort.RELEVANCE: TITLE_KEY}
Facets = dict[Facet, tuple[FacetCount, ...]]
_Marker = tuple[TextField, SnippetGenerator]


#: A score, and a document's place in the index: what the library gives, for there can be thousands.
Found: TypeAlias = tuple[float, tantivy.DocAddress]

_score: Callable[[Found], float] = itemgetter(0)
_Sorter = Callable[[list[Found]], list[Found]]


class KeptFacets:
    """Counts of the whole index in one state: those of the front page, asked for most often."""

    def __init__(self) -> None:
        self._kept: dict[frozenset[tuple[Facet, frozenset[str]]], Facets] = {}

    def get(self, filters: Mapping[Facet, frozenset[str]], count: Callable[[], Facets]) -> Facets:
        """Return the counts under filters, counted only the first time."""
        key = frozenset(filters.items())
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = count()
        return dict(self._kept[key])


class KeptTitles:
    """Title keys of documents of the index in one state.

    Many documents may tie for a word that says little, and reading one from disk costs as much as
    finding twenty.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int], str] = {}

    def key(self, searcher: Searcher, address: tantivy.DocAddress) -> str:
        """Return the key that a document is sorted by, read only the first time."""
        place = (address.segment_ord, address.doc)
        known = self._kept.get(place)
        if known is None:
            if len(self._kept) >= _MOST_TITLES:
                self._kept.clear()
            known = self._kept[place] = _title_key(searcher.doc(address))
        return known


class _Bucket(TypedDict):
    key: str
    doc_count: int


def answer(
    searcher: Searcher, query: SearchQuery, kept: KeptFacets, titles: KeptTitles
) -> SearchResult:
    """Answer a query that is within the limits."""
    expression = interpret(query.words)
    text = anything() if expression is None else expression_query(expression)
    text = besides(text, query.without)
    narrowed = filtered(text, query.filters)
    if expression is None or query.sort is not Sort.RELEVANCE:
        total, found = _sorted_page(searcher, narrowed, query)
    else:
        total, found = ranked_page(searcher, narrowed, query.offset, query.limit, titles)
    texts = marked_texts(expression) if expression is not None and query.highlights else ()
    hits = as_hits(searcher, found, texts)
    facets: Facets = {}
    if query.facets:
        count = functools.partial(_facet_counts, searcher, text, query.filters)
        is_kept = expression is None and not query.without
        facets = kept.get(query.filters, count) if is_kept else count()
    return SearchResult(total=total, hits=hits, facets=facets)


def _sorted_page(
    searcher: Searcher, narrowed: Query, query: SearchQuery
) -> tuple[int, list[Found]]:
    result = searcher.search(
        narrowed,
        limit=max(query.limit, 1),
        offset=query.offset,
        order_by_field=_KEYS[query.sort],
        order=Order.Asc,
    )
    return _total(result), [(0.0, address) for _, address in result.hits[: query.limit]]


def ranked_page(
    searcher: Searcher, query: Query, offset: int, limit: int, titles: KeptTitles
) -> tuple[int, list[Found]]:
    """Return the total and a page, best first; equal scores are in the order of their titles."""
    end = offset + limit
    window = end + _SPARE
    while True:
        result = searcher.search(query, limit=window)
        hits: list[Found] = result.hits
        if not limit or len(hits) < window or hits[end - 1][0] > hits[-1][0]:
            return _total(result), _in_order(hits, offset, end, _sorter(searcher, titles))
        window *= 4  # more documents tie with the last of the page than were fetched


def _in_order(hits: list[Found], offset: int, end: int, by_title: _Sorter) -> list[Found]:
    """Return the hits from ``offset`` to ``end``, those of equal score by their titles."""
    page: list[Found] = []
    start = 0
    for _, group in itertools.groupby(hits, key=_score):
        tied = list(group)
        if start < end and start + len(tied) > offset:
            sorted_ = by_title(tied) if len(tied) > 1 else tied
            page += sorted_[max(offset - start, 0) : end - start]
        start += len(tied)
    return page


def _sorter(searcher: Searcher, titles: KeptTitles) -> _Sorter:
    return functools.partial(_by_title, searcher, titles)


def _by_title(searcher: Searcher, titles: KeptTitles, tied: list[Found]) -> list[Found]:
    """Sort by the numbers of the titles' beginnings; read only titles that begin alike."""
    addresses = [address for _, address in tied]
    columns = [searcher.fast_field_values(name, addresses) for name in RANKS]
    ranked = sorted(zip(zip(*columns, strict=True), tied, strict=True), key=lambda pair: pair[0])
    result: list[Found] = []
    for _, group in itertools.groupby(ranked, key=lambda pair: pair[0]):
        alike = [hit for _, hit in group]
        if len(alike) > 1:
            alike.sort(key=lambda hit: titles.key(searcher, hit[1]))
        result += alike
    return result


def _title_key(document: tantivy.Document) -> str:
    return str(document.get_first(TITLE_KEY))


def _total(result: tantivy.SearchResult) -> int:
    count: int = result.count  # type: ignore[attr-defined]  # the stub forgets it
    return count


def as_hits(
    searcher: Searcher, found: Iterable[Found], texts: tuple[str, ...] = ()
) -> tuple[Hit, ...]:
    """Return what was found as hits, the texts marked in their highlights."""
    markers = list(_markers(searcher, texts)) if texts else []
    hits = []
    for score, address in found:
        document = searcher.doc(address)
        highlights = _highlights(document, markers)
        hits.append(Hit(id=id_of(_title_key(document)), score=score, highlights=highlights))
    return tuple(hits)


def _markers(searcher: Searcher, texts: tuple[str, ...]) -> Iterable[_Marker]:
    for field in HIGHLIGHTED:
        query = marking_query(field.name, texts)
        if query is not None:
            generator = SnippetGenerator.create(searcher, query, schema(), field.name)
            is_whole = field.highlight is Highlight.WHOLE
            generator.set_max_num_chars(_WHOLE_LENGTH if is_whole else FRAGMENT_LENGTH)
            yield field, generator


def _highlights(document: tantivy.Document, markers: list[_Marker]) -> dict[str, str]:
    marked = {field.name: _marked(document, field, marker) for field, marker in markers}
    return {name: text for name, text in marked.items() if text}


def _marked(document: tantivy.Document, field: TextField, generator: SnippetGenerator) -> str:
    snippet = generator.snippet_from_doc(document)
    if not snippet.highlighted():
        return ""
    if field.highlight is Highlight.WHOLE:
        text = str(document.get_first(field.name))
        if snippet.fragment() != text:
            return _whole(text, snippet)
    # The text is escaped, so a tag in the answer is the generator's own.
    return snippet.to_html().replace("<b>", "<mark>").replace("</b>", "</mark>")


def _whole(text: str, snippet: Snippet) -> str:
    """Return the whole text marked; the generator would leave out what follows the last word."""
    raw = text.encode()  # places are counted in bytes
    start, end = snippet.fragment_range().start, 0
    pieces = []
    for place in snippet.highlighted():
        pieces += [_escaped(raw[end : start + place.start]), "<mark>"]
        end = start + place.end
        pieces += [_escaped(raw[start + place.start : end]), "</mark>"]
    return "".join([*pieces, _escaped(raw[end:])])


def _escaped(raw: bytes) -> str:
    return html.escape(raw.decode())


def _facet_counts(
    searcher: Searcher, text: Query, filters: Mapping[Facet, frozenset[str]]
) -> Facets:
    """Count the values of every facet; each leaves its own filter out."""
    active = [facet for facet in FACET_FIELDS if filters.get(facet)]
    others = [facet for facet in FACET_FIELDS if facet not in active]
    counts = _counted(searcher, filtered(text, filters), others)
    for facet in active:
        counts |= _counted(searcher, filtered(text, filters, besides=facet), [facet])
    return {facet: counts[facet] for facet in FACET_FIELDS}


def _counted(searcher: Searcher, query: Query, facets: list[Facet]) -> Facets:
    if not facets:
        return {}
    wanted = {
        facet.value: {"terms": {"field": facet.value, "size": MOST_VALUES}} for facet in facets
    }
    answer = searcher.aggregate(query, wanted)
    return {facet: _in_count_order(answer[facet.value]["buckets"]) for facet in facets}


def _in_count_order(buckets: list[_Bucket]) -> tuple[FacetCount, ...]:
    ranked = sorted(buckets, key=lambda bucket: (-bucket["doc_count"], bucket["key"]))
    return tuple(FacetCount(value=b["key"], count=b["doc_count"]) for b in ranked)
