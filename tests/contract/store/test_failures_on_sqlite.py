"""A SQLite file that is locked, gone, full, forbidden or damaged: said clearly, nothing lost."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from catalogue.domain.source import Source
from catalogue.errors import SettingsError, StoreUnavailableError
from catalogue.store import RecordWrite, Store
from tests.contract.store.records import NOW, new_source, write

#: Root may write anywhere; without this capability it may write what its permissions say.
_AS_ANYBODY = ["setpriv", "--bounding-set=-dac_override"] if os.geteuid() == 0 else []
_LOCKER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def file(sqlite_url: str) -> Path:
    """Give the path of an empty database."""
    return Path(sqlite_url.removeprefix("sqlite:///"))


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """Open a store that does not wait long."""
    store = Store.open(f"sqlite:///{file}", lock_patience=0.2)
    yield store
    store.close()


@pytest.fixture
def source(store: Store) -> Source:
    """Add a source."""
    source = new_source("land")
    add(store, source)
    return source


def add(store: Store, source: Source) -> None:
    with store.unit_of_work() as work:
        work.sources.add(source)


def names(store: Store) -> list[str]:
    with store.reading() as work:
        return [source.name for source in work.sources.all()]


def test_a_lock_of_another_process_is_named_and_the_next_attempt_works(
    store: Store, source: Source, file: Path
) -> None:
    command = [sys.executable, "-c", _LOCKER, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as locker:
        assert locker.stdout is not None
        assert locker.stdout.readline() == b"locked\n"
        with pytest.raises(StoreUnavailableError, match="locked by another process") as caught:
            add(store, new_source("rivers"))
        assert names(store) == [source.name], "readers are not kept out"
        locker.communicate()
    assert str(file) in str(caught.value)
    add(store, new_source("rivers"))
    assert names(store) == ["land", "rivers"]


@pytest.mark.usefixtures("source")
def test_a_removed_file_is_reported_not_replaced(store: Store, file: Path) -> None:
    file.unlink()
    with pytest.raises(StoreUnavailableError, match="wayleave init"):
        names(store)
    with pytest.raises(StoreUnavailableError, match="wayleave init"):
        add(store, new_source("rivers"))
    assert not file.exists()


@pytest.mark.usefixtures("source")
def test_a_restored_file_is_read_instead_of_the_one_it_replaced(
    store: Store, file: Path, sqlite_template: Path
) -> None:
    assert names(store) == ["land"]
    file.unlink()
    for left in (f"{file}-wal", f"{file}-shm"):
        Path(left).unlink(missing_ok=True)
    file.write_bytes(sqlite_template.read_bytes())
    assert names(store) == []


def test_a_change_to_a_file_that_is_removed_meanwhile_is_not_called_done(
    store: Store, file: Path
) -> None:
    with pytest.raises(StoreUnavailableError, match="removed or replaced"):
        add_and_remove(store, file)


def add_and_remove(store: Store, file: Path) -> None:
    with store.unit_of_work() as work:
        work.sources.add(new_source("rivers"))
        file.unlink()


def test_a_full_disk_is_named_and_what_was_committed_stays(store: Store, source: Source) -> None:
    store.close()
    event.listen(store.engine, "connect", _leave_little_room)
    writes = [write(str(number), title="A long title " * 50) for number in range(500)]
    with pytest.raises(StoreUnavailableError, match="no room left"):
        put(store, source, writes)
    event.remove(store.engine, "connect", _leave_little_room)
    store.close()
    with store.reading() as work:
        assert list(work.records.known(source.id)) == []
        assert work.outbox.pending().count == 0
    put(store, source, writes)
    with store.reading() as work:
        assert work.outbox.pending().count == 500


def put(store: Store, source: Source, writes: list[RecordWrite]) -> None:
    with store.unit_of_work() as work:
        work.records.put_many(source.id, writes, at=NOW)


def _leave_little_room(raw: sqlite3.Connection, _entry: object) -> None:
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    raw.execute(f"PRAGMA max_page_count = {pages + 20}")


def test_a_file_that_is_no_database_is_named(store: Store, file: Path) -> None:
    file.write_bytes(b"<html>Sign in to the guest network</html>" * 200)
    with pytest.raises(StoreUnavailableError, match="is not a SQLite database"):
        names(store)


def test_a_damaged_file_is_named(store: Store, source: Source, file: Path) -> None:
    put(store, source, [write(str(number)) for number in range(200)])
    store.close()
    content = bytearray(file.read_bytes())
    content[8192:] = os.urandom(len(content) - 8192)
    file.write_bytes(content)
    with pytest.raises(StoreUnavailableError, match="is damaged; restore it"):
        names(store)


def test_a_database_that_was_never_set_up_says_so(tmp_path: Path) -> None:
    file = tmp_path / "empty.sqlite3"
    file.touch()
    with pytest.raises(StoreUnavailableError, match="run `wayleave init`"):
        names(Store.open(f"sqlite:///{file}"))


def test_a_folder_that_may_not_be_written_is_named() -> None:
    with tempfile.TemporaryDirectory(prefix="wayleave-") as name:
        folder = Path(name)
        folder.chmod(0o555)
        said = _as_anybody(f"Store.open('sqlite:///{folder}/new.sqlite3').migrate()")
    assert "StoreUnavailableError" in said
    assert "WAYLEAVE_HOME" in said
    assert str(folder) in said


def test_a_file_that_may_not_be_written_is_named(sqlite_template: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="wayleave-") as name:
        folder, file = Path(name), Path(name) / "wayleave.sqlite3"
        file.write_bytes(sqlite_template.read_bytes())
        file.chmod(0o444)
        folder.chmod(0o555)
        said = _as_anybody(
            f"Store.open('sqlite:///{file}').unit_of_work().__enter__().sources.remove('x', None)"
        )
    assert "StoreUnavailableError" in said
    assert str(file) in said
    assert "this user" in said


def _as_anybody(statement: str) -> str:
    """Run a statement in a process that permissions hold for; return the error it ends with."""
    done = subprocess.run(
        [*_AS_ANYBODY, sys.executable, "-c", f"from catalogue.store import Store\n{statement}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1, done.stderr
    return done.stderr.strip().splitlines()[-1]


def test_a_new_database_is_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "home" / "wayleave.sqlite3"
    store = Store.open(f"sqlite:///{file}")
    store.migrate()
    add(store, new_source("land"))
    modes = {path.name: path.stat().st_mode & 0o077 for path in file.parent.glob("*.sqlite3*")
             if not path.name.endswith(".lock")}  # fmt: skip
    store.close()
    assert set(modes.values()) == {0}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite://", "must name a file"),
        ("sqlite:///:memory:", "must name a file"),
        ("mysql://root@host/name", "only postgresql:// and sqlite://"),
        ("not an address", "cannot be understood"),
    ],
)
def test_an_address_that_is_none_of_ours_is_refused(url: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        Store.open(url)
