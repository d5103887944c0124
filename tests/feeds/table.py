"""The table of all example feeds: ``make feeds``, or ``python -m tests.feeds.table``."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from schemas.findings import Severity
from schemas.model import Dataset
from tests.conformant_record import codes, read_turtle, with_change
from tests.feeds import expectations, series_trial
from tests.feeds.expectations import Expected
from tests.feeds.harvest_trial import FEEDS, Read, Trial, differences, tried
from tests.feeds.variations import OF_SERVICE, VARIATIONS, Check, service_keeps_its_phase

_AT_ONCE = 2
_HEAD = (
    "Feed", "Expected", "Found", "Created", "Rejected", "State", "Exit",
    "Second run: unchanged", "Tables written", "As expected", "Remark",
)  # fmt: skip


class Attempt(msgspec.Struct, frozen=True):
    """A feed, what came of it, and in what that is not as expected."""

    expected: Expected
    trial: Trial
    differences: list[str]


def main() -> int:
    """Print both tables; the status says whether all is as expected."""
    if not FEEDS.is_dir():
        sys.stdout.write("skipped: there are no example feeds at ../shared/feeds\n")
        return 0
    attempts = list(attempted(expectations.FEEDS))
    steps = series_trial.taken()
    variations = [*(_variation(*each) for each in VARIATIONS), _service_variation()]
    sections = (
        ("Feeds, harvested twice each: datasets/services/series", _HEAD, map(_row, attempts)),
        ("One feed at seven dates, harvested one after the other", series_trial.HEAD,
         map(series_trial.row, steps)),
        ("Single changes to a conformant record", ("Change: advice", "Findings", "As advised"),
         iter(variations)),
    )  # fmt: skip
    for title, head, rows in sections:
        _print(title, head, rows)
    failed = [each for each in attempts if each.differences]
    for each in failed:
        sys.stdout.write(f"{each.expected.path}: {'; '.join(each.differences)}\n")
    is_good = not failed and all(step.is_as_expected for step in steps)
    return 0 if is_good and all(row[-1] == "yes" for row in variations) else 1


def attempted(feeds: Iterable[Expected]) -> Iterator[Attempt]:
    """Try feeds, a few at once, each in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(_AT_ONCE) as pool:
        jobs = [
            (each, pool.submit(tried, each, Path(folder, str(number))))
            for number, each in enumerate(feeds)
        ]
        for expected, job in jobs:
            trial = job.result()
            yield Attempt(expected, trial, differences(expected, trial))


def _row(attempt: Attempt) -> tuple[str, ...]:
    expected, first = attempt.expected, attempt.trial.first
    wanted = Read(expected.datasets, expected.services, expected.series)
    return (
        expected.path,
        _counts(wanted),
        _counts(first.run.read),
        str(first.run.created),
        str(first.run.rejected),
        first.run.state,
        str(first.status),
        f"{attempt.trial.second.run.unchanged} of {first.run.created}",
        ", ".join(attempt.trial.written) or "none",
        "NO" if attempt.differences else "yes",
        expected.remark,
    )


def _counts(read: Read) -> str:
    return f"{read.datasets}/{read.services}/{read.series}"


def _variation(name: str, old: str, new: str, added: set[str], holds: Check) -> tuple[str, ...]:
    record = read_turtle(with_change(old, new))[0][0]
    grave = {Severity.BLOCKER, Severity.ERROR}
    is_good = (
        codes(record) == added
        and isinstance(record.resource, Dataset)
        and holds(record.resource)
        and not any(finding.severity in grave for finding in record.report.findings)
    )
    return name, ", ".join(sorted(codes(record))) or "none", "yes" if is_good else "NO"


def _service_variation() -> tuple[str, ...]:
    name, old, new, code = OF_SERVICE
    record = read_turtle(with_change(old, new))[0][1]
    is_good = codes(record) == {code} and service_keeps_its_phase(record.resource)
    return name, ", ".join(sorted(codes(record))), "yes" if is_good else "NO"


def _print(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    lines = [f"\n## {title}\n", _line(head), "|" + "---|" * len(head), *map(_line, rows)]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
