"""The command as a process that can be killed, on the embedded parts and on the servers."""

import json
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from catalogue.jobs.crash_points import VARIABLE
from frontend.cli import main
from tests.services_elasticsearch import delete_indices

FEED_SIZE = 30
CHANGED = 5


class Process:
    """Runs the command against one installation: here, or where it is to be killed, apart."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def __call__(self, *arguments: object) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Run to the end and return the answer."""
        command = [*map(str, arguments), "--json"]
        done = CliRunner().invoke(main, command, env=self._environment, catch_exceptions=False)
        assert done.exit_code in {0, 1}, done.stderr
        return json.loads(done.stdout)

    def init(self) -> None:
        """Make what the jobs need in the database."""
        done = CliRunner().invoke(main, ["init"], env=self._environment, catch_exceptions=False)
        assert done.exit_code == 0, done.stderr

    def killed_at(self, step: str, *arguments: object) -> None:
        """Run in a process of its own until the step, where it must die."""
        done = subprocess.run(
            [sys.executable, "-m", "frontend.cli", *map(str, arguments), "--json"],
            env={**os.environ, **self._environment, VARIABLE: step},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == -signal.SIGKILL, (done.returncode, done.stderr)


@pytest.fixture
def embedded(tmp_path: Path) -> Process:
    """Run the command on SQLite and the embedded engine."""
    return Process({"WAYLEAVE_HOME": str(tmp_path / "home")})


@pytest.fixture
def servers(tmp_path: Path, postgresql_url: str, elasticsearch_url: str) -> Iterator[Process]:
    """Run the command on PostgreSQL and Elasticsearch."""
    prefix = f"crash-{uuid.uuid4().hex[:8]}"
    process = Process(
        {
            "WAYLEAVE_HOME": str(tmp_path / "home"),
            "WAYLEAVE_DATABASE_URL": postgresql_url,
            "WAYLEAVE_ELASTICSEARCH_URL": elasticsearch_url,
            "WAYLEAVE_ELASTICSEARCH_PREFIX": prefix,
        }
    )
    process.init()
    yield process
    delete_indices(elasticsearch_url, prefix)


@pytest.fixture(
    params=[
        "embedded",
        pytest.param("servers", marks=[pytest.mark.postgresql, pytest.mark.elasticsearch]),
    ]
)
def wayleave(request: pytest.FixtureRequest) -> Process:
    """Run the command in each mode in turn."""
    process: Process = request.getfixturevalue(request.param)
    return process


class Feed:
    """A feed of 30 records, and its next state: five changed, five gone, five new."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.write(range(FEED_SIZE), changed=0)

    def move_on(self) -> None:
        """Write the next state."""
        self.write(range(CHANGED, FEED_SIZE + CHANGED), changed=CHANGED)

    def write(self, numbers: range, *, changed: int) -> None:
        """Write datasets; the first ``changed`` of them with another title."""
        head = (
            "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n"
            "@prefix dct: <http://purl.org/dc/terms/> .\n"
        )
        body = "".join(
            f'<https://data.rivers.example/{number}> a dcat:Dataset ; dct:identifier "{number}" ;'
            f' dct:title "River {number}{" anew" if index < changed else ""}" ;'
            ' dct:accessRights "OPEN" .\n'
            for index, number in enumerate(numbers)
        )
        self.path.write_text(head + body)


@pytest.fixture
def feed(tmp_path: Path) -> Feed:
    return Feed(tmp_path / "feed.ttl")
