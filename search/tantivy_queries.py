"""Expressions, filters and likeness as tantivy queries.

Scores must not depend on how documents came to lie in segments. A sum of three floats depends on
their order, and tantivy's order on the segment; so sums are nested by two, and the best field
counts alone.
"""

from collections.abc import Iterable, Mapping

from tantivy import Occur, Query

from search.expression import (
    SYNONYM_WEIGHT,
    Either,
    Every,
    Expression,
    Prefix,
    Synonyms,
    Text,
)
from search.fields import TEXT_FIELDS
from search.folding import encodable
from search.query import Facet
from search.tantivy_schema import WORDS, plain, schema, stemmed


def expression_query(expression: Expression) -> Query:
    """Return the query for what somebody typed."""
    match expression:
        case Text(text=text):
            return _text_query(text)
        case Prefix(text=text):
            return _prefix_query(text)
        case Synonyms(typed=typed, others=others):
            weaker = [Query.boost_query(_text_query(o.text), SYNONYM_WEIGHT) for o in others]
            return Query.disjunction_max_query([expression_query(typed), *weaker])
        case Either(parts=parts):
            return _nested(map(expression_query, parts), Occur.Should)
        case Every():
            return _every_query(expression)


def _every_query(every: Every) -> Query:
    query = _nested(map(expression_query, every.parts), Occur.Must) if every.parts else anything()
    if every.excluded:
        out = [(Occur.MustNot, expression_query(part)) for part in every.excluded]
        query = Query.boolean_query([(Occur.Must, query), *out])
    for part in every.optional:
        query = Query.boolean_query([(Occur.Must, query), (Occur.Should, expression_query(part))])
    return query


def _nested(queries: Iterable[Query], occur: Occur) -> Query:
    """Combine by two and two again: a shallow tree, however many there are."""
    level = list(queries)
    while len(level) > 1:
        pairs = [level[start : start + 2] for start in range(0, len(level), 2)]
        level = [_both(pair, occur) for pair in pairs]
    return level[0]


def _both(pair: list[Query], occur: Occur) -> Query:
    return Query.boolean_query([(occur, query) for query in pair]) if len(pair) > 1 else pair[0]


def _text_query(text: str) -> Query:
    tokens = stemmed().analyze(text)
    if not tokens:
        return Query.empty_query()
    per_field = [
        Query.boost_query(field_query(field.name, tokens), field.boost) for field in TEXT_FIELDS
    ]
    return Query.disjunction_max_query(per_field)


def field_query(name: str, tokens: list[str]) -> Query:
    """Return the query for a token, or several in a row, in one field."""
    if len(tokens) == 1:
        return Query.term_query(schema(), name, tokens[0])
    return Query.phrase_query(schema(), name, list(tokens))


def _prefix_query(text: str) -> Query:
    tokens = plain().analyze(text)
    if len(tokens) != 1 or not tokens[0].isalnum():
        return Query.empty_query()
    return Query.const_score_query(Query.regex_query(schema(), WORDS, tokens[0] + ".*"), 1.0)


def marking_query(name: str, texts: Iterable[str]) -> Query | None:
    """Return the query whose terms a highlighter marks in a field."""
    analysed = filter(None, (stemmed().analyze(text) for text in texts))
    queries = [(Occur.Should, field_query(name, tokens)) for tokens in analysed]
    return Query.boolean_query(queries) if queries else None


def anything() -> Query:
    """Return the query that every document matches, at no score."""
    return Query.const_score_query(Query.all_query(), 0.0)


def filtered(
    query: Query, filters: Mapping[Facet, frozenset[str]], *, besides: Facet | None = None
) -> Query:
    """Narrow a query without changing scores; one facet can be left out."""
    for facet, chosen in sorted(filters.items()):
        if chosen and facet != besides:
            terms = sorted(encodable(value) for value in chosen)
            narrowing = Query.const_score_query(_one_of(facet, terms), 0.0)
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, narrowing)])
    return query


def besides(query: Query, ids: frozenset[str]) -> Query:
    """Take documents out of a query without changing scores."""
    if not ids:
        return query
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, ids_query(ids))])


def _one_of(name: str, terms: list[str]) -> Query:
    if len(terms) == 1:
        return Query.term_query(schema(), name, terms[0], "basic")
    return Query.term_set_query(schema(), name, terms)


def ids_query(ids: Iterable[str]) -> Query:
    """Return the query for documents by id."""
    return Query.term_set_query(schema(), "id", sorted(map(encodable, ids)))


def likeness_query(terms: Mapping[tuple[str, str], float], document_id: str) -> Query:
    """Return the query for documents with any of the weighted terms, except one document."""
    weighted = (
        Query.boost_query(Query.term_query(schema(), name, term), weight)
        for (name, term), weight in sorted(terms.items())
    )
    query = _nested(list(weighted), Occur.Should)
    own = Query.term_query(schema(), "id", encodable(document_id), "basic")
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, own)])
