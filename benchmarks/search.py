"""Measure searches with all facets and highlights through our engines, against the bare engines.

``python -m benchmarks.search --documents 10000 --engine tantivy`` prints a table and a JSON line.
The bare engine answers the same prepared queries in the same run: for tantivy a search, one
aggregation over all facets and the snippets; for Elasticsearch the same body through its client.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

import tantivy
from elasticsearch import Elasticsearch

from benchmarks.corpus_search import documents, queries
from search.elastic_bodies import search_body
from search.elastic_engine import ElasticEngine
from search.engine import SearchEngine
from search.expression import marked_texts
from search.fields import FACET_FIELDS, FRAGMENT_LENGTH, HIGHLIGHTED
from search.language import interpret
from search.query import SearchQuery
from search.tantivy_engine import TantivyEngine
from search.tantivy_queries import expression_query, filtered, marking_query
from search.tantivy_schema import TITLE_KEY, open_index, schema
from search.tantivy_search import MOST_VALUES

Asked = Callable[[SearchQuery], object]
_FACETS = {
    facet.value: {"terms": {"field": facet.value, "size": MOST_VALUES}} for facet in FACET_FIELDS
}


def bare_tantivy(folder: Path, asked: Sequence[SearchQuery]) -> Asked:
    """Return what answers with nothing but tantivy; the queries are prepared beforehand."""
    index = open_index(str((folder / "public" / "current").resolve()))
    index.reload()
    searcher = index.searcher()
    prepared = {id(query): _prepared(query) for query in asked}

    def ask(query: SearchQuery) -> object:
        looked_for, marking = prepared[id(query)]
        found = searcher.search(looked_for, limit=query.limit)
        generators = [_generator(searcher, name, marks) for name, marks in marking]
        shown = []
        for score, address in found.hits:
            document = searcher.doc(address)
            snippets = [generator.snippet_from_doc(document).to_html() for generator in generators]
            shown.append((document[TITLE_KEY], score, snippets))
        return shown, searcher.aggregate(looked_for, _FACETS)

    return ask


def _prepared(query: SearchQuery) -> tuple[tantivy.Query, list[tuple[str, tantivy.Query]]]:
    expression = interpret(query.words)
    assert expression is not None  # noqa: S101  every query has words
    texts = marked_texts(expression)
    marking = [(field.name, marking_query(field.name, texts)) for field in HIGHLIGHTED]
    kept = [(name, marks) for name, marks in marking if marks is not None]
    return filtered(expression_query(expression), query.filters), kept


def _generator(
    searcher: tantivy.Searcher, name: str, query: tantivy.Query
) -> tantivy.SnippetGenerator:
    generator = tantivy.SnippetGenerator.create(searcher, query, schema(), name)
    generator.set_max_num_chars(FRAGMENT_LENGTH)
    return generator


def bare_elasticsearch(client: Elasticsearch, alias: str, asked: Sequence[SearchQuery]) -> Asked:
    """Return what sends the same bodies through the client and looks at nothing."""
    prepared = {id(query): search_body(query) for query in asked}
    return lambda query: client.search(index=alias, body=prepared[id(query)])


def measured(ways: dict[str, Asked], asked: Sequence[SearchQuery]) -> dict[str, list[float]]:
    """Return milliseconds for each way; they take turns, so that noise hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for query in asked[: len(asked) // 5]:  # warm up
        for ask in ways.values():
            ask(query)
    for number, query in enumerate(asked):
        turn = list(ways.items())
        for name, ask in turn if number % 2 else reversed(turn):
            start = time.perf_counter()
            ask(query)
            times[name].append((time.perf_counter() - start) * 1000)
    return times


def report(engine: str, count: int, indexing: float, times: dict[str, list[float]]) -> None:
    """Print the table and one line of JSON."""
    figures = {
        name: {"p50": statistics.median(found), "p99": statistics.quantiles(found, n=100)[98]}
        for name, found in times.items()
    }
    ratio = {part: figures["ours"][part] / figures["bare"][part] for part in ("p50", "p99")}
    print(f"{engine}, {count} documents, indexed at {count / indexing:,.0f}/s")
    for name, parts in (*figures.items(), ("ratio", ratio)):
        print(f"  {name:6} p50 {parts['p50']:8.2f}   p99 {parts['p99']:8.2f}")
    line = {"benchmark": "search", "engine": engine, "documents": count, "ratio": ratio, **figures}
    print(json.dumps(line | {"documents_per_second": count / indexing}))


def fill(engine: SearchEngine, count: int) -> float:
    """Write the corpus and return the seconds it took."""
    start = time.perf_counter()
    with engine.rebuild("public") as rebuild:
        rebuild.add(documents(count))
    return time.perf_counter() - start


def measure_tantivy(count: int, asked: Sequence[SearchQuery]) -> None:
    """Measure the embedded engine."""
    with tempfile.TemporaryDirectory() as folder:
        engine = TantivyEngine(Path(folder))
        seconds = fill(engine, count)
        ways = {"ours": _through(engine), "bare": bare_tantivy(Path(folder), asked)}
        report("tantivy", count, seconds, measured(ways, asked))


def measure_elasticsearch(url: str, count: int, asked: Sequence[SearchQuery]) -> None:
    """Measure the engine on a server, with indices of its own that are deleted afterwards."""
    prefix = f"bench-{uuid.uuid4().hex[:12]}"
    engine = ElasticEngine(url, prefix, timeout=60)
    with Elasticsearch(url, request_timeout=60) as client:
        try:
            seconds = fill(engine, count)
            bare = bare_elasticsearch(client, f"{prefix}-public", asked)
            report(
                "elasticsearch",
                count,
                seconds,
                measured({"ours": _through(engine), "bare": bare}, asked),
            )
        finally:
            engine.remove("public")
            engine.close()


def _through(engine: SearchEngine) -> Asked:
    return lambda query: engine.search("public", query)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--engine", choices=("tantivy", "elasticsearch"), default="tantivy")
    options = parser.parse_args(arguments)
    asked = queries(options.queries)
    if options.engine == "tantivy":
        measure_tantivy(options.documents, asked)
        return
    url = os.environ.get("WAYLEAVE_TEST_ELASTICSEARCH_URL")
    if not url:
        parser.error("WAYLEAVE_TEST_ELASTICSEARCH_URL is not set; see .ci/elasticsearch")
    measure_elasticsearch(url, options.documents, asked)


if __name__ == "__main__":
    main()
