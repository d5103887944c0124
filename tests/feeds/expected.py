"""What other catalogues assert of their files, as a table: ``python -m tests.feeds.expected``.

Each row says the file, what is asserted, what we find, and whether that is the same; where we
differ on purpose, why.
"""

import sys
from collections.abc import Iterable, Iterator

import msgspec

from tests.feeds.example_feeds import FEEDS
from tests.feeds.peers.assertion import Assertion, feed_of
from tests.feeds.peers.ckan import CKAN
from tests.feeds.peers.inline import INLINE, NOT_READ
from tests.feeds.peers.swiss import SWISS
from tests.feeds.peers.uk import UK

ASSERTIONS = (*CKAN, *UK, *SWISS)
_WIDEST = 90


class Compared(msgspec.Struct, frozen=True):
    """An assertion, what was found, and whether that is what we hold to be right."""

    assertion: Assertion
    found: object

    @property
    def is_as_wanted(self) -> bool:
        """Whether we find what we hold to be right, theirs or ours."""
        return bool(self.found == self.assertion.wanted)

    @property
    def verdict(self) -> str:
        """Say how what was found compares to what the other project asserts."""
        if not self.is_as_wanted:
            return "WRONG"
        return f"differs: {self.assertion.reason}" if self.assertion.reason else "match"


def compared(assertion: Assertion) -> Compared:
    """Look for what is asserted; a fault in looking is what is found."""
    feed = feed_of(assertion.path, completed=assertion.completed)
    try:
        return Compared(assertion, assertion.find(feed))
    except (AttributeError, LookupError, StopIteration, TypeError) as fault:
        return Compared(assertion, f"{type(fault).__name__}: {fault}")


def main() -> int:
    """Print the tables; the status says whether all is as wanted."""
    if not FEEDS.is_dir():
        sys.stdout.write("skipped: there are no example feeds at ../shared/feeds\n")
        return 0
    rows = [compared(assertion) for assertion in ASSERTIONS]
    _print("Asserted of files", ("File", "Asserted", "Theirs", "Found", "Verdict"), _rows(rows))
    _print("Cases inside their tests", ("Case", "Asserted", "Our test", "Difference"), INLINE)
    _print("Not read yet", ("File", "Why"), NOT_READ)
    wrong = sum(not row.is_as_wanted for row in rows)
    differing = sum(bool(row.assertion.reason) for row in rows)
    sys.stdout.write(f"\n{len(rows)} assertions, {differing} differ on purpose, {wrong} wrong\n")
    return 1 if wrong else 0


def _rows(rows: Iterable[Compared]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        given = " (given titles)" if row.assertion.completed else ""
        yield (
            row.assertion.path + given,
            row.assertion.what,
            _shown(row.assertion.theirs),
            _shown(row.found),
            row.verdict,
        )


def _shown(value: object) -> str:
    if isinstance(value, set):
        value = sorted(value, key=str)
    written = value.__name__ if isinstance(value, type) else str(value)
    return written if len(written) <= _WIDEST else written[: _WIDEST - 1] + "…"


def _print(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    lines = [f"\n## {title}\n", _line(head), "|" + "---|" * len(head), *map(_line, rows)]
    sys.stdout.write("\n".join(lines) + "\n")


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
