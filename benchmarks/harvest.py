"""Full, unchanged and shuffled harvests of a paged feed by the command, with peak memory."""

import argparse
import json
import tempfile
from pathlib import Path

from benchmarks.feeds import write_feed
from benchmarks.measuring import python, run_process, show
from schemas.rdf.syntax import Syntax

PAGE_SIZE = 1000


def main(arguments: list[str] | None = None) -> None:
    """Measure each size in a fresh home on the embedded defaults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    given = parser.parse_args(arguments)
    rows = [row for size in given.sizes for row in _measure(size)]
    show(f"harvest, Turtle, pages of {PAGE_SIZE}", rows)


def _measure(size: int) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        first = write_feed(Path(folder), size, PAGE_SIZE, Syntax.TURTLE)[0]
        home = {"WAYLEAVE_HOME": f"{folder}/home"}
        return [_harvest(size, what, first, home) for what in ("full", "unchanged")]


def _harvest(size: int, what: str, first: Path, home: dict[str, str]) -> dict[str, object]:
    command = [python(), "-m", "frontend.cli", "harvest", "dcat", str(first)]
    process = run_process([*command, "--source", "benchmark", "--json"], home)
    run = json.loads(process.output)
    done = run["created"] if what == "full" else run["unchanged"]
    if done != size:
        raise SystemExit(f"{what}: {run}")
    return {
        "datasets": size,
        "harvest": what,
        "per_second": size / process.seconds,
        "seconds": process.seconds,
        "peak_megabytes": process.peak_megabytes,
    }


if __name__ == "__main__":
    main()
