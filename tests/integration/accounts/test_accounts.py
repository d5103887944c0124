"""Local accounts: signing in, being held back, links that set a password, and being ended."""

import pytest
from argon2 import PasswordHasher

from catalogue.domain.person import Person
from catalogue.errors import NotFoundError, RefusedError
from catalogue.services.accounts import PER_ACCOUNT, PER_ADDRESS, Accounts
from catalogue.services.password_rules import Passwords
from catalogue.services.people import PeopleRegister
from catalogue.services.sessions import Sessions
from catalogue.services.throttling import TooManyAttemptsError
from catalogue.store import Store
from frontend.wiring import random_id
from tests.integration.accounts.conftest import LETTERS, mails, token_in
from tests.people import GOOD_PASSWORD, SetClock

HERE = "192.0.2.1"
EMAIL = "alex@rivers.example"
NEW = "four quiet badgers"


@pytest.fixture
def alex(accounts: Accounts) -> Person:
    return accounts.register("Alex Invented", EMAIL, GOOD_PASSWORD)


def refusal(accounts: Accounts, email: str, password: str) -> str:
    with pytest.raises(RefusedError) as refused:
        accounts.authenticate(email, password, HERE)
    return str(refused.value)


def test_the_right_password_signs_in_and_is_noted(
    accounts: Accounts, people: PeopleRegister, alex: Person, clock: SetClock
) -> None:
    clock.move(days=1)
    assert accounts.authenticate("ALEX@rivers.example", GOOD_PASSWORD, HERE).id == alex.id
    assert people.get(alex.id).last_signed_in_at == clock()


def test_unknown_wrong_ended_and_invited_are_told_in_the_same_words(
    accounts: Accounts, people: PeopleRegister, alex: Person
) -> None:
    accounts.invite("Robin Madeup", "robin@rivers.example")
    wrong = refusal(accounts, EMAIL, NEW)
    assert refusal(accounts, "nobody@rivers.example", GOOD_PASSWORD) == wrong
    assert refusal(accounts, "robin@rivers.example", "") == wrong
    people.set_active(alex.id, is_active=False)
    assert refusal(accounts, EMAIL, GOOD_PASSWORD) == wrong


@pytest.mark.parametrize("email", [EMAIL, "nobody@rivers.example"])
@pytest.mark.usefixtures("alex")
def test_too_many_attempts_on_one_account_are_held_back_known_or_not(
    accounts: Accounts, clock: SetClock, email: str
) -> None:
    for number in range(PER_ACCOUNT.most):
        with pytest.raises(RefusedError, match="wrong"):
            accounts.authenticate(email, NEW, f"192.0.2.{number}")
    with pytest.raises(TooManyAttemptsError) as held:
        accounts.authenticate(email, GOOD_PASSWORD, HERE)
    assert 0 < held.value.retry_after <= PER_ACCOUNT.window.total_seconds()
    clock.move(seconds=held.value.retry_after)
    with pytest.raises(RefusedError, match="wrong"):
        accounts.authenticate(email, NEW, HERE)


@pytest.mark.usefixtures("alex")
def test_too_many_attempts_from_one_address_are_held_back_on_every_account(
    accounts: Accounts,
) -> None:
    for number in range(PER_ADDRESS.most):
        with pytest.raises(RefusedError, match="wrong"):
            accounts.authenticate(f"{number}@rivers.example", NEW, HERE)
    with pytest.raises(TooManyAttemptsError):
        accounts.authenticate(EMAIL, GOOD_PASSWORD, HERE)
    accounts.authenticate(EMAIL, GOOD_PASSWORD, "192.0.2.2")


def test_who_is_held_back_fills_no_table_and_holds_nobody_else_back(
    accounts: Accounts, store: Store
) -> None:
    for number in range(PER_ADDRESS.most + 30):
        with pytest.raises(RefusedError):
            accounts.authenticate(f"nobody-{number}@rivers.example", GOOD_PASSWORD, HERE)
    with store.reading() as work:
        rows = work.connection.exec_driver_sql("SELECT count(*) FROM attempts").scalar_one()
    assert rows == PER_ADDRESS.most + 1


@pytest.mark.usefixtures("alex")
def test_signing_in_forgives_the_attempts_before(accounts: Accounts) -> None:
    for _ in range(3):
        for _ in range(PER_ACCOUNT.most - 1):
            refusal(accounts, EMAIL, NEW)
        accounts.authenticate(EMAIL, GOOD_PASSWORD, HERE)


@pytest.mark.usefixtures("alex")
def test_a_hash_of_other_parameters_is_made_anew_at_signing_in(
    store: Store, clock: SetClock
) -> None:
    stronger = Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    accounts = Accounts(store, clock, random_id, LETTERS, stronger)
    person = accounts.authenticate(EMAIL, GOOD_PASSWORD, HERE)
    with store.reading() as work:
        assert "m=16,t=2" in (work.passwords.of(person.id) or "")
    accounts.authenticate(EMAIL, GOOD_PASSWORD, HERE)


@pytest.mark.usefixtures("alex")
def test_a_password_is_stored_as_nothing_but_its_hash(store: Store) -> None:
    content = store.place.file.read_bytes() if store.place.file else b""
    assert content.startswith(b"SQLite")
    assert GOOD_PASSWORD.encode() not in content


def test_a_weak_password_makes_no_account(accounts: Accounts, people: PeopleRegister) -> None:
    with pytest.raises(RefusedError, match="12 to 128"):
        accounts.register("Alex Invented", EMAIL, "short")
    assert people.search("", 10)[0] == 0


def test_an_invited_person_sets_their_password_with_the_link_within_its_week(
    accounts: Accounts, store: Store, clock: SetClock
) -> None:
    accounts.invite("Robin Madeup", "robin@rivers.example")
    (mail,) = mails(store, clock)
    assert mail.to == "robin@rivers.example"
    clock.move(days=6)
    accounts.reset(token_in(mail), NEW, HERE)
    assert accounts.authenticate("robin@rivers.example", NEW, HERE).name == "Robin Madeup"


def test_a_reset_link_works_once_and_ends_every_session(
    accounts: Accounts, store: Store, clock: SetClock, sessions: Sessions, alex: Person
) -> None:
    token = sessions.begin(alex.id)
    accounts.ask_for_reset(EMAIL, HERE)
    (mail,) = mails(store, clock)
    link = token_in(mail)
    assert accounts.is_link_in_date(link)
    accounts.reset(link, NEW, HERE)
    assert sessions.find(token) is None
    assert refusal(accounts, EMAIL, GOOD_PASSWORD)
    accounts.authenticate(EMAIL, NEW, HERE)
    assert not accounts.is_link_in_date(link)
    with pytest.raises(NotFoundError, match="used already"):
        accounts.reset(link, "five loud herons", HERE)
    assert mails(store, clock)[-1].subject == "Your password was changed"


@pytest.mark.usefixtures("alex")
def test_a_reset_link_is_over_after_an_hour_and_a_weak_password_does_not_use_it_up(
    accounts: Accounts, store: Store, clock: SetClock
) -> None:
    accounts.ask_for_reset(EMAIL, HERE)
    link = token_in(mails(store, clock)[0])
    with pytest.raises(RefusedError, match="12 to 128"):
        accounts.reset(link, "short", HERE)
    clock.move(hours=1)
    with pytest.raises(NotFoundError, match="time is over"):
        accounts.reset(link, NEW, HERE)


@pytest.mark.usefixtures("alex")
def test_a_link_is_stored_as_nothing_but_its_digest(
    accounts: Accounts, store: Store, clock: SetClock
) -> None:
    accounts.ask_for_reset(EMAIL, HERE)
    (mail,) = mails(store, clock)
    with store.unit_of_work() as work:
        work.mail.sent(mail.number)
        stored = work.connection.exec_driver_sql("SELECT token_digest FROM password_resets")
        assert token_in(mail) not in [row[0] for row in stored]


def test_asking_for_a_reset_tells_nobody_whether_there_is_an_account(
    accounts: Accounts, store: Store, clock: SetClock, people: PeopleRegister, alex: Person
) -> None:
    accounts.ask_for_reset("nobody@rivers.example", HERE)
    people.set_active(alex.id, is_active=False)
    accounts.ask_for_reset(EMAIL, HERE)
    assert mails(store, clock) == []


@pytest.mark.usefixtures("alex")
def test_nobody_is_flooded_with_links(accounts: Accounts, store: Store, clock: SetClock) -> None:
    for number in range(5):
        try:
            accounts.ask_for_reset(EMAIL, f"192.0.2.{number}")
        except TooManyAttemptsError:
            assert number >= 3
    assert len(mails(store, clock)) == 3


def test_signing_up_tells_only_by_mail_whether_there_was_an_account(
    accounts: Accounts, store: Store, clock: SetClock, alex: Person, people: PeopleRegister
) -> None:
    accounts.sign_up("Robin Madeup", "robin@rivers.example", HERE)
    accounts.sign_up("Somebody Else", EMAIL, HERE)
    to_new, to_known = mails(store, clock)
    assert (to_new.to, to_new.subject) == ("robin@rivers.example", LETTERS.invitation("").subject)
    assert (to_known.to, to_known.subject) == (EMAIL, LETTERS.reset("").subject)
    assert people.get(alex.id).name == "Alex Invented"


def test_changing_a_password_needs_the_old_one_and_leaves_this_session_alone(
    accounts: Accounts, sessions: Sessions, alex: Person
) -> None:
    here, elsewhere = sessions.begin(alex.id), sessions.begin(alex.id)
    with pytest.raises(RefusedError, match="current password"):
        accounts.change_password(alex.id, NEW, NEW, keep=here)
    accounts.change_password(alex.id, GOOD_PASSWORD, NEW, keep=here)
    assert sessions.find(here) is not None
    assert sessions.find(elsewhere) is None
    accounts.authenticate(EMAIL, NEW, HERE)


def test_an_ended_account_loses_its_sessions_and_links_at_once(
    accounts: Accounts, store: Store, clock: SetClock, sessions: Sessions, alex: Person
) -> None:
    token = sessions.begin(alex.id)
    accounts.ask_for_reset(EMAIL, HERE)
    PeopleRegister(store).set_active(alex.id, is_active=False)
    assert sessions.find(token) is None
    assert not accounts.is_link_in_date(token_in(mails(store, clock)[0]))
