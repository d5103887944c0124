"""Run the tests of all faults and print what became of each: ``python -m tests.quirks``."""

import contextlib
import io
import sys
import textwrap

import pytest

from tests.quirks.table import HERE, Row, named_tests, rows

_WIDTH = 60


class _Results:
    """Hears how each test ended."""

    def __init__(self) -> None:
        self.failed: set[str] = set()
        self.passed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a test ended."""
        name = report.nodeid.rpartition("::")[2].partition("[")[0]
        if report.failed:
            self.failed.add(name)
        elif report.when == "call" and report.passed:
            self.passed.add(name)


def main() -> int:
    """Run the tests and print the list; 1 when any fault is not met."""
    results = _Results()
    with contextlib.redirect_stdout(io.StringIO()):
        # What it prints besides is the table's business.
        pytest.main(["-q", "-n0", str(HERE)], plugins=[results])
    ended = [(row, _is_met(row, results)) for row in rows()]
    for row, is_met in ended:
        _say(row, is_met=is_met)
    met = sum(is_met for _, is_met in ended)
    sys.stdout.write(f"{met} of {len(ended)} faults are met as the list says\n")
    return 0 if met == len(ended) else 1


def _is_met(row: Row, results: _Results) -> bool:
    names = [name for name, number in named_tests().items() if number == row.number]
    return bool(names) and all(n in results.passed and n not in results.failed for n in names)


def _say(row: Row, *, is_met: bool) -> None:
    lines = textwrap.wrap(row.outcome, _WIDTH)
    sys.stdout.write(f"{row.number:>3}  {'pass' if is_met else 'FAIL'}  {row.fault}\n")
    for line in lines:
        sys.stdout.write(f"{'':11}{line}\n")
    sys.stdout.write(f"{'':11}{row.codes.replace('`', '')}  [{', '.join(row.feeds)}]\n")


if __name__ == "__main__":
    sys.exit(main())
