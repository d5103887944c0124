"""Harvests that were asked for: done once, by one process, and a bad source stops no other."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.domain.run import RunState
from catalogue.settings import Settings
from frontend.demo import FEEDS
from frontend.wiring import Installation
from harvesters.requested import RequestedHarvests

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(Settings.from_env({"WAYLEAVE_HOME": str(tmp_path)}), lambda: NOW)
    feed = str(FEEDS / "homes-and-localities.ttl")
    made.sources.add("homes", "dcat", feed, is_open_by_nature=False)
    made.sources.add("strange", "no-such-kind", feed, is_open_by_nature=False)
    made.sources.add("gone", "dcat", str(tmp_path / "gone.ttl"), is_open_by_nature=False)
    yield made
    made.close()


@pytest.fixture
def errand(installation: Installation) -> RequestedHarvests:
    return RequestedHarvests(installation.store, installation.sources, installation.harvesting)


def ask(installation: Installation, *names: str) -> None:
    with installation.store.unit_of_work() as work:
        for minute, name in enumerate(names):
            at = NOW + dt.timedelta(minutes=minute)
            work.harvest_requests.add(work.sources.id_of(name), at, "p")


def states(installation: Installation) -> dict[str, RunState]:
    with installation.store.reading() as work:
        return {run.source: run.state for run in work.runs.list()}


def test_nothing_is_done_when_nothing_was_asked_for(
    installation: Installation, errand: RequestedHarvests
) -> None:
    assert not errand.is_due()
    errand.do()
    assert states(installation) == {}


def test_what_was_asked_for_is_harvested_and_a_bad_source_stops_no_other(
    installation: Installation, errand: RequestedHarvests
) -> None:
    ask(installation, "strange", "gone", "homes")
    assert errand.is_due()
    errand.do()
    assert not errand.is_due()
    assert states(installation) == {
        "gone": RunState.FAILED,
        "homes": RunState.COMPLETED_WITH_ERRORS,
    }


def test_a_source_that_is_being_harvested_is_left_alone(
    installation: Installation, errand: RequestedHarvests
) -> None:
    ask(installation, "homes")
    with installation.store.reading() as work:
        source_id = work.sources.id_of("homes")
    with installation.store.exclusive(f"harvest-{source_id}"):
        errand.do()
    assert states(installation) == {}
    assert not errand.is_due()
