"""A process that reads an index until told to stop, and says what it saw."""

import json
import sys
from pathlib import Path

from search.query import Facet, SearchQuery
from search.tantivy_engine import TantivyEngine


def main() -> None:
    """Count answers, those that were not of one whole revision, and errors."""
    home, stop = Path(sys.argv[1]), Path(sys.argv[2])
    engine = TantivyEngine(home)
    seen = {"answers": 0, "mixed": 0, "revisions": 0}
    revisions: set[str] = set()
    print("ready", flush=True)  # noqa: T201  the test waits for it
    while not stop.exists():
        result = engine.search("public", SearchQuery(words="badger"))
        counts = result.facets[Facet.PUBLISHER]
        seen["answers"] += 1
        seen["mixed"] += result.total != 200 or len(counts) != 1
        revisions |= {count.value for count in counts}
    seen["revisions"] = len(revisions)
    print(json.dumps(seen), flush=True)  # noqa: T201  the test reads it


main()
