"""Folders that are damaged, foreign, full or forbidden."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from search import tantivy_reader
from search.errors import EngineUnavailableError, IndexDamagedError
from search.query import SearchQuery
from search.tantivy_engine import TantivyEngine
from tests.integration.search.documents import batch


def current(home: Path) -> Path:
    return (home / "public" / "current").resolve()


def remove_meta(home: Path) -> None:
    (current(home) / "meta.json").unlink()


def garble_meta(home: Path) -> None:
    (current(home) / "meta.json").write_text("{not json", encoding="utf-8")


def remove_segments(home: Path) -> None:
    for path in current(home).glob("*.store"):
        path.unlink()


def cut_segments(home: Path) -> None:
    for path in current(home).iterdir():
        if path.suffix in {".idx", ".term", ".store", ".fast", ".pos", ".fieldnorm"}:
            os.truncate(path, path.stat().st_size // 2)


def empty_segments(home: Path) -> None:
    for path in current(home).iterdir():
        if path.suffix in {".idx", ".term", ".store", ".fast", ".pos", ".fieldnorm"}:
            os.truncate(path, 0)


def remove_build(home: Path) -> None:
    shutil.rmtree(current(home))


def change_layout(home: Path) -> None:
    (current(home) / "layout.txt").write_text("of another version", encoding="utf-8")


def remove_layout(home: Path) -> None:
    (current(home) / "layout.txt").unlink()


def put_folder_in_place_of_link(home: Path) -> None:
    (home / "public" / "current").unlink()
    (home / "public" / "current").mkdir()


def lead_link_elsewhere(home: Path) -> None:
    (home / "public" / "current").unlink()
    (home / "public" / "current").symlink_to("/etc")


DAMAGES = [
    remove_meta,
    garble_meta,
    remove_segments,
    cut_segments,
    empty_segments,
    remove_build,
    change_layout,
    remove_layout,
    put_folder_in_place_of_link,
    lead_link_elsewhere,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_says_so_and_a_rebuild_mends_it(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    TantivyEngine(tmp_path).apply("public", batch(1))
    damage(tmp_path)
    engine = TantivyEngine(tmp_path)
    with pytest.raises(IndexDamagedError, match=r"'public'.*wayleave reindex"):
        engine.search("public", SearchQuery(words="badger"))
    with pytest.raises(IndexDamagedError):
        engine.apply("public", batch(2))
    with pytest.raises(IndexDamagedError):
        engine.check()
    with engine.rebuild("public") as rebuild:
        rebuild.add(batch(3))
    engine.check()
    assert dict(engine.contents("public")) == {d.id: d.digest for d in batch(3)}
    assert Path("/etc").exists()


def test_damage_to_one_index_leaves_the_others_alone(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    engine.apply("public", batch(1))
    engine.apply("government", batch(1))
    remove_meta(tmp_path)
    assert engine.search("government", SearchQuery()).total == 200


def test_a_full_disk_is_told_and_the_index_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = TantivyEngine(tmp_path)
    engine.apply("public", batch(1))

    def no_space(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", no_space)
        with pytest.raises(EngineUnavailableError, match="no space left"):
            engine.apply("public", batch(2))
    assert engine.search("public", SearchQuery()).total == 200
    engine.apply("public", batch(2))


def dangling(place: Path) -> None:
    place.symlink_to(place.with_name("nowhere"))


def a_file(place: Path) -> None:
    place.write_text("somebody's")


@pytest.mark.parametrize("put", [a_file, dangling])
@pytest.mark.parametrize("place", ["index", "index/public"])
def test_what_stands_in_the_folder_s_place_is_moved_aside_by_a_rebuild(
    tmp_path: Path, place: str, put: Callable[[Path], None]
) -> None:
    where = tmp_path / place
    where.parent.mkdir(exist_ok=True)
    for attempt in (1, 2):
        put(where)
        engine = TantivyEngine(tmp_path / "index")
        with pytest.raises(IndexDamagedError, match="wayleave reindex"):
            engine.apply("public", batch(1))
        with engine.rebuild("public") as rebuild:
            rebuild.add(batch(1))
        assert engine.search("public", SearchQuery()).total == 200
        engine.check()
        assert os.path.lexists(where.with_name(f"{where.name}.aside-{attempt}"))
        shutil.rmtree(where)


@pytest.mark.parametrize("of", ["readlink", "read_text"])
def test_a_folder_that_may_not_be_read_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of: str
) -> None:
    engine = TantivyEngine(tmp_path)
    engine.apply("public", batch(1))

    def forbidden(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(Path, of, forbidden)
    with pytest.raises(EngineUnavailableError, match="permission denied"):
        engine.search("public", SearchQuery())


def test_an_index_that_may_not_be_opened_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    TantivyEngine(tmp_path).apply("public", batch(1))

    def forbidden(_path: str) -> None:
        raise ValueError("Failed to open file for write: 'IoError { Permission denied }'")

    monkeypatch.setattr(tantivy_reader, "open_index", forbidden)
    with pytest.raises(EngineUnavailableError, match="permission denied"):
        TantivyEngine(tmp_path).search("public", SearchQuery())


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.touch()
    with pytest.raises(EngineUnavailableError, match="cannot be used"):
        TantivyEngine(home).check()
