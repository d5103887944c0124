"""Two people who decide about a record at once: the second is told, and hides or shows nothing."""

import datetime as dt
from threading import Thread

import pytest

from catalogue.domain.record import FieldClass, Hiding, Record, Visibility
from catalogue.errors import CatalogueError, RefusedError
from catalogue.services.deciding import Decisions
from catalogue.store import Store
from catalogue.store.record_writing import Records
from tests.people import NOW
from tests.record_store import fill
from tests.stored_source import store
from tests.unit.services.made import a_record

__all__ = ["store"]

HIDDEN = Visibility(
    hiding=Hiding(
        reason="A live case", approver="R. Invented", review_on=NOW.date() + dt.timedelta(days=30)
    )
)
OPENED = Visibility(opened=frozenset({FieldClass.VARIABLES}))
#: As long as somebody who does not wait for the other would need.
_PATIENCE = 0.3


@pytest.fixture
def record(store: Store) -> Record:
    """Return a record as both see it before they decide."""
    fill(store, [a_record()])
    with store.reading() as work:
        return work.records.get(a_record().id)


def test_opening_some_fields_shows_nothing_that_is_hidden_at_the_same_moment(
    store: Store, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    decisions, said = Decisions(store, lambda: NOW), list[CatalogueError]()
    write = Records.set_visibility

    def open_too() -> None:
        try:
            decisions.set_visibility(record.id, OPENED)
        except RefusedError as error:
            said.append(error)

    def interrupted(self: Records, *given: object, **more: object) -> None:
        monkeypatch.undo()
        other.start()
        other.join(_PATIENCE)
        write(self, *given, **more)  # type: ignore[arg-type]  # as it was called

    other = Thread(target=open_too)
    monkeypatch.setattr(Records, "set_visibility", interrupted)
    decisions.set_visibility(record.id, HIDDEN, seen_revision=record.revision)
    other.join()
    assert [str(error).partition(".")[0] for error in said] == ["The record is hidden"]
    assert decisions.visibility_of(record.id) == HIDDEN
