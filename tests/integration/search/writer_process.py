"""A process that writes to an index for ever, told by name how; it says when it has begun."""

import itertools
import sys
from pathlib import Path

from search.tantivy_engine import TantivyEngine
from tests.integration.search.documents import batch


def main() -> None:
    """Apply or rebuild one revision after the other."""
    way, home = sys.argv[1], Path(sys.argv[2])
    engine = TantivyEngine(home)
    for revision in itertools.count(2):
        print(revision, flush=True)  # noqa: T201  the test reads it
        if way == "apply":
            engine.apply("public", batch(revision))
        else:
            with engine.rebuild("public") as rebuild:
                rebuild.add(batch(revision))


main()
