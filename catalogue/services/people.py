"""People as an administrator looks after them: found, given rights, ended."""

from collections.abc import Sequence

import msgspec

from catalogue.domain.person import Person
from catalogue.errors import RefusedError
from catalogue.services.addresses import domain_of
from catalogue.store import Store, UnitOfWork


class PeopleRegister:
    """The people with an account."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, person_id: str) -> Person:
        """Return a person; raise ``NotFoundError``."""
        with self._store.reading() as work:
            return work.people.get(person_id)

    def named(self, name: str) -> Person:
        """Return whom an id or the address of a local account names; raise ``NotFoundError``."""
        with self._store.reading() as work:
            return work.people.with_local_account(name) or work.people.get(name)

    def search(self, words: str, limit: int, offset: int = 0) -> tuple[int, Sequence[Person]]:
        """Return how many people have these words in name or address, and one page of them."""
        with self._store.reading() as work:
            return work.people.search(words.strip(), limit, offset)

    def set_active(self, person_id: str, *, is_active: bool) -> None:
        """End an account, with all its sessions and links, or open it again."""
        with self._store.unit_of_work() as work:
            self._change(work, person_id, is_active=is_active)
            if not is_active:
                work.sessions.remove_of(person_id)
                work.passwords.forget_links(person_id)

    def set_administrator(self, person_id: str, *, is_administrator: bool) -> None:
        """Make a person an administrator, or one no longer."""
        with self._store.unit_of_work() as work:
            self._change(work, person_id, is_administrator=is_administrator)

    def vouch_for_address(self, person_id: str, *, is_verified: bool) -> None:
        """Say that a local account's address is the person's own, as an administrator has seen."""
        with self._store.unit_of_work() as work:
            person = work.people.locked(person_id)
            if person.sign_on is not None:
                raise RefusedError(
                    "The provider that signs this person on vouches for the address."
                )
            domain = domain_of(person.email) if is_verified else None
            self._change(work, person_id, verified_domain=domain)

    @staticmethod
    def _change(work: UnitOfWork, person_id: str, **changes: object) -> None:
        work.people.update(msgspec.structs.replace(work.people.locked(person_id), **changes))
