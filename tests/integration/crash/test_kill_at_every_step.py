"""After kill -9 anywhere, the same command again leaves every record once and no difference."""

import re
from pathlib import Path

import pytest

from tests.integration.crash.conftest import CHANGED, FEED_SIZE, Feed, Process

ROOT = Path(__file__).parents[3]
IN_HARVEST = (
    "publish.before-commit",
    "publish.after-commit",
    "harvest.after-batch",
    "harvest.before-retire",
    "publish.after-retire",
    "publish.after-finish",
)
IN_INDEXING = (
    "drain.after-claim",
    "index.after-audience",
    "drain.after-index",
    "drain.after-done",
)
IN_BULK = ("drain.after-rebuild",)  # reached by thousands of changes: see tests/integration/jobs
IN_REBUILD = ("rebuild.after-batch", "rebuild.before-swap", "rebuild.after-swap")


def marked_steps() -> set[str]:
    """Find every step that the code marks."""
    found: set[str] = set()
    for package in ("catalogue", "harvesters", "frontend"):
        for path in (ROOT / package).rglob("*.py"):
            found |= set(re.findall(r'\bstep[(,] ?"([^"]+)"', path.read_text()))
    return found


def test_every_marked_step_is_killed_at_below() -> None:
    assert marked_steps() == {*IN_HARVEST, *IN_INDEXING, *IN_REBUILD, *IN_BULK}


@pytest.mark.slow
@pytest.mark.loopback
@pytest.mark.enable_socket
@pytest.mark.parametrize("step", [*IN_HARVEST, *IN_INDEXING])
def test_a_harvest_killed_at_a_step_and_run_again_loses_and_doubles_nothing(
    wayleave: Process, feed: Feed, step: str
) -> None:
    arguments = ("harvest", "dcat", feed.path, "--source", "rivers")
    wayleave(*arguments)
    feed.move_on()
    wayleave.killed_at(step, *arguments)
    assert wayleave(*arguments)["state"] == "completed"
    assert_whole(wayleave)


@pytest.mark.slow
@pytest.mark.loopback
@pytest.mark.enable_socket
@pytest.mark.parametrize("step", IN_REBUILD)
def test_a_rebuild_killed_at_a_step_and_run_again_is_whole(
    wayleave: Process, feed: Feed, step: str
) -> None:
    arguments = ("harvest", "dcat", feed.path, "--source", "rivers")
    wayleave(*arguments)
    feed.move_on()
    wayleave(*arguments)
    wayleave.killed_at(step, "reindex")
    assert_whole(wayleave)
    wayleave("reindex")
    assert_whole(wayleave)


def assert_whole(wayleave: Process) -> None:
    """Check that every record is there once, as the feed has it, and the indexes agree."""
    assert wayleave("reconcile")["differences"] == 0
    found = wayleave("search", "--limit", 100)
    identifiers = [int(hit["identifier"]) for hit in found["hits"]]
    assert sorted(identifiers) == list(range(CHANGED, FEED_SIZE + CHANGED))
    assert found["total"] == FEED_SIZE
    assert wayleave("search", "anew")["total"] == CHANGED
