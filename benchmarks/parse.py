"""Datasets a second from bytes to records with reports, per syntax, against rdflib."""

import argparse
import datetime as dt

from benchmarks.feeds import page_triples
from benchmarks.measuring import best_of, show
from benchmarks.rival_rdflib import read as rival_read
from schemas.rdf.page import read_page
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
        f"parse, map and rules: {given.datasets} datasets a page",
        [_measure(syntax, given.datasets, given.runs) for syntax in Syntax],
    )


def _measure(syntax: Syntax, datasets: int, runs: int) -> dict[str, object]:
    data = write(page_triples(range(datasets), None), syntax)
    ours = best_of(runs, lambda: _ours(data, syntax, datasets))
    theirs = best_of(1, lambda: _rival(data, syntax, datasets))
    return {
        "syntax": syntax.value,
        "ours_per_second": datasets / ours,
        "rdflib_per_second": datasets / theirs,
        "ratio": theirs / ours,
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
    if len(rival_read(data, syntax, _BASE)) != datasets:
        raise SystemExit(f"{syntax}: the rival did not read {datasets}")


if __name__ == "__main__":
    main()
