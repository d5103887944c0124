"""Local accounts: made, signed in to with a password, and ended."""

import datetime as dt

import msgspec

from catalogue.domain.person import Person
from catalogue.errors import NotFoundError, RefusedError
from catalogue.services.account_mail import AccountMail, Letter
from catalogue.services.addresses import (
    UnusableFieldError,
    checked_address,
    checked_name,
    domain_of,
)
from catalogue.services.password_rules import Passwords, refuse_weak
from catalogue.services.publishing import Clock
from catalogue.services.throttling import Limit, Throttling, party_of
from catalogue.services.tokens import digest_of, new_token
from catalogue.services.verdicts import NewId
from catalogue.store import Store, UnitOfWork
from catalogue.store.people_encoding import email_key

_QUARTER = dt.timedelta(minutes=15)
_HOUR = dt.timedelta(hours=1)
_INVITATION_LASTS = dt.timedelta(days=7)

PER_ACCOUNT = Limit(name="sign-in account", most=10, window=_QUARTER)
PER_ADDRESS = Limit(name="sign-in address", most=60, window=_QUARTER)
_LINKS_PER_ACCOUNT = Limit(name="link account", most=3, window=_HOUR)
_LINKS_PER_ADDRESS = Limit(name="link address", most=20, window=_HOUR)
_TOKENS_PER_ADDRESS = Limit(name="token address", most=30, window=_QUARTER)

_WRONG = "The e-mail address or the password is wrong, or the account is not active."
_SPENT = "This link was used already or its time is over. Ask for a new one."


class Accounts:
    """The use cases of local accounts; ``address`` is everywhere that of whoever asks."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        new_id: NewId,
        letters: AccountMail,
        passwords: Passwords | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._letters = letters
        self._passwords = passwords or Passwords()
        self._throttling = Throttling(store, clock)

    def register(
        self, name: str, email: str, password: str, *, is_government: bool = False
    ) -> Person:
        """Make an account with a password; an administrator vouches for what they say of it.

        ``is_government`` vouches for the address: its domain then counts as if single sign-on had
        shown it.
        """
        person = self._new(name, email, is_government=is_government)
        refuse_weak(password, email=person.email, name=person.name)
        password_hash = self._passwords.hashed(password)
        with self._store.unit_of_work() as work:
            work.people.add(person)
            work.passwords.set(person.id, password_hash)
        return person

    def invite(self, name: str, email: str, *, is_government: bool = False) -> Person:
        """Make an account whose password its person sets with a link sent to them."""
        person = self._new(name, email, is_government=is_government)
        with self._store.unit_of_work() as work:
            work.people.add(person)
            self._send_invitation(work, person)
        return person

    def sign_up(self, name: str, email: str, address: str) -> None:
        """Make an account for whoever asks; whether there was one, only the mail tells."""
        person = self._new(name, email, is_government=False)
        self._throttle_links(person.email, address)
        with self._store.unit_of_work() as work:
            known = work.people.with_local_account(person.email)
            if known is None:
                work.people.add(person)
                self._send_invitation(work, person)
            elif known.is_active:
                self._send_reset(work, known)

    def authenticate(self, email: str, password: str, address: str) -> Person:
        """Return whose address and password these are; raise ``RefusedError``.

        Nothing tells an unknown address from a wrong password: not the words, not the time.
        """
        account = email_key(email)
        self._throttling.attempt((PER_ADDRESS, party_of(address)), (PER_ACCOUNT, account))
        with self._store.reading() as work:
            person = work.people.with_local_account(email)
            stored = work.passwords.of(person.id) if person else None
        if not self._passwords.is_right(stored, password):
            raise RefusedError(_WRONG)
        if person is None or stored is None or not person.is_active:
            raise RefusedError(_WRONG)
        self._throttling.forgive(PER_ACCOUNT, account)
        return self._signed_in(person, stored, password)

    def ask_for_reset(self, email: str, address: str) -> None:
        """Send a link that sets a new password, where there is such an account; never tell."""
        self._throttle_links(email, address)
        with self._store.unit_of_work() as work:
            person = work.people.with_local_account(email)
            if person is not None and person.is_active:
                self._send_reset(work, person)

    def is_link_in_date(self, token: str) -> bool:
        """Tell whether a link still lets a password be set."""
        return self.account_of_link(token) is not None

    def account_of_link(self, token: str) -> Person | None:
        """Return whose password a link still lets set."""
        with self._store.reading() as work:
            person_id = work.passwords.person_of_link(digest_of(token), self._clock())
            return work.people.find(person_id) if person_id else None

    def reset(self, token: str, password: str, address: str) -> Person:
        """Set the password that a link is for, once; end all sessions of the person."""
        self._throttling.attempt((_TOKENS_PER_ADDRESS, party_of(address)))
        digest = digest_of(token)
        person = self.account_of_link(token)
        if person is None or not person.is_active:
            raise NotFoundError(_SPENT)
        refuse_weak(password, email=person.email, name=person.name)
        password_hash = self._passwords.hashed(password)
        with self._store.unit_of_work() as work:
            if work.passwords.use_link(digest, self._clock()) is None:
                raise NotFoundError(_SPENT)
            self._set_password(work, person, password_hash, keep=None)
        self._throttling.forgive(PER_ACCOUNT, email_key(person.email))
        return person

    def change_password(self, person_id: str, old: str, new: str, keep: str | None) -> None:
        """Change a password; end all other sessions than that of the token ``keep``."""
        with self._store.reading() as work:
            person = work.people.get(person_id)
            stored = work.passwords.of(person_id)
        self._throttling.attempt((PER_ACCOUNT, email_key(person.email)))
        if not self._passwords.is_right(stored, old):
            raise UnusableFieldError("current_password", "The current password is wrong.")
        refuse_weak(new, email=person.email, name=person.name)
        password_hash = self._passwords.hashed(new)
        with self._store.unit_of_work() as work:
            self._set_password(work, person, password_hash, keep)
        self._throttling.forgive(PER_ACCOUNT, email_key(person.email))

    def _new(self, name: str, email: str, *, is_government: bool) -> Person:
        address = checked_address(email)
        return Person(
            id=self._new_id(),
            name=checked_name(name),
            email=address,
            verified_domain=domain_of(address) if is_government else None,
            created_at=self._clock(),
        )

    def _signed_in(self, person: Person, stored: str, password: str) -> Person:
        outdated = self._passwords.is_outdated(stored)
        stronger = self._passwords.hashed(password) if outdated else None
        signed_in = msgspec.structs.replace(person, last_signed_in_at=self._clock())
        with self._store.unit_of_work() as work:
            if stronger is not None:
                work.passwords.rehash(person.id, stored, stronger)
            work.people.update_last_signed_in(person.id, self._clock())
        return signed_in

    def _set_password(
        self, work: UnitOfWork, person: Person, password_hash: str, keep: str | None
    ) -> None:
        work.passwords.set(person.id, password_hash)
        work.sessions.remove_of(person.id, but=digest_of(keep) if keep else None)
        self._send(work, person, self._letters.changed())

    def _send_invitation(self, work: UnitOfWork, person: Person) -> None:
        token = self._link(work, person, _INVITATION_LASTS)
        self._send(work, person, self._letters.invitation(token))

    def _send_reset(self, work: UnitOfWork, person: Person) -> None:
        self._send(work, person, self._letters.reset(self._link(work, person, _HOUR)))

    def _link(self, work: UnitOfWork, person: Person, lasts: dt.timedelta) -> str:
        token = new_token()
        work.passwords.add_link(digest_of(token), person.id, self._clock() + lasts)
        return token

    def _send(self, work: UnitOfWork, person: Person, letter: Letter) -> None:
        work.mail.add(person.email, letter.subject, letter.text, self._clock())

    def _throttle_links(self, email: str, address: str) -> None:
        self._throttling.attempt(
            (_LINKS_PER_ADDRESS, party_of(address)), (_LINKS_PER_ACCOUNT, email_key(email))
        )
