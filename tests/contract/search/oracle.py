"""What a search must answer, worked out by looking at every document."""

import re
from collections import Counter
from collections.abc import Collection, Mapping

from search.document import SearchDocument
from search.fields import TEXT_FIELDS, values
from search.query import Facet

Filters = Mapping[Facet, Collection[str]]


def matching(
    documents: Collection[SearchDocument], words: Collection[str], filters: Filters
) -> list[SearchDocument]:
    """Return the documents that hold all words, each anywhere, and pass all filters."""
    return [
        document
        for document in documents
        if set(words) <= _tokens(document) and _passes(document, filters)
    ]


def counts(
    documents: Collection[SearchDocument], words: Collection[str], filters: Filters, facet: Facet
) -> list[tuple[str, int]]:
    """Return a facet's values and counts without its own filter, most first, then by value."""
    others = {other: chosen for other, chosen in filters.items() if other is not facet}
    found = Counter(
        value
        for document in matching(documents, words, others)
        for value in set(values(document, facet))
    )
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _tokens(document: SearchDocument) -> set[str]:
    texts = (text for field in TEXT_FIELDS for text in values(document, field.name))
    return {token for text in texts for token in re.findall(r"\w+", text.casefold())}


def _passes(document: SearchDocument, filters: Filters) -> bool:
    return all(
        set(chosen) & set(values(document, facet)) for facet, chosen in filters.items() if chosen
    )
