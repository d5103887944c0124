"""How long after a change in a feed the record is found: one changed dataset among many."""

import argparse
import json
import tempfile
from pathlib import Path

from benchmarks.feeds import page_triples
from benchmarks.measuring import percentile, python, run_process, show
from schemas.rdf.syntax import Syntax
from schemas.rdf.write import write

PAGE = 1000


def main(arguments: list[str] | None = None) -> None:
    """Change one title a round, harvest, and search for it, all by the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args(arguments).rounds
    with tempfile.TemporaryDirectory() as folder:
        home = {"WAYLEAVE_HOME": f"{folder}/home"}
        feed = Path(folder) / "feed.ttl"
        original = write(page_triples(range(PAGE), None), Syntax.TURTLE)
        _publish(feed, original, home)
        seconds = [_round(number, feed, original, home) for number in range(rounds)]
    row = {"records": PAGE, "p50": percentile(seconds, 0.5), "max": max(seconds)}
    show("publish to visible, seconds by the command, its start included", [row])


def _round(number: int, feed: Path, original: bytes, home: dict[str, str]) -> float:
    word = f"xylophone{number}"
    changed = original.replace(b"Rivers register in England 0", f"Rivers {word} 0".encode())
    seconds = _publish(feed, changed, home)
    found = run_process([python(), "-m", "frontend.cli", "search", word, "--json"], home)
    if json.loads(found.output)["total"] != 1:
        raise SystemExit(f"{word} was not found")
    return seconds


def _publish(feed: Path, data: bytes, home: dict[str, str]) -> float:
    feed.write_bytes(data)
    command = [python(), "-m", "frontend.cli", "harvest", "dcat", str(feed)]
    return run_process([*command, "--source", "benchmark", "--json"], home).seconds


if __name__ == "__main__":
    main()
