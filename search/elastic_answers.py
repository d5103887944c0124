"""Answers of Elasticsearch in the port's words."""

from collections.abc import Iterator, Mapping
from typing import Any

from search.elastic_bodies import NARROWED
from search.fields import FACET_FIELDS
from search.query import Facet, FacetCount, Hit, SearchQuery, SearchResult, Sort
from search.suggestions import INSIDE, START

Json = Mapping[str, Any]


def search_result(answer: Json, query: SearchQuery) -> SearchResult:
    """Return the answer to a query; sorted by a field, hits have no score."""
    return SearchResult(
        total=answer["hits"]["total"]["value"],
        hits=hits(answer, have_scores=query.sort is Sort.RELEVANCE),
        facets=facet_counts(answer["aggregations"]) if query.facets else {},
    )


def hits(answer: Json, *, have_scores: bool = True) -> tuple[Hit, ...]:
    """Return the hits of an answer."""
    return tuple(_hit(found, has_score=have_scores) for found in answer["hits"]["hits"])


def _hit(found: Json, *, has_score: bool) -> Hit:
    highlights = {name: fragments[0] for name, fragments in found.get("highlight", {}).items()}
    score = found.get("_score") if has_score else None
    return Hit(id=found["_id"], score=score or 0.0, highlights=highlights)


def suggestion_counts(answer: Json) -> Iterator[tuple[str, int]]:
    """Yield the keys of suggestions and how many documents hold each."""
    for mark in (START, INSIDE):
        for bucket in answer["aggregations"][mark]["buckets"]:
            yield bucket["key"], bucket["doc_count"]


def facet_counts(aggregations: Json) -> dict[Facet, tuple[FacetCount, ...]]:
    """Return the counts of all facets, wherever the request put them."""
    return {facet: _counts(_group(aggregations, facet)) for facet in FACET_FIELDS}


def _group(aggregations: Json, facet: Facet) -> Json:
    """Return a facet's counts: at the top without filters, else under those of the others."""
    narrowed: Json = aggregations.get(NARROWED, {})
    group: Json = narrowed.get(facet.value) or aggregations[facet.value]
    inner: Json = group.get(facet.value, group)
    return inner


def _counts(group: Json) -> tuple[FacetCount, ...]:
    return tuple(
        FacetCount(value=bucket["key"], count=bucket["doc_count"]) for bucket in group["buckets"]
    )
