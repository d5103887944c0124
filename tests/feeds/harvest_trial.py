"""The real command, run twice on one feed in a fresh home, and what its database then holds."""

import gzip
import hashlib
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from schemas.findings import Finding
from tests.feeds.expectations import Expected

FEEDS = Path(__file__).parents[3] / "shared" / "feeds"
_ROOT = Path(__file__).parents[2]
_SECONDS = 300
_CODE = re.compile(r"\b[A-Z]+(?:-[A-Z]+)+\b")
# A run is recorded, with what became of each record; nothing else may be written by one that
# finds nothing new.
_UNTOUCHED = ("sources", "records", "revisions", "source_graphs", "outbox", "held_retirements")


class Read(msgspec.Struct, frozen=True):
    """How many of each class a run read."""

    datasets: int
    services: int
    series: int


class RunAnswer(msgspec.Struct, frozen=True):
    """What ``wayleave harvest --json`` prints."""

    state: str
    pages: int
    read: Read
    created: int
    updated: int
    unchanged: int
    rejected: int
    retired: int
    held: int
    findings: dict[str, int]
    error: str | None


class RecordLine(msgspec.Struct, frozen=True):
    """One line of the report file."""

    identifier: str
    title: str
    outcome: str
    findings: list[Finding]
    id: str | None = None


class Harvested(msgspec.Struct, frozen=True):
    """One harvest: how the command ended, what it said, its report."""

    status: int
    run: RunAnswer
    records: list[RecordLine]

    def codes(self) -> set[str]:
        """Name the rules that records broke."""
        return {finding.code for line in self.records for finding in line.findings}


class Trial(msgspec.Struct, frozen=True):
    """Two harvests of one feed; ``written`` names the tables that the second one changed.

    ``told`` is what ``wayleave validate`` says for a person, about the page as a whole too.
    """

    first: Harvested
    second: Harvested
    written: list[str]
    told: str


class Home:
    """A fresh home of the command in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._environment = {
            **{name: value for name, value in os.environ.items() if "WAYLEAVE" not in name},
            "WAYLEAVE_HOME": str(folder / "home"),
        }

    def command(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run the command as a person would."""
        return subprocess.run(
            [sys.executable, "-m", "frontend.cli", *arguments],
            cwd=_ROOT,
            env=self._environment,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )

    def harvest(self, file: Path, source: str = "trial") -> Harvested:
        """Harvest a file and read back all that the command says."""
        report = self.folder / "report.jsonl"
        done = self.command(
            "harvest", "dcat", str(file), "--source", source, "--report", str(report), "--json"
        )
        if b"Traceback" in done.stderr:
            raise AssertionError(done.stderr.decode())
        run = msgspec.json.decode(done.stdout, type=RunAnswer)
        lines = report.read_bytes().splitlines()
        records = [msgspec.json.decode(line, type=RecordLine) for line in lines]
        return Harvested(done.returncode, run, records)

    def snapshot(self) -> dict[str, tuple[int, str]]:
        """Count and hash the rows of each table that an unchanged feed must leave alone."""
        with closing(sqlite3.connect(self.folder / "home" / "wayleave.sqlite3")) as database:
            return {table: _digest(database, table) for table in _UNTOUCHED}


def _digest(database: sqlite3.Connection, table: str) -> tuple[int, str]:
    rows = sorted(map(repr, database.execute(f"SELECT * FROM {table}")))  # noqa: S608 - our names
    return len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()


def unpacked(path: str, folder: Path) -> Path:
    """Put an example feed into a folder, unpacked, with the page that it leads to beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (path, path.replace("-page1.", "-page2.")):
        content = (FEEDS / name).read_bytes()
        file = folder / Path(name).name.removesuffix(".gz")
        file.write_bytes(gzip.decompress(content) if name.endswith(".gz") else content)
    return folder / Path(path).name.removesuffix(".gz")


def tried(expected: Expected, folder: Path) -> Trial:
    """Harvest a feed twice."""
    file = unpacked(expected.path, folder / "feed")
    home = Home(folder)
    first = home.harvest(file)
    before = home.snapshot()
    second = home.harvest(file)
    after = home.snapshot()
    written = [table for table in before if before[table] != after[table]]
    return Trial(first, second, written, _told_of_page(expected, home, file))


def _told_of_page(expected: Expected, home: Home, file: Path) -> str:
    """Validate a feed from which a finding on the page itself is expected."""
    if not any(code.startswith("PAGE-") for code in expected.codes):
        return ""
    return home.command("validate", str(file)).stdout.decode()


def differences(expected: Expected, trial: Trial) -> list[str]:
    """Say in what a trial is not as expected; nothing when all is."""
    return [
        f"{what}: {found!r} instead of {wanted!r}"
        for what, found, wanted in _compared(expected, trial)
        if found != wanted
    ]


def _compared(expected: Expected, trial: Trial) -> Iterator[tuple[str, object, object]]:
    first, second = trial.first.run, trial.second.run
    read = Read(expected.datasets, expected.services, expected.series)
    yield "read", first.read, read
    yield "created", first.created, expected.created
    yield "rejected", first.rejected, expected.rejected
    yield "retired or held", first.retired + first.held, 0
    yield "state", first.state, expected.state
    yield "exit status", trial.first.status, expected.status
    found = trial.first.codes() | set(_CODE.findall(trial.told))
    yield "codes not found", expected.codes - found, set()
    yield "error without", [word for word in expected.words if word not in (first.error or "")], []
    yield "lines of the report", len(trial.first.records), expected.created + expected.rejected
    yield "second: read", second.read, read
    yield "second: unchanged", second.unchanged, expected.created
    changed = second.created + second.updated + second.retired + second.held
    yield "second: changed", changed, 0
    yield "second: rejected", second.rejected, expected.rejected
    yield "second: exit status", trial.second.status, expected.status
    yield "second: tables written", trial.written, []
