"""Crashes of writers, and readers in other processes while indexes are swapped under them."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from search.errors import IndexBusyError
from search.query import Facet, SearchQuery
from search.tantivy_engine import TantivyEngine
from tests.integration.search.documents import batch

REPOSITORY = Path(__file__).parents[3]


def start(module: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"tests.integration.search.{module}", *arguments]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.mark.slow
@pytest.mark.parametrize("way", ["apply", "rebuild"])
@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03, 0.06, 0.1])
def test_a_writer_killed_in_the_middle_leaves_a_whole_index(
    tmp_path: Path, way: str, delay: float
) -> None:
    TantivyEngine(tmp_path).apply("public", batch(1))
    with start("writer_process", way, str(tmp_path)) as writer:
        assert said(writer) == "2"
        assert said(writer) == "3"
        time.sleep(delay)
        writer.kill()
    engine = TantivyEngine(tmp_path)
    engine.check()
    result = engine.search("public", SearchQuery(words="badger"))
    assert result.total == 200
    assert len(result.facets[Facet.PUBLISHER]) == 1  # one revision, whole
    # Doing it again mends what was cut off.
    engine.apply("public", batch(10_000))
    with engine.rebuild("public") as rebuild:
        rebuild.add(batch(10_001))
    assert dict(engine.contents("public")) == {d.id: d.digest for d in batch(10_001)}
    leftovers = [path.name for path in (tmp_path / "public").iterdir() if path.is_dir()]
    assert len(leftovers) == 2  # the build and the link to it


@pytest.mark.slow
def test_readers_in_other_processes_notice_nothing_of_ten_rebuilds(tmp_path: Path) -> None:
    home, stop = tmp_path / "index", tmp_path / "stop"
    engine = TantivyEngine(home)
    engine.apply("public", batch(1))
    readers = [start("reader_process", str(home), str(stop)) for _ in range(2)]
    assert [said(reader) for reader in readers] == ["ready", "ready"]
    for revision in range(2, 12):
        with engine.rebuild("public") as rebuild:
            rebuild.add(batch(revision))
    stop.touch()
    for reader in readers:
        with reader:
            seen = json.loads(said(reader))
        assert reader.returncode == 0
        assert seen["mixed"] == 0
        assert seen["answers"] >= seen["revisions"] >= 1


def test_a_second_writer_is_told_that_the_index_is_busy(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path, patience=0.05)
    other = TantivyEngine(tmp_path, patience=0.05)
    with engine.rebuild("public") as rebuild:
        rebuild.add(batch(1))
        with pytest.raises(IndexBusyError, match="Another process is writing"):
            other.apply("public", batch(2))
    other.apply("public", batch(2))
    assert engine.search("public", SearchQuery()).total == 200
