"""Running something and telling what it took: seconds, peak memory, percentiles, tables."""

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import msgspec
import psutil

T = TypeVar("T")


class Process(msgspec.Struct, frozen=True):
    """A finished command: what it printed, how long it took, the peak of all its processes."""

    output: str
    seconds: float
    peak_megabytes: float


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Run something once and tell its seconds."""
    start = time.perf_counter()
    value = work()
    return value, time.perf_counter() - start


def processor_seconds(runs: int, work: Callable[[], object]) -> float:
    """Return the median of several runs' processor time, after one that warms up.

    Processor time, not the clock's: two readers in one thread are compared, and what else the
    machine does at the moment is not to count.
    """
    work()
    spent = []
    for _ in range(runs):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return statistics.median(spent)


def run_process(arguments: Sequence[str], environment: Mapping[str, str]) -> Process:
    """Run a command and tell its wall time and the peak memory of all its processes together."""
    start = time.perf_counter()
    with subprocess.Popen(
        arguments, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True
    ) as process:
        peak = _PeakMemory(process.pid)
        peak.start()
        output, _ = process.communicate()
    seconds = time.perf_counter() - start
    peak.stop()
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
    return Process(output, seconds, peak.megabytes)


class _PeakMemory(threading.Thread):
    """Samples the resident memory of a process and its children, five times a second."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._over = threading.Event()
        self.megabytes = 0.0

    def run(self) -> None:
        while not self._over.wait(0.2):
            try:
                root = psutil.Process(self._pid)
                tree = [root, *root.children(recursive=True)]
                resident = sum(member.memory_info().rss for member in tree)
            except psutil.NoSuchProcess:
                continue
            self.megabytes = max(self.megabytes, resident / 1_000_000)

    def stop(self) -> None:
        """Stop sampling."""
        self._over.set()
        self.join()


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of all values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def show(title: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Print a table for people and one JSON line for machines."""
    print(f"\n## {title}\n")
    names = list(rows[0])
    cells = [names, *([_cell(row[name]) for name in names] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(names))]
    for row in cells:
        print("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))
    print(json.dumps({"benchmark": title, "rows": rows}), flush=True)


def _cell(value: object) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else str(value)


def python() -> str:
    """Return the interpreter that runs the benchmarks."""
    return sys.executable
