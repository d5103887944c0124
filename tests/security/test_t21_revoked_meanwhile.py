"""T21: what is taken from somebody while they sign in, or are checked, stays taken."""

import datetime as dt
from collections.abc import Callable
from threading import Thread

import pytest

from catalogue.domain.person import Accreditation, AccreditationKind, Person, SingleSignOn
from catalogue.services.accreditation import Accreditations
from catalogue.services.people import PeopleRegister
from catalogue.services.sign_ons import Claims, SignOns
from catalogue.store import Store
from catalogue.store.people import People
from tests.people import NOW, SetClock, new_person
from tests.stored_source import store

__all__ = ["store"]

ELSEWHERE = SingleSignOn(issuer="https://id.example", subject="1")
HELD = Accreditation(
    number="AB12", kind=AccreditationKind.FULL, expires_on=dt.date(2027, 3, 31), checked_at=NOW
)
#: As long as somebody who does not wait for the other would need.
_PATIENCE = 0.3


def in_between(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], object]) -> Thread:
    """Do something in another process, as it were, between reading a person and writing them."""
    update, other = People.update, Thread(target=deed)

    def interrupted(self: People, person: Person) -> None:
        monkeypatch.undo()
        other.start()
        other.join(_PATIENCE)
        update(self, person)

    monkeypatch.setattr(People, "update", interrupted)
    return other


def revoked(store: Store, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], object]) -> bool:
    """Tell whether an account that was ended in the midst of something else is so afterwards."""
    people = PeopleRegister(store)
    person = new_person(sign_on=ELSEWHERE, accreditation=HELD)
    with store.unit_of_work() as work:
        work.people.add(person)
    other = in_between(monkeypatch, lambda: people.set_active(person.id, is_active=False))
    meanwhile()
    other.join()
    return not people.get(person.id).is_active


def test_t21_an_account_that_was_ended_during_a_sign_on_is_not_opened_by_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = Claims(issuer=ELSEWHERE.issuer, subject=ELSEWHERE.subject, name="Alex Invented")
    sign_ons = SignOns(store, SetClock(), lambda: "id-1")
    assert revoked(store, monkeypatch, lambda: sign_ons.person_for(claims))


def test_t21_an_account_that_was_ended_during_the_daily_check_is_not_opened_by_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert revoked(store, monkeypatch, Accreditations(store, SetClock()).check_all)


def test_t21_an_account_that_was_ended_when_they_gave_up_an_accreditation_is_not_opened_by_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    accreditations = Accreditations(store, SetClock())
    assert revoked(store, monkeypatch, lambda: accreditations.give_up("alex-invented"))
