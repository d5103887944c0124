"""Indexes that are gone, or that a decision has not reached: never an empty catalogue, no leak."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.services.indexing import IndexingService
from search.errors import EngineUnavailableError
from tests.integration.command.conftest import Command, dataset
from tests.services_elasticsearch import delete_indices

Feed = Callable[..., Path]
HIDE = ("--reason", "r", "--approver", "Ms A", "--review-on")


def remove_all(home: Path) -> None:
    shutil.rmtree(home / "index")


def remove_one(home: Path) -> None:
    shutil.rmtree(home / "index" / "public")


def put_a_file_there(home: Path) -> None:
    remove_all(home)
    (home / "index").touch()


def lead_nowhere(home: Path) -> None:
    remove_all(home)
    (home / "index").symlink_to(home / "nowhere")


@pytest.fixture
def path(feed: Feed) -> Path:
    return feed(dataset("r1", "River levels"), dataset("r2", "River beds"))


@pytest.mark.parametrize("damage", [remove_all, remove_one, put_a_file_there, lead_nowhere])
def test_a_lost_index_is_told_and_reindex_mends_it(
    wayleave: Command, path: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    assert wayleave("harvest", "dcat", path, "--source", "rivers").status == 0
    damage(tmp_path / "home")
    for command in (["search"], ["search", "none-such"], ["suggest", "riv"]):
        answer = wayleave(*command, "--json")
        assert answer.status == 2
        assert "wayleave reindex" in answer.json["error"]
    assert wayleave("reindex").status == 0
    assert wayleave("search", "--json").json["total"] == 2
    assert wayleave("reconcile", "--json").json["differences"] == 0


@pytest.mark.parametrize("damage", [remove_all, remove_one, lead_nowhere])
def test_a_harvest_of_what_is_unchanged_builds_a_lost_index_anew(
    wayleave: Command, path: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    harvest = ("harvest", "dcat", path, "--source", "rivers")
    assert wayleave(*harvest).status == 0
    damage(tmp_path / "home")
    assert wayleave(*harvest).status == 0
    assert wayleave("search", "--json").json["total"] == 2
    assert wayleave("reconcile", "--json").json["differences"] == 0


def test_a_harvest_of_a_change_does_not_leave_an_index_of_the_change_alone(
    wayleave: Command, feed: Feed, path: Path, tmp_path: Path
) -> None:
    harvest = ("harvest", "dcat", path, "--source", "rivers")
    assert wayleave(*harvest).status == 0
    remove_all(tmp_path / "home")
    feed(dataset("r1", "River levels"), dataset("r2", "River banks"))
    assert wayleave(*harvest).status == 0
    assert wayleave("search", "--json").json["total"] == 2


def test_a_hidden_title_is_not_suggested_while_the_index_is_out_of_reach(
    wayleave: Command, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wayleave("harvest", "dcat", path, "--source", "rivers").status == 0
    record = wayleave("search", "levels", "--json").json["hits"][0]["id"]
    in_half_a_year = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=180)

    def fail(_service: IndexingService) -> None:
        raise EngineUnavailableError("The index cannot be reached.")

    with monkeypatch.context() as broken:
        broken.setattr(IndexingService, "rebuild", fail)
        assert wayleave("visibility", "hide", record, *HIDE, in_half_a_year).status == 1
    assert wayleave("suggest", "river l", "--json").json["suggestions"] == []
    everything = wayleave("search", "--json").json
    assert everything["total"] == 1
    assert [row["count"] for row in everything["facets"]["type"]] == [1]
    assert wayleave("search", "levels", "--json").json["total"] == 0
    past = wayleave("search", "--offset", "5", "--json").json
    assert past["total"] == 1


@pytest.mark.elasticsearch
@pytest.mark.enable_socket
def test_indexes_deleted_from_elasticsearch_are_told_and_built_anew(
    wayleave: Command, path: Path, elasticsearch_url: str, elasticsearch_prefix: str
) -> None:
    server = {
        "WAYLEAVE_ELASTICSEARCH_URL": elasticsearch_url,
        "WAYLEAVE_ELASTICSEARCH_PREFIX": elasticsearch_prefix,
    }
    harvest = ("harvest", "dcat", path, "--source", "rivers")
    assert wayleave("search", "--json", **server).json["total"] == 0
    assert wayleave(*harvest, **server).status == 0
    assert wayleave("search", "--json", **server).json["total"] == 2
    delete_indices(elasticsearch_url, elasticsearch_prefix)
    for _ in range(2):
        answer = wayleave("search", "--json", **server)
        assert answer.status == 2
        assert "wayleave reindex" in answer.json["error"]
    assert wayleave(*harvest, **server).status == 0
    assert wayleave("search", "--json", **server).json["total"] == 2
    assert wayleave("reconcile", "--json", **server).json["differences"] == 0


@pytest.mark.postgresql
@pytest.mark.parametrize("command", [["search"], ["suggest", "riv"], ["runs"], ["reconcile"]])
def test_a_database_that_was_never_set_up_is_no_empty_catalogue(
    wayleave: Command, blank_postgresql_url: str, command: list[str]
) -> None:
    answer = wayleave(*command, "--json", WAYLEAVE_DATABASE_URL=blank_postgresql_url)
    assert answer.status == 2
    assert "has not been set up; run `wayleave init`" in answer.json["error"]
