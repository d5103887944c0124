"""``wayleave sources rekey``: a source that calls all its records otherwise."""

from collections.abc import Callable
from pathlib import Path

from tests.integration.command.conftest import Command, dataset


def test_records_keep_their_ids_when_their_source_renames_them(
    wayleave: Command, feed: Callable[..., Path]
) -> None:
    path = feed(dataset("r1", "River levels"), dataset("r2", "Lakes"))
    assert wayleave("harvest", "dcat", path, "--source", "rivers").status == 0
    (before,) = wayleave("search", "levels", "--json").json["hits"]
    path.write_text(path.read_text().replace("r1", "n1").replace("r2", "n2"))
    wayleave("harvest", "dcat", path, "--source", "rivers")

    told = wayleave("sources", "rekey", "rivers")
    assert "r1 -> n1  River levels" in told.out
    assert "--confirm" in told.out
    asked = wayleave("sources", "rekey", "rivers", "--json").json
    assert asked["done"] is False
    assert wayleave("sources", "rekey", "rivers", "--confirm", "no-such-run").status != 0
    done = wayleave("sources", "rekey", "rivers", "--confirm", asked["run"], "--json").json
    assert done["done"] is True
    assert len(done["matches"]) == 2

    (after,) = wayleave("search", "levels", "--json").json["hits"]
    assert (after["id"], after["identifier"]) == (before["id"], "n1")
    again = wayleave("harvest", "dcat", path, "--source", "rivers", "--json").json
    assert again["unchanged"] == 2
