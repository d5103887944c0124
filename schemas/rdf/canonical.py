"""The graph of one record, in a form that depends on what it says and on nothing else."""

import hashlib
from collections.abc import Collection, Iterable
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal

from schemas.errors import RecordTooLargeError
from schemas.namespaces import DCAT, DCT, SCHEMA, SKOS
from schemas.rdf.blank_labels import Labels, blank_labels
from schemas.rdf.graph import PageGraph, Subject, Term

ReceivedTriple: TypeAlias = tuple[Subject, str, Term]

# Resources with a record of their own, and lists that many records only point into.
STOP: Final = frozenset(
    {
        DCAT + "Dataset",
        DCAT + "DataService",
        DCAT + "DatasetSeries",
        DCAT + "Catalog",
        SCHEMA + "Dataset",
        SKOS + "ConceptScheme",
        SKOS + "Collection",
    }
)
# Described, but not followed to their named neighbours: a concept leads to its whole list.
_ENDS: Final = frozenset({SKOS + "Concept"})
_DATASETS: Final = frozenset({DCAT + "Dataset", DCAT + "DatasetSeries"})
_IDENTIFIERS: Final = frozenset({DCT + "identifier", SCHEMA + "identifier"})
_MOST_TRIPLES: Final = 100_000
_LARGEST_GRAPH: Final = 4 << 20


def closure(
    graph: PageGraph, subject: Subject, stop: Collection[str] = STOP
) -> list[ReceivedTriple]:
    """Collect what a record rests on, as received: its own statements and its parts'.

    Nodes that the page describes are followed, unless they are of a class in ``stop``. Raise
    ``RecordTooLargeError`` for more statements than any real record has.
    """
    triples: list[ReceivedTriple] = []
    seen = {subject}
    waiting = [subject]
    while waiting:
        node = waiting.pop()
        for predicate, values in graph.received(node).items():
            for value in values:
                triples.append((node, predicate, value))
                if isinstance(value, Literal) or value in seen:
                    continue
                seen.add(value)
                if _is_part(graph, node, value, stop):
                    waiting.append(value)
        if len(triples) > _MOST_TRIPLES:
            limit = f"{_MOST_TRIPLES:,} statements"
            raise RecordTooLargeError(f"more than {limit}", limit)
    return triples


def canonical(triples: Iterable[ReceivedTriple]) -> bytes:
    """Write statements as sorted N-Triples with blank node labels that depend on content only.

    Raise ``RecordTooLargeError`` for more than any real record takes.
    """
    return labelled(triples)[0]


def labelled(triples: Iterable[ReceivedTriple]) -> tuple[bytes, Labels]:
    """Write statements as ``canonical`` does, and tell what each blank node is called there."""
    lines: list[str] = []
    loose: list[ReceivedTriple] = []
    last: Subject | None = None
    start = ""
    for subject, predicate, value in triples:
        if isinstance(value, BlankNode) or isinstance(subject, BlankNode):
            loose.append((subject, predicate, value))
            continue
        if subject is not last:
            last, start = subject, f"{subject} <"
        lines.append(f"{start}{predicate}> {value} .\n")
    labels: Labels = {}
    if loose:
        labels = blank_labels(loose)
        lines += [f"{labels.get(s, s)} <{p}> {labels.get(o, o)} .\n" for s, p, o in loose]
    document = "".join(sorted(lines)).encode()
    if len(document) > _LARGEST_GRAPH:
        limit = f"{_LARGEST_GRAPH >> 20} MB of statements"
        raise RecordTooLargeError(f"{len(document):,} bytes", limit)
    return document, labels


def digest(document: bytes) -> str:
    """Give the hash by which a canonical document is told from another."""
    return hashlib.sha256(document).hexdigest()


def _is_part(graph: PageGraph, node: Subject, value: Subject, stop: Collection[str]) -> bool:
    if not graph.received(value):
        return False
    types = graph.types(value)
    if not types.isdisjoint(stop) and not _is_nameless_service(graph, value, types):
        return False
    if graph.is_marked(value):
        return False
    return isinstance(value, BlankNode) or graph.types(node).isdisjoint(_ENDS)


def _is_nameless_service(graph: PageGraph, value: Subject, types: Collection[str]) -> bool:
    """Tell whether a service is a part of the file that points to it, as it can be nothing else."""
    if not isinstance(value, BlankNode) or DCAT + "DataService" not in types:
        return False
    return _DATASETS.isdisjoint(types) and _IDENTIFIERS.isdisjoint(graph.own(value))
