"""Sessions, the counting of attempts, the register, and mail that waits: on both databases."""

import datetime as dt
import threading

import msgspec
import pytest

from catalogue.domain.person import AccreditationKind
from catalogue.domain.researcher import AccreditedResearcher
from catalogue.domain.session import Session
from catalogue.store import Store
from tests.people import NOW, new_person

HOUR = dt.timedelta(hours=1)
ANYBODYS = Session(person_id=None, created_at=NOW, seen_at=NOW, data={"basket": ["1", "2"]})


@pytest.fixture
def person_id(store: Store) -> str:
    """Store a person."""
    with store.unit_of_work() as work:
        work.people.add(new_person())
    return "alex-invented"


def test_a_session_comes_back_and_changes_and_ends(store: Store, person_id: str) -> None:
    changed = msgspec.structs.replace(ANYBODYS, person_id=person_id, data={}, seen_at=NOW + HOUR)
    with store.unit_of_work() as work:
        work.sessions.add("digest", ANYBODYS)
        assert work.sessions.find("digest", to_change=True) == ANYBODYS
        work.sessions.update("digest", changed)
        assert work.sessions.find("digest") == changed
        work.sessions.remove("digest")
        assert work.sessions.find("digest") is None


def test_the_sessions_of_a_person_end_together_but_one(store: Store, person_id: str) -> None:
    theirs = msgspec.structs.replace(ANYBODYS, person_id=person_id)
    with store.unit_of_work() as work:
        for digest in ("a", "b", "c"):
            work.sessions.add(digest, theirs)
        work.sessions.add("another's", ANYBODYS)
        assert work.sessions.count_of(person_id, NOW - HOUR, NOW - HOUR) == 3
        assert work.sessions.remove_of(person_id, but="b") == 2
        assert work.sessions.find("b") == theirs
        assert work.sessions.find("another's") == ANYBODYS
        assert work.sessions.remove_of(person_id) == 1


def test_what_is_over_is_swept_and_nothing_else(store: Store) -> None:
    with store.unit_of_work() as work:
        work.sessions.add("idle", ANYBODYS)
        work.sessions.add("old", msgspec.structs.replace(ANYBODYS, seen_at=NOW + 9 * HOUR))
        lively = msgspec.structs.replace(ANYBODYS, created_at=NOW + HOUR, seen_at=NOW + 9 * HOUR)
        work.sessions.add("lively", lively)
        work.sessions.sweep(seen_before=NOW + HOUR, begun_before=NOW)
        left = [d for d in ("idle", "old", "lively") if work.sessions.find(d)]
    assert left == ["lively"]


def test_attempts_are_counted_by_bucket_and_window_and_swept(store: Store) -> None:
    with store.unit_of_work() as work:
        counts = [work.throttle.count("a", NOW), work.throttle.count("a", NOW)]
        assert counts == [1, 2]
        assert work.throttle.count("b", NOW) == 1
        assert work.throttle.count("a", NOW + HOUR) == 1
        assert work.throttle.counted("a", NOW) == 2
        work.throttle.sweep(NOW)
        assert work.throttle.counted("a", NOW) == 0
        work.throttle.forget("a")
        assert work.throttle.counted("a", NOW + HOUR) == 0


def test_attempts_at_once_are_each_counted(store: Store) -> None:
    counts: list[int] = []

    def attempt() -> None:
        with store.unit_of_work() as work:
            counts.append(work.throttle.count("a", NOW))

    threads = [threading.Thread(target=attempt) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == [1, 2, 3, 4]


def test_a_new_register_takes_the_place_of_the_old(store: Store) -> None:
    first = AccreditedResearcher(
        number="AB12",
        surname="Invented",
        first_name="Alex",
        organisation="University of Rivers",
        kind=AccreditationKind.FULL,
        expires_on=dt.date(2027, 3, 31),
    )
    second = msgspec.structs.replace(first, number="CD34", kind=AccreditationKind.PROVISIONAL)
    with store.unit_of_work() as work:
        assert work.register.imported_at() is None
        work.register.replace([first], NOW)
        assert work.register.find("AB12") == first
        work.register.replace([second], NOW + HOUR)
        assert work.register.find("AB12") is None
        assert work.register.find("CD34") == second
        assert (work.register.count(), work.register.imported_at()) == (1, NOW + HOUR)


def test_mail_waits_in_the_order_of_its_writing_until_it_was_sent(store: Store) -> None:
    with store.unit_of_work() as work:
        for text in ("one", "two"):
            work.mail.add("alex@rivers.example", "Subject", text, NOW)
        first, second = work.mail.due(NOW, 10)
        assert (first.text, second.text, first.to) == ("one", "two", "alex@rivers.example")
        assert first.message_id != second.message_id
        work.mail.sent(first.number)
        assert work.mail.due(NOW, 10) == [second]
        assert work.mail.pending().count == 1


def test_mail_that_was_put_off_is_due_again_at_its_time(store: Store) -> None:
    with store.unit_of_work() as work:
        work.mail.add("alex@rivers.example", "Subject", "text", NOW)
        (mail,) = work.mail.due(NOW, 10)
        work.mail.put_off(mail.number, NOW + HOUR)
        assert not work.mail.is_any_due(NOW)
        (again,) = work.mail.due(NOW + HOUR, 10)
    assert (again.attempts, again.message_id) == (1, mail.message_id)


def test_mail_of_a_change_that_failed_was_never_written(store: Store) -> None:
    def write_and_fail() -> None:
        with store.unit_of_work() as work:
            work.mail.add("alex@rivers.example", "Subject", "text", NOW)
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        write_and_fail()
    with store.reading() as work:
        assert work.mail.pending().count == 0
