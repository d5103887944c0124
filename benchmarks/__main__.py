"""Run every benchmark at sizes that fit into a few minutes; ``--full`` takes the large ones."""

import argparse
import os

from benchmarks import harvest, pages, parse, search, shacl, visible


def main() -> None:
    """Run them all, one after the other; Elasticsearch where a server is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="also 100,000 datasets")
    large = ["100000"] if parser.parse_args().full else []
    parse.main([])
    shacl.main([])
    harvest.main(["--sizes", "1000", "10000", *large])
    visible.main([])
    engines = ["tantivy"]
    if os.environ.get("WAYLEAVE_TEST_ELASTICSEARCH_URL"):
        engines.append("elasticsearch")
    for engine in engines:
        for size in ("10000", *large):
            search.main(["--documents", size, "--engine", engine])
    for size in ("10000", *large):
        pages.main(["--datasets", size])
        if len(engines) > 1 and os.environ.get("WAYLEAVE_TEST_DATABASE_URL"):
            pages.main(["--datasets", size, "--servers"])


if __name__ == "__main__":
    main()
