"""The command in a fresh home, and feeds to give it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from frontend.cli import main

PREFIXES = """\
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix hydra: <http://www.w3.org/ns/hydra/core#> .
@prefix ukgov: <https://w3id.org/co-cddo/ukgov-metadata-exchange-model/> .
"""


class Answer(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever JSON holds
        return json.loads(self.out)


Command = Callable[..., Answer]


@pytest.fixture
def wayleave(tmp_path: Path) -> Command:
    """Run the command in one home."""
    environment = {"WAYLEAVE_HOME": str(tmp_path / "home")}

    def run(*arguments: object, **more: str) -> Answer:
        result = CliRunner().invoke(
            main, [str(a) for a in arguments], env=environment | more, catch_exceptions=False
        )
        return Answer(result.exit_code, result.stdout, result.stderr)

    return run


def dataset(identifier: str, title: str, rights: str = "OPEN", more: str = "") -> str:
    """Write one dataset in Turtle."""
    return f"""
<https://data.rivers.example/{identifier}> a dcat:Dataset ;
    dct:identifier "{identifier}" ; dct:title "{title}" ; dct:accessRights "{rights}" {more} .
"""


@pytest.fixture
def feed(tmp_path: Path) -> Callable[..., Path]:
    """Write a Turtle file from pieces and return its path."""

    def write(*pieces: str, name: str = "feed.ttl") -> Path:
        path = tmp_path / name
        path.write_text(PREFIXES + "".join(pieces))
        return path

    return write
