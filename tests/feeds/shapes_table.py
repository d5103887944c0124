"""Real feeds against their own shapes, DCAT-AP's and ours: ``python -m tests.feeds.shapes_table``.

Read from ``../shared``; with both engines, whose results are compared one by one.
"""

import gzip
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

from schemas.shacl.conformance import conformance
from schemas.shacl.engines import EngineName, engine
from schemas.shacl.results import Result
from schemas.shacl.shapes import Shapes, shapes_of, uk_profile
from tests.shapes_agreement import read

_SHARED: Final = Path(__file__).parents[2].parent / "shared"
_PSDI: Final = _SHARED / "feeds/psdi"
_DCAT_AP: Final = _SHARED / "standard/data/dcat-ap-shapes/releases/3.0.1/html/shacl"
_FEEDS: Final = (
    _PSDI / "psdi-dcat.ttl.gz",
    _SHARED / "standard/data/data-marketplace-alpha-ttl/example-datasets.ttl",
    _SHARED / "standard/data/made-up-conformant/dataset-distribution-service.ttl",
)
_MOST_SHAPES: Final = 8


class Line(msgspec.Struct, frozen=True):
    """What some shapes find in a feed."""

    records: int
    conforming: int
    severities: Mapping[str, int]
    seconds: Mapping[str, float]
    is_same: bool
    frequent: Sequence[tuple[str, int]]


def main() -> None:
    """Print a line for each feed and each set of shapes."""
    for feed in _FEEDS:
        if not feed.exists():
            sys.stdout.write(f"{feed.name}: not beside this checkout\n")
            continue
        data = gzip.decompress(feed.read_bytes()) if feed.suffix == ".gz" else feed.read_bytes()
        graphs = [r.graph for r in read(data, feed.name.removesuffix(".gz")) if r.graph]
        for name, shapes in _all_shapes():
            _print(f"{feed.name} by {name}", line(graphs, shapes))


def line(graphs: Sequence[bytes], shapes: Shapes) -> Line:
    """Hold graphs against shapes with both engines."""
    found: dict[EngineName, list[Sequence[Result]]] = {}
    seconds = {}
    for name in EngineName:
        start = time.perf_counter()
        found[name] = list(conformance(graphs, shapes, engine(name)))
        seconds[name.value] = time.perf_counter() - start
    one, other = found.values()
    every = [result for results in one for result in results]
    return Line(
        records=len(graphs),
        conforming=sum(all(r.severity.value != "error" for r in results) for results in one),
        severities=Counter(result.severity.value for result in every),
        seconds=seconds,
        is_same=[{r.what for r in rs} for rs in one] == [{r.what for r in rs} for rs in other],
        frequent=Counter(_named(result) for result in every).most_common(_MOST_SHAPES),
    )


def _named(result: Result) -> str:
    path = result.path.partition("|")[0].replace("#", "/").rpartition("/")[2]
    return f"{result.code or path} ({result.component.removesuffix('ConstraintComponent')})"


def _all_shapes() -> Iterator[tuple[str, Shapes]]:
    yield "our UK profile", uk_profile()
    for name, path in (
        ("its own shapes", _PSDI / "shapes/psdi-dcat-shacl.ttl"),
        ("DCAT-AP 3.0.1 without ranges", _DCAT_AP / "shapes.ttl"),
        ("DCAT-AP 3.0.1 ranges", _DCAT_AP / "range.ttl"),
    ):
        if path.exists():
            yield name, shapes_of(path.read_bytes())


def _print(title: str, found: Line) -> None:
    counts = ", ".join(f"{number} {severity}" for severity, number in found.severities.items())
    times = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in found.seconds.items())
    sys.stdout.write(f"{title}\n")
    sys.stdout.write(f"  {found.conforming} of {found.records} records without a violation")
    sys.stdout.write(f"; results: {counts or 'none'}\n")
    sys.stdout.write(f"  {times}; {'the same' if found.is_same else 'NOT THE SAME'}\n")
    for name, number in found.frequent:
        sys.stdout.write(f"    {number:5} {name}\n")


if __name__ == "__main__":
    main()
