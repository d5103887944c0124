"""Datasets a second of processor time, per syntax, against rdflib in the same run.

``parse`` is from bytes to an index of the page; ``all`` goes on to records: every property mapped,
the rules applied, the graph kept in canonical form and digested. The rival's ``all`` is parsing
and taking the main properties.
"""

import argparse
import datetime as dt

from benchmarks import rival_rdflib
from benchmarks.feeds import page_triples
from benchmarks.measuring import processor_seconds, show
from schemas.rdf.page import read_page
from schemas.rdf.parse import parse
from schemas.rdf.syntax import Syntax
from schemas.rdf.write import write
from schemas.reading import ReadOptions

_BASE = "https://data.benchmark.example/page"
_TODAY = dt.date(2026, 11, 23)


def main(arguments: list[str] | None = None) -> None:
    """Measure every syntax with both readers in this process, turn by turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args(arguments)
    show(
        f"datasets a second of processor time, {given.datasets} a page",
        [_measure(syntax, given.datasets, given.runs) for syntax in Syntax],
    )


def _measure(syntax: Syntax, datasets: int, runs: int) -> dict[str, object]:
    data = write(page_triples(range(datasets), None), syntax)
    parsed = processor_seconds(runs, lambda: parse(data, syntax=syntax, base_iri=_BASE))
    ours = processor_seconds(runs, lambda: _ours(data, syntax, datasets))
    rival_parsed = processor_seconds(1, lambda: rival_rdflib.parse(data, syntax, _BASE))
    theirs = processor_seconds(1, lambda: _rival(data, syntax, datasets))
    return {
        "syntax": syntax.value,
        "parse": datasets / parsed,
        "rdflib_parse": datasets / rival_parsed,
        "parse_ratio": rival_parsed / parsed,
        "all": datasets / ours,
        "rdflib_all": datasets / theirs,
        "all_ratio": theirs / ours,
    }


def _ours(data: bytes, syntax: Syntax, datasets: int) -> None:
    name = f"page{syntax.suffix}"
    reading = read_page(
        data, media_type=None, name=name, base_iri=_BASE, today=_TODAY, options=ReadOptions()
    )
    read = sum(record.resource is not None for record in reading.records)
    if read != datasets:
        raise SystemExit(f"{syntax}: read {read} of {datasets}")


def _rival(data: bytes, syntax: Syntax, datasets: int) -> None:
    if len(rival_rdflib.read(data, syntax, _BASE)) != datasets:
        raise SystemExit(f"{syntax}: the rival did not read {datasets}")


if __name__ == "__main__":
    main()
