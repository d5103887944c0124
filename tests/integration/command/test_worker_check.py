"""``wayleave worker --check``: whether work is being done, for whoever keeps workers running."""

import datetime as dt
from pathlib import Path

from catalogue.store import Store
from catalogue.store.outbox import Topic
from tests.integration.command.conftest import Command


def _leave_a_change_waiting(home: Path, since: dt.timedelta) -> None:
    store = Store.open(f"sqlite:///{home / 'wayleave.sqlite3'}")
    with store.unit_of_work() as work:
        work.outbox.add(Topic.INDEX, ["some-record"], dt.datetime.now(dt.UTC) - since)
    store.close()


def test_work_that_was_just_left_is_not_late(wayleave: Command, tmp_path: Path) -> None:
    wayleave("init")
    _leave_a_change_waiting(tmp_path / "home", dt.timedelta(minutes=1))
    answer = wayleave("worker", "--check")
    assert (answer.status, answer.out) == (0, "1 change waiting\n")


def test_work_that_nobody_does_is_told_with_its_status(wayleave: Command, tmp_path: Path) -> None:
    wayleave("init")
    _leave_a_change_waiting(tmp_path / "home", dt.timedelta(minutes=11))
    answer = wayleave("worker", "--check")
    assert answer.status == 1
    assert "Nothing was done since" in answer.err
