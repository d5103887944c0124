"""Shapes: datasets a second by both engines, with the same results, and the memory that they take.

The feed is made up, as in the other benchmarks, with a fault in every third dataset. Each way runs
in a process of its own: both engines over records in batches, as the command does it, and rdflib
with pySHACL over the whole page, as everybody does it. The second table is the whole way from
bytes to a verdict: ours reads, maps, and judges by the rules; the rival parses, maps the main
properties, and validates.
"""

import argparse
import datetime as dt
import json
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from pyoxigraph import Triple

from benchmarks import rival_rdflib, rival_shacl
from benchmarks.feeds import page_triples
from benchmarks.measuring import processor_seconds, python, run_process, show
from schemas.namespaces import DCT
from schemas.rdf.page import read_page
from schemas.rdf.syntax import Syntax
from schemas.rdf.write import write
from schemas.reading import ReadOptions
from schemas.shacl.conformance import conformance
from schemas.shacl.engines import EngineName, engine
from schemas.shacl.results import Result
from schemas.shacl.shapes import uk_profile

_BASE: Final = "https://data.benchmark.example/page"
_TODAY: Final = dt.date(2026, 11, 23)
_RIVAL: Final = "rdflib+pySHACL"
_WAYS: Final = (*(name.value for name in EngineName), _RIVAL)
_KIBIBYTES: Final = 1024 / 1_000_000
_SEVERITIES: Final = {"error": "Violation", "warning": "Warning", "note": "Info"}


def main(arguments: list[str] | None = None) -> None:
    """Measure each way in a process of its own, then the whole way in this one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=int, default=500)
    parser.add_argument("--only", choices=_WAYS, help="measure one way, and tell it as JSON")
    given = parser.parse_args(arguments)
    if given.only:
        print(json.dumps(_measured(given.only, given.datasets)))
        return
    rows = [_in_own_process(way, given.datasets) for way in _WAYS]
    if len({str(row.pop("results of each kind")) for row in rows}) != 1:
        raise SystemExit("the three did not find the same")
    show(
        f"shapes of the UK profile over {given.datasets} datasets, the same results each way", rows
    )
    show("from bytes to a verdict, Turtle, processor time", [_whole_way(given.datasets)])


def _in_own_process(way: str, datasets: int) -> dict[str, object]:
    command = [python(), "-m", "benchmarks.shacl", "--only", way, "--datasets", str(datasets)]
    row: dict[str, object] = json.loads(run_process(command, {}).output)
    return row


def _measured(way: str, datasets: int) -> dict[str, object]:
    data = _page(datasets)
    if way == _RIVAL:
        found, seconds = _spent(lambda: rival_shacl.validate(data, Syntax.TURTLE, _BASE))
    else:
        graphs = list(_graphs(data))
        chosen = engine(EngineName(way))
        shapes = uk_profile()
        found, seconds = _spent(lambda: _counted(conformance(graphs, shapes, chosen)))
    return {
        "way": way,
        "datasets/s": datasets / seconds,
        "results": found.total(),
        "results of each kind": sorted(found.items()),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIBIBYTES,
    }


def _spent(work: Callable[[], Counter[str]]) -> tuple[Counter[str], float]:
    start = time.process_time()
    found = work()
    return found, time.process_time() - start


def _counted(found: Iterable[Sequence[Result]]) -> Counter[str]:
    return Counter(
        f"{result.component} {_SEVERITIES[result.severity.value]}"
        for results in found
        for result in results
    )


def _whole_way(datasets: int) -> dict[str, object]:
    data = _page(datasets)
    ours = processor_seconds(1, lambda: list(_graphs(data)))
    start = time.process_time()
    rival_rdflib.read(data, Syntax.TURTLE, _BASE)
    rival_shacl.validate(data, Syntax.TURTLE, _BASE)
    theirs = time.process_time() - start
    return {
        "ours: parse, map, rules": datasets / ours,
        f"{_RIVAL}: parse, map, shapes": datasets / theirs,
        "ratio": theirs / ours,
    }


def _graphs(data: bytes) -> Iterator[bytes]:
    reading = read_page(
        data,
        media_type="text/turtle",
        name=None,
        base_iri=_BASE,
        today=_TODAY,
        options=ReadOptions(),
    )
    return (record.graph for record in reading.records)


def _page(datasets: int) -> bytes:
    return write(_faulty(page_triples(range(datasets), None)), Syntax.TURTLE)


def _faulty(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Leave out the licence of every third dataset."""
    licences = 0
    for triple in triples:
        licences += triple.predicate.value == DCT + "license"
        if triple.predicate.value != DCT + "license" or licences % 3:
            yield triple


if __name__ == "__main__":
    main()
