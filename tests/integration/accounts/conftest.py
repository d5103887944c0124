"""An empty store, a clock that is set, and the services of accounts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from catalogue.services.account_mail import AccountMail
from catalogue.services.accounts import Accounts
from catalogue.services.accreditation import Accreditations
from catalogue.services.organisations import OrganisationRegister
from catalogue.services.people import PeopleRegister
from catalogue.services.sessions import Sessions
from catalogue.services.sign_ons import SignOns
from catalogue.services.viewers import Viewers
from catalogue.store import Store
from catalogue.store.outgoing_mail import WaitingMail
from frontend.wiring import random_id
from tests.people import SetClock, cheap_passwords

LETTERS = AccountMail("https://catalogue.example")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(f"sqlite:///{tmp_path}/catalogue.sqlite3")
    store.migrate()
    yield store
    store.close()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def accounts(store: Store, clock: SetClock) -> Accounts:
    return Accounts(store, clock, random_id, LETTERS, cheap_passwords())


@pytest.fixture
def people(store: Store) -> PeopleRegister:
    return PeopleRegister(store)


@pytest.fixture
def sessions(store: Store, clock: SetClock) -> Sessions:
    return Sessions(store, clock)


@pytest.fixture
def sign_ons(store: Store, clock: SetClock) -> SignOns:
    return SignOns(store, clock, random_id)


@pytest.fixture
def organisations(store: Store, clock: SetClock) -> OrganisationRegister:
    return OrganisationRegister(store, clock, LETTERS)


@pytest.fixture
def accreditation(store: Store, clock: SetClock) -> Accreditations:
    return Accreditations(store, clock)


@pytest.fixture
def viewers(store: Store) -> Viewers:
    return Viewers(store)


def mails(store: Store, clock: SetClock) -> Sequence[WaitingMail]:
    """Return the mails that wait."""
    with store.reading() as work:
        return work.mail.due(clock(), 100)


def token_in(mail: WaitingMail) -> str:
    """Return the token of the link in a mail."""
    return mail.text.partition("token=")[2].split()[0]
