"""Answers of Elasticsearch in the port's words."""

from collections.abc import Mapping
from typing import Any

from search.elastic_bodies import NARROWED
from search.fields import FACET_FIELDS
from search.query import Facet, FacetCount, Hit

Json = Mapping[str, Any]


def hit(found: Json, *, has_score: bool = True) -> Hit:
    """Return one hit; sorted by a field it has no score."""
    highlights = {name: fragments[0] for name, fragments in found.get("highlight", {}).items()}
    score = found.get("_score") if has_score else None
    return Hit(id=found["_id"], score=score or 0.0, highlights=highlights)


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
