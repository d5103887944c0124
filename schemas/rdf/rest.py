"""What a page says that belongs to no record: its catalogues, orphans, and refused records.

Nothing that a department wrote may be lost, so this is kept beside the records' graphs: together
they hold every statement of the page.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import BlankNode

from schemas.rdf.blank_labels import Labels, blank_labels
from schemas.rdf.canonical import ReceivedTriple
from schemas.rdf.graph import PageGraph, Subject

# As much as the process that reads may hand on; packed, so many times as much in fact.
_LARGEST: Final = 16 << 20


class Rest:
    """Keeps in mind which nodes of a page the records have taken with them."""

    def __init__(self, graph: PageGraph) -> None:
        self._graph = graph
        # Hashes and not terms: a large page has a million nodes.
        self._taken: set[int] = set()
        self._names: Labels = {}
        self._holds_refused = False

    def take(self, triples: Iterable[ReceivedTriple]) -> None:
        """Note the nodes that a record's graph describes."""
        last = None
        for subject, _, _ in triples:
            if subject is not last:
                last = subject
                self._taken.add(hash(subject))

    def has_taken(self, node: Subject) -> bool:
        """Tell whether a node is described in some record's graph."""
        return hash(node) in self._taken

    def name(self, record: Subject, labels: Labels) -> None:
        """Note what a nameless record is called in its own graph, so that links lead there."""
        if isinstance(record, BlankNode) and record in labels:
            self._names[record] = labels[record]

    def refuse(self) -> None:
        """Note that the page holds a record of which nothing may be kept."""
        self._holds_refused = True

    def packed(self) -> bytes | None:
        """Give what nobody took as packed N-Triples; None when it is too large to be kept.

        Nothing is given of a page with a record above OFFICIAL: a node apart from it may be a part
        of it all the same.
        """
        if self._holds_refused or self._graph.holds_marked():
            return b""
        document = _written(list(self._triples()), self._names)
        content = zlib.compress(document, level=1) if document else b""
        return content if len(content) <= _LARGEST else None

    def _triples(self) -> Iterator[ReceivedTriple]:
        shared: dict[BlankNode, None] = {}
        for subject in self._graph.subjects():
            if hash(subject) not in self._taken:
                yield from self._said(subject, shared)
        # A nameless node that a record took is found from here by no name: it is given once more.
        waiting = list(shared)
        while waiting:
            met: dict[BlankNode, None] = {}
            yield from self._said(waiting.pop(), met)
            waiting += (node for node in met if node not in shared)
            shared |= met

    def _said(self, subject: Subject, shared: dict[BlankNode, None]) -> Iterator[ReceivedTriple]:
        """Give what a node says, and note the nameless nodes that it shares with a record."""
        for predicate, values in self._graph.received(subject).items():
            for value in values:
                if isinstance(value, BlankNode) and self._is_taken_part(value):
                    shared[value] = None
                yield subject, predicate, value

    def _is_taken_part(self, node: BlankNode) -> bool:
        return hash(node) in self._taken and node not in self._names


def unpacked(content: bytes) -> bytes:
    """Give the N-Triples of a packed rest."""
    return zlib.decompress(content) if content else b""


def _written(triples: list[ReceivedTriple], records: Labels) -> bytes:
    """Write statements as sorted lines, the same for the same statements.

    Labels begin with another letter than those of records, whose own are kept for links to them.
    """
    loose = [t for t in triples if isinstance(t[0], BlankNode) or isinstance(t[2], BlankNode)]
    found = blank_labels(loose) if loose else {}
    labels = {node: f"_:p{label[3:]}" for node, label in found.items()} | records
    lines = {f"{labels.get(s, s)} <{p}> {labels.get(o, o)} .\n" for s, p, o in triples}
    return "".join(sorted(lines)).encode()
