"""Sources: one name each, settings that change, and removal with all that belongs to it."""

import msgspec
import pytest

from catalogue.domain.source import Source
from catalogue.errors import NotFoundError, RefusedError
from catalogue.store import Store
from tests.contract.store.records import LATER, NOW, new_run, new_source, write


def test_a_source_is_found_by_its_name(store: Store, source: Source) -> None:
    with store.reading() as work:
        assert work.sources.get("land") == source
        assert work.sources.find("Land") is None


def test_an_unknown_name_is_an_error_that_says_where_to_look(store: Store) -> None:
    with store.reading() as work, pytest.raises(NotFoundError, match="wayleave sources"):
        work.sources.get("rivers")


@pytest.mark.usefixtures("source")
def test_a_name_is_given_once(store: Store) -> None:
    with pytest.raises(RefusedError, match="already a source named 'land'"):
        add(store, new_source("land"))


def add(store: Store, source: Source) -> None:
    with store.unit_of_work() as work:
        work.sources.add(source)


def test_sources_are_listed_by_name_capitals_first_on_both_databases(
    store: Store, source: Source
) -> None:
    for name in ("rivers", "Zoo", "\N{LATIN SMALL LETTER E WITH ACUTE}tang"):
        add(store, new_source(name))
    with store.reading() as work:
        names = [listed.name for listed in work.sources.all()]
    assert names == ["Zoo", source.name, "rivers", "\N{LATIN SMALL LETTER E WITH ACUTE}tang"]


def test_settings_change_and_the_name_stays(store: Store, source: Source) -> None:
    changed = msgspec.structs.replace(
        source, location="https://new.example/", is_open_by_nature=True
    )
    with store.unit_of_work() as work:
        work.sources.update(changed)
    with store.reading() as work:
        assert work.sources.get("land") == changed


def test_settings_of_no_source_cannot_change(store: Store) -> None:
    with store.unit_of_work() as work, pytest.raises(NotFoundError):
        work.sources.update(new_source("gone"))


def test_removing_a_source_takes_what_is_its_own_and_tells_the_indexes(
    store: Store, source: Source
) -> None:
    other = new_source("rivers")
    add(store, other)
    ours, theirs = write("one"), write("one")
    run = new_run(source)
    with store.unit_of_work() as work:
        work.records.put_many(source.id, [ours], at=NOW)
        work.records.retire_many([ours.id], at=NOW)
        work.records.put_many(other.id, [theirs], at=NOW)
        work.runs.start(source.id, run)
        work.runs.hold(run.id, [ours.id])
        work.outbox.done(work.outbox.claim(10))
    with store.unit_of_work() as work:
        work.sources.remove("land", at=LATER)
    with store.unit_of_work() as work:
        assert [left.name for left in work.sources.all()] == ["rivers"]
        assert work.records.find(ours.id) is None
        assert work.records.revisions(ours.id) == []
        assert work.records.get(theirs.id).identifier == "one"
        assert work.runs.list() == []
        (row,) = work.outbox.claim(10)
    assert (row.record_id, row.enqueued_at) == (ours.id, LATER)
