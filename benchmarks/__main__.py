"""Run every benchmark at sizes that fit into a few minutes; ``--full`` takes the large ones."""

import argparse

from benchmarks import harvest, parse, search, visible


def main() -> None:
    """Run them all, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="also 100,000 datasets")
    full = parser.parse_args().full
    parse.main([])
    harvest.main(["--sizes", "1000", "10000", *(["100000"] if full else [])])
    visible.main([])
    for size in ("10000", *(["100000"] if full else [])):
        search.main(["--documents", size])


if __name__ == "__main__":
    main()
