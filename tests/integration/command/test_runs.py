"""``wayleave runs`` about a run whose process is gone."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import update

from catalogue.store import Store, harvest_lock, tables
from tests.integration.command.conftest import Command, dataset


def test_an_interrupted_run_is_not_called_running(
    wayleave: Command, feed: Callable[..., Path], tmp_path: Path
) -> None:
    path = feed(dataset("r1", "River levels"))
    assert wayleave("harvest", "dcat", path, "--source", "rivers").status == 0
    run = wayleave("runs", "--json").json["runs"][0]["run"]
    store = Store.open(f"sqlite:///{tmp_path}/home/wayleave.sqlite3")
    with store.unit_of_work() as work:
        work.connection.execute(update(tables.runs).values(state="running", ended_at=None))
        source_id = work.sources.id_of("rivers")
    with store.exclusive(harvest_lock(source_id)):
        assert wayleave("runs", "--json").json["runs"][0]["state"] == "running"
    store.close()
    (listed,) = wayleave("runs", "--json").json["runs"]
    assert listed["state"] == "failed"
    assert "interrupted" in listed["error"]
    assert "interrupted" in wayleave("runs", run).out
    assert wayleave("harvest", "dcat", path, "--source", "rivers").status == 0
    states = [each["state"] for each in wayleave("runs", "--json").json["runs"]]
    assert states == ["completed", "failed"]
