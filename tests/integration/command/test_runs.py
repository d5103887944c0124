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


UNTITLED = """
<https://data.rivers.example/u> a dcat:Dataset ; dct:identifier "u" .
"""


def test_a_run_is_reported_on_as_a_check_of_its_feed(
    wayleave: Command, feed: Callable[..., Path]
) -> None:
    path = feed(dataset("a", "River levels"), dataset("b", "Lakes"), UNTITLED)
    wayleave("harvest", "dcat", path, "--source", "rivers")
    run = wayleave("runs", "--json").json["runs"][0]["run"]
    report, checked = wayleave("runs", run, "--json").json["report"], wayleave("validate", path)
    told = wayleave("validate", path, "--json").json
    for part in ("usable", "unusable", "mandatory", "recommended", "groups"):
        assert _without_lines(report[part]) == _without_lines(told[part]), part
    assert [one["outcome"] for one in report["records"]] == ["created", "created", "rejected"]
    lines = [line for line in checked.out.splitlines() if line.startswith("  error")]
    assert lines
    assert set(lines) <= set(wayleave("runs", run).out.splitlines())
    assert wayleave("runs", run, "--csv").out == wayleave("validate", path, "--csv").out
    assert wayleave("runs", "--csv").status == 2


def _without_lines(told: object) -> object:
    """Leave out the line of a record as a whole, which a run does not keep."""
    if not isinstance(told, list):
        return told
    return [
        {**group, "examples": [{**e, "line": None} for e in group["examples"]]} for group in told
    ]
