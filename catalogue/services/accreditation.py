"""Accredited researchers: the register imported, an accreditation claimed and checked again."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from catalogue.domain.person import Accreditation, Person
from catalogue.domain.researcher import AccreditedResearcher
from catalogue.errors import RefusedError, UnreadableInputError
from catalogue.services.name_matching import is_same_name
from catalogue.services.publishing import Clock
from catalogue.services.register_file import LineFault, number_key, researchers_in
from catalogue.services.throttling import Limit, Throttling, party_of
from catalogue.store import Store, UnitOfWork

_DAY = dt.timedelta(days=1)
PER_PERSON = Limit(name="claim person", most=5, window=_DAY)
PER_ADDRESS = Limit(name="claim address", most=30, window=_DAY)

#: A register that shrank to less than this is more likely half a file than half the researchers.
_SHRINKS_TO = 0.5

_REFUSED = (
    "The register has no accreditation in date with this number and your name that is not claimed "
    "yet. Check the number on your certificate, and that your account has the name of the register."
)


class RegisterImport(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did: how many lines were taken, which not, how many lost their tier by it."""

    taken: int
    faults: Sequence[LineFault]
    ended: int


class RegisterSummary(msgspec.Struct, frozen=True, kw_only=True):
    """How the register stands."""

    researchers: int
    imported_at: dt.datetime | None
    claimed: int


class Accreditations:
    """The use cases of accreditation."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._throttling = Throttling(store, clock)

    def import_register(self, content: bytes, *, may_shrink: bool = False) -> RegisterImport:
        """Put a register in the place of the last one, and check every accreditation against it."""
        researchers, faults = researchers_in(content)
        if not researchers:
            raise UnreadableInputError(
                f"No line could be taken{_first(faults)}. Nothing was imported."
            )
        now = self._clock()
        with self._store.unit_of_work() as work:
            before = work.register.count()
            if len(researchers) < before * _SHRINKS_TO and not may_shrink:
                raise RefusedError(
                    f"The file has {len(researchers):,} researchers where the register has "
                    f"{before:,}. If that is right, import it again and say that it may shrink."
                )
            work.register.replace(researchers, now)
            ended = self._check_all(work)
        return RegisterImport(taken=len(researchers), faults=faults, ended=ended)

    def summary(self) -> RegisterSummary:
        """Tell how the register stands."""
        with self._store.reading() as work:
            return RegisterSummary(
                researchers=work.register.count(),
                imported_at=work.register.imported_at(),
                claimed=len(work.people.accredited()),
            )

    def claim(self, person_id: str, number: str, address: str) -> Accreditation:
        """Give a person the accreditation of a number that the register has under their name.

        Every refusal is the same, so that nobody learns from it whose number it is.
        """
        self._throttling.attempt((PER_ADDRESS, party_of(address)), (PER_PERSON, person_id))
        with self._store.unit_of_work() as work:
            person = work.people.locked(person_id)
            listed = work.register.find(number_key(number))
            if listed is None or not self._is_theirs(work, person, listed):
                raise RefusedError(_REFUSED)
            accreditation = self._told(listed)
            work.people.update(msgspec.structs.replace(person, accreditation=accreditation))
        self._throttling.forgive(PER_PERSON, person_id)
        return accreditation

    def give_up(self, person_id: str) -> None:
        """Forget a person's accreditation, as they wish."""
        with self._store.unit_of_work() as work:
            person = work.people.locked(person_id)
            work.people.update(msgspec.structs.replace(person, accreditation=None))

    def check(self, person_id: str) -> None:
        """Compare one person's accreditation with the register, as at each sign-in."""
        with self._store.reading() as work:
            is_held = work.people.get(person_id).accreditation is not None
        if is_held:
            with self._store.unit_of_work() as work:
                self._check(work, work.people.locked(person_id))

    def check_all(self) -> int:
        """Compare every accreditation with the register; return how many ended by it."""
        with self._store.unit_of_work() as work:
            return self._check_all(work)

    def _check_all(self, work: UnitOfWork) -> int:
        return sum(self._check(work, person) for person in work.people.accredited(to_change=True))

    def _check(self, work: UnitOfWork, person: Person) -> bool:
        """Bring a person in line with the register; tell whether it no longer knows them."""
        held = person.accreditation
        if held is None:
            return False
        listed = work.register.find(held.number)
        is_known = listed is not None and _is_of(person, listed)
        told = self._told(listed) if listed is not None and is_known else None
        work.people.update(msgspec.structs.replace(person, accreditation=told))
        return not is_known

    def _is_theirs(self, work: UnitOfWork, person: Person, listed: AccreditedResearcher) -> bool:
        holder = work.people.holder_of(listed.number)
        is_free = holder is None or holder.id == person.id
        # A day late is no matter here: from when on it counts for nothing, the viewer is asked.
        is_over = listed.expires_on < self._clock().date()
        return is_free and not is_over and _is_of(person, listed)

    def _told(self, listed: AccreditedResearcher) -> Accreditation:
        return Accreditation(
            number=listed.number,
            kind=listed.kind,
            expires_on=listed.expires_on,
            checked_at=self._clock(),
        )


def _is_of(person: Person, listed: AccreditedResearcher) -> bool:
    return is_same_name(person.name, listed.first_name, listed.surname)


def _first(faults: Sequence[LineFault]) -> str:
    return f" (line {faults[0].line}: {faults[0].message.rstrip('.')})" if faults else ""
