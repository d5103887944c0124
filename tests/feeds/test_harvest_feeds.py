"""Every example feed through the real command, twice; then found, and the indexes compared."""

import json
from pathlib import Path

import pytest

from tests.feeds import series_trial
from tests.feeds.expectations import FEEDS as EXPECTED
from tests.feeds.expectations import LARGE, Expected
from tests.feeds.harvest_trial import FEEDS, Home, differences, tried, unpacked

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FEEDS.is_dir(), reason=f"the example feeds are not here: {FEEDS}"),
]


@pytest.mark.parametrize("expected", EXPECTED, ids=[each.path for each in EXPECTED])
def test_a_feed_gives_what_its_notes_say_and_nothing_new_the_second_time(
    expected: Expected, tmp_path: Path
) -> None:
    assert differences(expected, tried(expected, tmp_path)) == []


def test_identifiers_that_all_change_overnight_are_held_and_none_is_retired() -> None:
    steps = series_trial.taken()
    assert [each.step.date for each in steps if not each.is_as_expected] == []
    assert sum(each.found.run.retired for each in steps) == 0
    last = steps[-1].found.run
    assert last.state == "held"
    # Of 86 records not one kept its identifier.
    assert (last.created, last.unchanged + last.updated) == (last.read.datasets, 0)


@pytest.fixture(scope="module")
def harvested(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, dict[str, str]]:
    """Harvest the largest UK feed and give the ids of its records by title."""
    folder = tmp_path_factory.mktemp("found")
    home = Home(folder)
    lines = home.harvest(unpacked(LARGE[0].path, folder)).records
    return home, {line.title: line.id for line in lines if line.id}


def test_each_record_of_a_feed_is_found_by_its_title(
    harvested: tuple[Home, dict[str, str]],
) -> None:
    home, ids = harvested
    for title in sorted(ids)[:5]:
        answer = json.loads(home.command("search", title, "--json").stdout)
        assert ids[title] in [hit["id"] for hit in answer["hits"]]


def test_after_a_harvest_the_indexes_hold_what_the_database_holds(
    harvested: tuple[Home, dict[str, str]],
) -> None:
    done = harvested[0].command("reconcile", "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["differences"]) == (0, 0)
    assert answer["records"] == LARGE[0].created
