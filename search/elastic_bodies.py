"""Requests to Elasticsearch as plain data; what a person typed is only ever a value in them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from search.elastic_mapping import (
    LONGEST_KEYWORD,
    MODIFIED_KEY,
    PLAIN,
    SUGGESTION,
    TITLE_KEY,
    WORDS,
)
from search.expression import (
    SYNONYM_WEIGHT,
    Either,
    Every,
    Expression,
    Prefix,
    Synonyms,
    Text,
    marked_texts,
)
from search.fields import (
    FACET_FIELDS,
    FRAGMENT_LENGTH,
    HIGHLIGHTED,
    LIKENESS,
    TEXT_FIELDS,
    Highlight,
    TextField,
)
from search.folding import encodable
from search.language import interpret
from search.query import Facet, SearchQuery, Sort
from search.stop_words import STOP_WORDS
from search.suggestions import INSIDE, START

Json = dict[str, Any]

MOST_VALUES = 5_000
NARROWED = "narrowed"
_MOST_MARKED = 500_000
_BOOSTED = [f"{field.name}^{field.boost}" for field in TEXT_FIELDS]
_KEYS = {Sort.MODIFIED: MODIFIED_KEY, Sort.TITLE: TITLE_KEY, Sort.RELEVANCE: TITLE_KEY}


def search_body(query: SearchQuery) -> Json:
    """Return the request that answers a query, its counts included."""
    expression = interpret(query.words)
    text: Json = {"match_all": {}} if expression is None else expression_clause(expression)
    body: Json = {
        "query": besides(text, query.without),
        "from": query.offset,
        "size": query.limit,
        "sort": _sort(query, is_ranked=expression is not None),
        "track_total_hits": True,
        "_source": False,
    }
    clauses = filter_clauses(query.filters)
    if clauses:
        # After the query, so that an aggregation can leave its own facet's filter out.
        body["post_filter"] = {"bool": {"filter": list(clauses.values())}}
    if query.facets:
        body["aggs"] = facet_aggregations(clauses)
    if expression is not None and query.highlights:
        body["highlight"] = highlight(marked_texts(expression))
    return body


def besides(query: Json, ids: frozenset[str]) -> Json:
    """Take documents out of a query without changing scores."""
    if not ids:
        return query
    return {"bool": {"must": [query], "must_not": [{"ids": {"values": sorted(ids)}}]}}


def _sort(query: SearchQuery, *, is_ranked: bool) -> list[Json]:
    by_key = [{_KEYS[query.sort]: "asc"}]
    if is_ranked and query.sort is Sort.RELEVANCE:
        return [{"_score": "desc"}, *by_key]
    return by_key


def expression_clause(expression: Expression) -> Json:
    """Return the clause for what somebody typed."""
    match expression:
        case Text(text=text):
            return _text_clause(text)
        case Prefix(text=text):
            return {"match_bool_prefix": {WORDS: {"query": text, "analyzer": PLAIN}}}
        case Synonyms(typed=typed, others=others):
            weaker = [_text_clause(other.text, SYNONYM_WEIGHT) for other in others]
            return {"dis_max": {"queries": [expression_clause(typed), *weaker]}}
        case Either(parts=parts):
            clauses = [expression_clause(part) for part in parts]
            return {"bool": {"should": clauses, "minimum_should_match": 1}}
        case Every(parts=parts, optional=optional, excluded=excluded):
            return {
                "bool": {
                    "must": [expression_clause(part) for part in parts],
                    "should": [expression_clause(part) for part in optional],
                    "minimum_should_match": 0,
                    "must_not": [expression_clause(part) for part in excluded],
                }
            }


def _text_clause(text: str, boost: float = 1.0) -> Json:
    """Return best_fields for a word or a phrase: a phrase of one word is that word."""
    clause = {"query": text, "type": "phrase", "fields": _BOOSTED, "tie_breaker": 0.0}
    return {"multi_match": {**clause, "boost": boost}}


def filter_clauses(filters: Mapping[Facet, frozenset[str]]) -> dict[Facet, Json]:
    """Return a clause for each facet that is filtered on."""
    return {
        facet: {"terms": {facet.value: _holdable(filters[facet])}}
        for facet in FACET_FIELDS
        if filters.get(facet)
    }


def _holdable(values: Iterable[str]) -> list[str]:
    """Return the values that the index can hold; Lucene refuses to look for a longer one."""
    return sorted(encodable(value) for value in values if len(value) <= LONGEST_KEYWORD)


def facet_aggregations(clauses: Mapping[Facet, Json]) -> Json:
    """Return the counts of all facets, each leaving out its own filter.

    Facets without a filter of their own share one aggregation under all filters.
    """
    idle = {facet.value: _counted(facet) for facet in FACET_FIELDS if facet not in clauses}
    if not clauses:
        return idle
    aggregations: Json = {NARROWED: _under(clauses.values(), idle)}
    for facet in clauses:
        others = [clause for other, clause in clauses.items() if other is not facet]
        aggregations[facet.value] = _under(others, {facet.value: _counted(facet)})
    return aggregations


def _under(clauses: Iterable[Json], aggregations: Json) -> Json:
    return {"filter": {"bool": {"filter": list(clauses)}}, "aggs": aggregations}


def _counted(facet: Facet) -> Json:
    order = [{"_count": "desc"}, {"_key": "asc"}]
    return {"terms": {"field": facet.value, "size": MOST_VALUES, "order": order}}


def highlight(texts: Iterable[str]) -> Json:
    """Return what is marked: escaped text with ``<mark>`` and no other tag."""
    texts = list(texts)
    return {
        "encoder": "html",
        "pre_tags": ["<mark>"],
        "post_tags": ["</mark>"],
        "max_analyzed_offset": _MOST_MARKED,
        "fields": {field.name: _marked_field(field, texts) for field in HIGHLIGHTED},
    }


def _marked_field(field: TextField, texts: list[str]) -> Json:
    clauses = [{"match_phrase": {field.name: text}} for text in texts]
    marked: Json = {"highlight_query": {"bool": {"should": clauses}}}
    if field.highlight is Highlight.WHOLE:
        return {**marked, "number_of_fragments": 0}
    return {**marked, "number_of_fragments": 1, "fragment_size": FRAGMENT_LENGTH}


def suggestion_body(typed: str, limit: int, without: frozenset[str]) -> Json:
    """Return the request for keys that begin with what was typed, and how many documents hold."""
    aggregations = {
        mark: {
            "terms": {
                "field": SUGGESTION,
                "include": _escaped(mark + typed) + ".*",
                "size": limit,
                "order": [{"_count": "desc"}, {"_key": "asc"}],
            }
        }
        for mark in (START, INSIDE)
    }
    prefixes = [{"prefix": {SUGGESTION: mark + typed}} for mark in (START, INSIDE)]
    query = besides({"bool": {"filter": [{"bool": {"should": prefixes}}]}}, without)
    return {"size": 0, "track_total_hits": False, "query": query, "aggs": aggregations}


def _escaped(text: str) -> str:
    """Return the text as a regular expression of Lucene that matches it alone."""
    return re.sub(r"([^0-9A-Za-z ])", r"\\\1", text)


def likeness_body(alias: str, document_id: str, limit: int, without: frozenset[str]) -> Json:
    """Return the request for documents that share a document's most telling words."""
    likeness = {
        "fields": [field.name for field in LIKENESS],
        "like": [{"_index": alias, "_id": document_id}],
        "min_term_freq": 1,
        "min_doc_freq": 1,
        "min_word_length": 3,
        "max_query_terms": 25,
        "minimum_should_match": 1,
        "stop_words": sorted(STOP_WORDS),
    }
    return {
        "size": limit,
        "_source": False,
        "query": besides({"more_like_this": likeness}, without),
        "sort": [{"_score": "desc"}, {TITLE_KEY: "asc"}],
    }
