"""Which documents are like one: those that share its most telling words."""

import math
from collections import Counter

import tantivy
from tantivy import Searcher

from search.fields import LIKENESS
from search.query import Hit
from search.stop_words import STOP_WORDS
from search.tantivy_queries import besides, ids_query, likeness_query
from search.tantivy_schema import stemmed
from search.tantivy_search import KeptTitles, as_hits, ranked_page

_MOST_TERMS = 25
_SHORTEST_TERM = 3


def similar_hits(
    searcher: Searcher, titles: KeptTitles, document_id: str, limit: int, without: frozenset[str]
) -> tuple[Hit, ...]:
    """Return the documents most like one; empty when it is not in the index."""
    own = searcher.search(ids_query([document_id]), limit=1).hits
    if not own:
        return ()
    terms = _telling_terms(searcher, searcher.doc(own[0][1]))
    if not terms:
        return ()
    query = besides(likeness_query(terms, document_id), without)
    _, found = ranked_page(searcher, query, 0, limit, titles)
    return as_hits(searcher, found)


def _telling_terms(searcher: Searcher, document: tantivy.Document) -> dict[tuple[str, str], float]:
    """Return the terms that are frequent here and rare elsewhere, with their fields' boosts."""
    weighed: dict[tuple[str, str], float] = {}
    boosts: dict[tuple[str, str], float] = {}
    for field in LIKENESS:
        for term, count in _counted_terms(document, field.name).items():
            rarity = searcher.num_docs / (1 + searcher.doc_freq(field.name, term))
            weighed[field.name, term] = field.boost * count * math.log1p(rarity)
            boosts[field.name, term] = field.boost
    best = sorted(weighed, key=lambda term: (-weighed[term], term))[:_MOST_TERMS]
    return {term: boosts[term] for term in best}


def _counted_terms(document: tantivy.Document, name: str) -> Counter[str]:
    texts = (str(value) for value in document.get_all(name))
    terms = (term for text in texts for term in stemmed().analyze(text))
    return Counter(t for t in terms if len(t) >= _SHORTEST_TERM and t not in STOP_WORDS)
