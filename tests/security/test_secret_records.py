"""A record marked above OFFICIAL leaves nothing behind, wherever its text stands in the feed."""

import gzip
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.integration.command.conftest import Command, dataset, feed, wayleave

__all__ = ["feed", "wayleave"]

CANARY = "zzcanary"
MARKED = ' ; ukgov:securityClassification "SECRET"'


def stored_bytes(home: Path) -> Iterator[tuple[str, bytes]]:
    """Give every value of the database, and every file, as plain as it can be had."""
    for path in home.rglob("*"):
        if path.is_file():
            yield path.name, path.read_bytes()
    with sqlite3.connect(home / "wayleave.sqlite3") as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            for row in database.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 - a table's own name
                for value in row:
                    yield name, _plain(value)


def _plain(value: object) -> bytes:
    if not isinstance(value, bytes):
        return str(value).encode()
    for unpack in (zlib.decompress, gzip.decompress):
        try:
            return unpack(value)
        except (OSError, zlib.error, EOFError):
            continue
    return value


@pytest.mark.parametrize(
    ("link", "node"),
    [
        ("dct:relation", f'a dcat:Dataset ; dct:identifier "s" ; dct:title "{CANARY}"'),
        ("dct:source", f'a schema:Dataset ; schema:name "{CANARY}" ; dct:identifier "s"'),
    ],
)
def test_a_record_that_links_to_a_secret_one_keeps_none_of_its_text(
    wayleave: Command, feed: Callable[..., Path], tmp_path: Path, link: str, node: str
) -> None:
    other = "<https://data.rivers.example/secret>"
    path = feed(
        "@prefix schema: <https://schema.org/> .",
        dataset("r1", "River levels", more=f"; {link} {other}"),
        f'{other} {node} ; dcat:keyword "{CANARY}" {MARKED} .',
    )
    report = tmp_path / "report.jsonl"
    answer = wayleave("harvest", "dcat", path, "--source", "s", "--report", report, "--json")
    assert answer.json["created"] >= 1
    left = [name for name, value in stored_bytes(tmp_path / "home") if CANARY.encode() in value]
    assert not left
    assert CANARY not in report.read_text() + answer.out + answer.err


def test_a_secret_copy_takes_the_open_one_out_in_the_same_run_and_for_good(
    wayleave: Command, feed: Callable[..., Path]
) -> None:
    open_copy = dataset("r1", "River levels")
    secret = dataset("r1-copy", "River copy", more=MARKED).replace('"r1-copy"', '"r1"')
    path = feed(open_copy, secret, dataset("r2", "River beds"))
    for _ in range(4):
        assert wayleave("harvest", "dcat", path, "--source", "s").status == 1
        found = wayleave("search", "--json").json
        assert [hit["identifier"] for hit in found["hits"]] == ["r2"]
