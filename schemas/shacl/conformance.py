"""Holding the records of a feed against shapes, some hundred at a time."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from schemas.shacl.engines import ShapesEngine
from schemas.shacl.results import Result
from schemas.shacl.shapes import Shapes

#: Enough that an engine's start does not count, and few enough that it stays in little memory.
BATCH: Final = 200
# A blank node as subject or object of a line of canonical N-Triples; no literal looks like it.
_BLANK: Final = re.compile(rb'^_:|(?<=> )_:(?=[^\s"<>]+ \.$)', re.MULTILINE)
_SUBJECT: Final = re.compile(r"^(\S+) ", re.MULTILINE)


def conformance(
    graphs: Iterable[bytes], shapes: Shapes, engine: ShapesEngine, *, batch: int = BATCH
) -> Iterator[Sequence[Result]]:
    """Give what shapes find in each graph, in the order of the graphs.

    The graphs are canonical N-Triples as reading gives them: each that of one record and its parts.
    What is found about a part that several records share is given for each of them.
    """
    waiting = iter(graphs)
    while some := list(itertools.islice(waiting, batch)):
        yield from _of_batch(some, shapes, engine)


def _of_batch(
    graphs: Sequence[bytes], shapes: Shapes, engine: ShapesEngine
) -> Iterator[Sequence[Result]]:
    apart = [apart_from_others(graph, number) for number, graph in enumerate(graphs)]
    found: Mapping[int, list[Result]] = defaultdict(list)
    owners = _owners(apart)
    for result in engine.validate(apart, shapes):
        for number in owners.get(result.focus) or _pointing(apart, result.focus):
            found[number].append(result)
    for number in range(len(graphs)):
        yield found[number]


def apart_from_others(graph: bytes, number: int) -> bytes:
    """Give a graph's blank nodes names that no other graph of a batch has."""
    return _BLANK.sub(b"_:r%dx" % number, graph)


def _owners(graphs: Sequence[bytes]) -> Mapping[str, Sequence[int]]:
    """Tell which graphs describe a node."""
    owners: dict[str, list[int]] = defaultdict(list)
    for number, graph in enumerate(graphs):
        for subject in set(_SUBJECT.findall(graph.decode())):
            owners[subject].append(number)
    return owners


def _pointing(graphs: Sequence[bytes], node: str) -> Sequence[int]:
    """Tell which graphs point to a node that none describes."""
    end = f" {node} .\n".encode()
    return [number for number, graph in enumerate(graphs) if end in graph]
