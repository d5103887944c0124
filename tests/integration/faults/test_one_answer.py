"""Whatever goes wrong: one JSON object on standard output, a sentence beside it, status 2."""

import contextlib
import datetime as dt
import errno
import fcntl
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.services.sourcing import SourceRegister
from frontend.wiring import Installation
from search.errors import SearchError
from tests.integration.command.conftest import Answer, Command, dataset


def assert_refused(answer: Answer) -> str:
    assert answer.status == 2
    assert "Traceback" not in answer.err
    assert set(answer.json) == {"error"} or answer.json["state"] == "failed"
    message: str = answer.json["error"]
    assert message
    return message


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "--json", "--limit", "1000000"],
        ["search", "--filter", "colour=red", "--json"],
        ["search", "--json", "--wrong"],
        ["harvest", "dcat", "feed.ttl", "--json"],
        ["runs", "RUN", "forget", "--json"],
        ["nonsense", "--json"],
        ["--wrong", "search", "--json"],
        ["sources", "--json", "add"],
    ],
)
def test_bad_usage_with_json_gives_one_object(wayleave: Command, arguments: list[str]) -> None:
    assert_refused(wayleave(*arguments))


def test_words_that_look_like_the_option_do_not_ask_for_json(wayleave: Command) -> None:
    assert not wayleave("search", "--limit", "x", "--", "--json").out


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("WAYLEAVE_PAGE_SECONDS", "9" * 30),
        ("WAYLEAVE_PAGE_SECONDS", "9" * 5_000),
        ("WAYLEAVE_SANDBOX_MEMORY_MB", "9" * 20),
        ("WAYLEAVE_FEED_LIMIT_MB", "-1"),
        ("WAYLEAVE_HARVEST_ALLOW", "host:99999"),
        ("WAYLEAVE_HARVEST_ALLOW", ":80"),
        ("WAYLEAVE_HARVEST_ALLOW", "host:\u0663"),
    ],
)
def test_a_setting_that_cannot_work_is_named(wayleave: Command, setting: str, value: str) -> None:
    assert setting in assert_refused(wayleave("search", "--json", **{setting: value}))


@pytest.mark.parametrize("home", ["/dev/null/home", "/proc/home", "b" * 300])
def test_a_home_that_cannot_be_made_is_named(wayleave: Command, home: str) -> None:
    assert home in assert_refused(wayleave("search", "--json", WAYLEAVE_HOME=home))


def test_a_report_that_cannot_be_written_stops_the_harvest_before_it_begins(
    wayleave: Command, feed: Callable[..., Path], tmp_path: Path
) -> None:
    path = feed(dataset("r1", "River levels"))
    report = tmp_path / "no" / "folder"
    harvest = ("harvest", "dcat", path, "--source", "rivers", "--json")
    assert str(report) in assert_refused(wayleave(*harvest, "--report", report))
    assert wayleave("runs", "--json").json == {"runs": []}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_report_that_fails_half_way_does_not_cost_the_harvest(
    wayleave: Command, feed: Callable[..., Path]
) -> None:
    path = feed(dataset("r1", "River levels"))
    answer = wayleave(
        "harvest", "dcat", path, "--source", "rivers", "--json", "--report", "/dev/full"
    )
    assert answer.status == 1
    assert answer.json["state"] == "completed"
    assert "report" in answer.json["error"]
    assert wayleave("search", "river", "--json").json["total"] == 1


@pytest.mark.parametrize("command", [["validate"], ["harvest", "dcat", "--source", "s"]])
def test_a_file_name_that_is_not_utf_8_is_refused_in_a_sentence(
    wayleave: Command, command: list[str]
) -> None:
    answer = wayleave(*command, "--json", "\udcff.ttl")
    assert answer.status == 2
    assert answer.json["error"]


def test_a_pipe_is_called_by_its_name(wayleave: Command) -> None:
    answer = wayleave("validate", "/dev/null", "--json")
    assert answer.status == 2
    assert "not a file" in answer.json["error"]


@pytest.mark.parametrize("address", ["https://me:word@data.example/", "HTTPS://me@data.example"])
def test_a_password_in_an_address_is_never_kept(wayleave: Command, address: str) -> None:
    assert_refused(wayleave("harvest", "dcat", address, "--source", "pw", "--json"))
    assert wayleave("sources", "add", "pw", "dcat", address).status == 2
    assert wayleave("sources", "--json").json == {"sources": []}


def test_a_lost_database_is_not_replaced_by_an_empty_one(
    wayleave: Command, feed: Callable[..., Path], tmp_path: Path
) -> None:
    path = feed(dataset("r1", "River levels"))
    assert wayleave("harvest", "dcat", path, "--source", "rivers").status == 0
    for file in (tmp_path / "home").glob("wayleave.sqlite3*"):
        file.unlink()
    assert "gone" in assert_refused(wayleave("search", "--json"))
    assert "gone" in wayleave("init").err


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), OSError(errno.EIO, "Input/output error")])
def test_an_interruption_and_a_failing_disk_end_in_a_sentence(
    wayleave: Command, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    def fail(_register: SourceRegister) -> None:
        raise fault

    monkeypatch.setattr(SourceRegister, "all", fail)
    assert_refused(wayleave("sources", "--json"))


def test_a_decision_stands_when_the_index_cannot_follow(
    wayleave: Command, feed: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = feed(dataset("r1", "River levels"), dataset("r2", "River beds"))
    assert wayleave("harvest", "dcat", path, "--source", "rivers").status == 0
    record = wayleave("search", "levels", "--json").json["hits"][0]["id"]

    def fail(_installation: Installation) -> None:
        raise SearchError("The index cannot be reached.")

    with monkeypatch.context() as broken:
        broken.setattr(Installation, "rebuild", fail)
        hide = ("visibility", "hide", record, "--reason", "r", "--approver", "Ms A")
        answer = wayleave(*hide, "--review-on", _in_half_a_year())
    assert answer.status == 1
    assert "stored" in answer.err
    assert wayleave("record", record).status == 2


def test_opening_fields_never_ends_a_hiding(wayleave: Command, feed: Callable[..., Path]) -> None:
    path = feed(dataset("r1", "River levels", "RESTRICTED"))
    assert wayleave("harvest", "dcat", path, "--source", "rivers").status == 0
    record = wayleave("search", "levels", "--json").json["hits"][0]["id"]
    hide = ("visibility", "hide", record, "--reason", "r", "--approver", "Ms A")
    assert wayleave(*hide, "--review-on", _in_half_a_year()).status == 0
    assert wayleave("visibility", "open", record, "B").status == 2
    assert wayleave("record", record).status == 2
    assert wayleave("visibility", "open", record).status == 0
    assert wayleave("record", record).status == 0


def _in_half_a_year() -> str:
    return f"{dt.datetime.now(dt.UTC).date() + dt.timedelta(days=180)}"


def test_a_harvest_that_cannot_begin_still_answers_with_all_its_keys(
    wayleave: Command, feed: Callable[..., Path]
) -> None:
    path = feed(dataset("r1", "River levels"))
    harvest = ("harvest", "dcat", path, "--json", "--source")
    whole = wayleave(*harvest, "rivers").json
    failed = wayleave(*harvest, "../rivers")
    assert failed.status == 2
    assert failed.json.keys() == whole.keys()
    assert failed.json["state"] == "failed"


def test_two_harvests_of_a_source_at_once_are_told_apart(
    wayleave: Command, feed: Callable[..., Path], tmp_path: Path
) -> None:
    path = feed(dataset("r1", "River levels"))
    assert wayleave("harvest", "dcat", path, "--source", "rivers").status == 0
    with contextlib.ExitStack() as held:
        for lock in (tmp_path / "home").glob("*.harvest-*.lock"):
            fcntl.flock(held.enter_context(lock.open("a")), fcntl.LOCK_EX)
        answer = wayleave("harvest", "dcat", path, "--source", "rivers", "--json")
    assert "harvesting rivers" in assert_refused(answer)


def test_a_command_waits_for_another_that_is_just_making_the_home(
    wayleave: Command, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with (home / "wayleave.sqlite3.migrate.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        opener = threading.Timer(0.3, fcntl.flock, (lock, fcntl.LOCK_UN))
        opener.start()
        assert wayleave("search", "--json").status == 0
        opener.join()
