"""Sessions: how long they last, what they remember, and that a new token leaves none of the old."""

import msgspec
import pytest

from catalogue.services.sessions import DATA_LIMIT, SessionFullError, Sessions
from catalogue.store import Store
from tests.people import SetClock, new_person


@pytest.fixture
def person_id(store: Store) -> str:
    with store.unit_of_work() as work:
        work.people.add(new_person())
    return "alex-invented"


def test_a_session_lasts_while_it_is_used_and_no_longer_than_half_an_hour_after(
    sessions: Sessions, clock: SetClock
) -> None:
    token = sessions.begin()
    for _ in range(5):
        clock.move(minutes=29)
        assert sessions.find(token) is not None
    clock.move(minutes=30)
    assert sessions.find(token) is None


def test_a_session_that_is_used_all_the_time_ends_after_twelve_hours(
    sessions: Sessions, clock: SetClock
) -> None:
    token = sessions.begin()
    for _ in range(12 * 6 - 1):
        clock.move(minutes=10)
        assert sessions.find(token) is not None
    clock.move(minutes=10)
    assert sessions.find(token) is None


def test_reading_pages_writes_at_most_once_a_minute(
    sessions: Sessions, clock: SetClock, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = sessions.begin()
    writes: list[object] = []
    unit_of_work = store.unit_of_work

    def counted() -> object:
        writes.append(clock())
        return unit_of_work()

    monkeypatch.setattr(store, "unit_of_work", counted)
    for _ in range(120):
        clock.move(seconds=1)
        sessions.find(token)
    assert len(writes) == 2


def test_what_is_remembered_is_changed_key_by_key(sessions: Sessions) -> None:
    token = sessions.begin(data={"basket": ["1"]})
    sessions.change(token, {"notice": "Saved."})
    sessions.change(token, {"basket": ["1", "2"]})
    sessions.change(token, {"notice": None})
    session = sessions.find(token)
    assert session is not None
    assert session.data == {"basket": ["1", "2"]}


def test_more_than_a_session_holds_is_refused_and_the_rest_kept(sessions: Sessions) -> None:
    token = sessions.begin(data={"basket": ["1"]})
    with pytest.raises(SessionFullError):
        sessions.change(token, {"notice": "x" * DATA_LIMIT})
    session = sessions.find(token)
    assert session is not None
    assert session.data == {"basket": ["1"]}


def test_signing_in_gives_a_new_token_ends_the_old_and_takes_the_basket_along(
    sessions: Sessions, clock: SetClock, person_id: str
) -> None:
    old = sessions.begin(data={"basket": ["1"], "csrf": "secret"})
    clock.move(minutes=5)
    new = sessions.rotate(old, person_id, drop=frozenset({"csrf"}))
    assert sessions.find(old) is None
    session = sessions.find(new)
    assert session is not None
    assert (session.person_id, session.data) == (person_id, {"basket": ["1"]})
    assert session.created_at == clock()


def test_no_number_of_new_tokens_makes_a_session_last_longer_than_twelve_hours(
    sessions: Sessions, clock: SetClock, person_id: str
) -> None:
    token = sessions.rotate(None, person_id)
    for _ in range(12 * 3 - 1):
        clock.move(minutes=20)
        assert sessions.find(token) is not None
        token = sessions.rotate(token, person_id)
    clock.move(minutes=20)
    assert sessions.find(token) is None


def test_what_one_person_left_is_not_the_next_persons(
    sessions: Sessions, store: Store, person_id: str
) -> None:
    with store.unit_of_work() as work:
        work.people.add(new_person("Robin Madeup"))
    old = sessions.begin(person_id, {"basket": ["1"]})
    session = sessions.find(sessions.rotate(old, "robin-madeup"))
    assert session is not None
    assert session.data == {}
    assert sessions.find(old) is None


def test_a_session_that_was_over_takes_nothing_along(
    sessions: Sessions, clock: SetClock, person_id: str
) -> None:
    old = sessions.begin(data={"basket": ["1"]})
    clock.move(hours=1)
    session = sessions.find(sessions.rotate(old, person_id))
    assert session is not None
    assert session.data == {}


def test_the_token_itself_is_nowhere_in_the_database(
    sessions: Sessions, store: Store, person_id: str
) -> None:
    token = sessions.begin(person_id)
    with store.reading() as work:
        rows = list(work.connection.exec_driver_sql("SELECT * FROM sessions"))
    assert len(rows) == 1
    assert token not in msgspec.json.encode([list(map(str, row)) for row in rows]).decode()
    assert len(token) >= 43


@pytest.mark.parametrize("token", ["", "guess", "\0", "\ud800", "x" * 10_000])
def test_a_token_that_is_none_finds_nothing(sessions: Sessions, token: str) -> None:
    assert sessions.find(token) is None
    sessions.change(token, {"a": 1})
    sessions.end(token)


def test_a_person_ends_their_sessions_elsewhere(sessions: Sessions, person_id: str) -> None:
    here, elsewhere, anybodys = (
        sessions.begin(person_id),
        sessions.begin(person_id),
        sessions.begin(),
    )
    assert sessions.count_of(person_id) == 2
    assert sessions.end_all_of(person_id, but=here) == 1
    assert sessions.find(here) is not None
    assert sessions.find(elsewhere) is None
    assert sessions.find(anybodys) is not None
