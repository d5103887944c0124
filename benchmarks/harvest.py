"""Full, unchanged and shuffled harvests of a paged feed by the command, with peak memory."""

import argparse
import json
import tempfile
from pathlib import Path

from benchmarks.feeds import write_feed
from benchmarks.measuring import python, run_process, show
from schemas.rdf.syntax import Syntax


def main(arguments: list[str] | None = None) -> None:
    """Measure each size in a fresh home on the embedded defaults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--page-size", type=int, default=1000)
    parser.add_argument("--syntax", type=Syntax, default=Syntax.TURTLE)
    given = parser.parse_args(arguments)
    rows = [row for size in given.sizes for row in _measure(size, given.page_size, given.syntax)]
    show(f"harvest, {given.syntax.name}, pages of {given.page_size}", rows)


def _measure(size: int, page_size: int, syntax: Syntax) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory() as folder:
        first = write_feed(Path(folder), size, page_size, syntax)[0]
        # One page may be all of the feed.
        home = {"WAYLEAVE_HOME": f"{folder}/home", "WAYLEAVE_FEED_LIMIT_MB": "2000"}
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
