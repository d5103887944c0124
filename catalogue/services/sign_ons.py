"""People who sign on at a provider: found again by issuer and subject, never by their address."""

import msgspec

from catalogue.domain.person import Person, SingleSignOn
from catalogue.errors import RefusedError
from catalogue.services.addresses import checked_address, domain_of
from catalogue.services.publishing import Clock
from catalogue.services.verdicts import NewId
from catalogue.store import Store

_LONGEST = 255


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """What a provider said of a person, after everything about its answer was verified."""

    issuer: str
    subject: str
    name: str = ""
    email: str = ""
    email_verified: bool = False


class SignOns:
    """The use case of signing on elsewhere."""

    def __init__(self, store: Store, clock: Clock, new_id: NewId) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id

    def person_for(self, claims: Claims) -> Person:
        """Return who this is, made on the first sign-in; raise ``RefusedError`` if ended.

        An address is no proof of being the person of a local account with the same one, so the two
        stay two. It proves being of government only while the provider vouches for it.
        """
        sign_on = SingleSignOn(issuer=claims.issuer, subject=claims.subject)
        if not 0 < len(claims.subject) <= _LONGEST or not 0 < len(claims.issuer) <= _LONGEST:
            raise RefusedError("The provider named nobody who can be told from others.")
        with self._store.unit_of_work() as work:
            known = work.people.with_sign_on(sign_on, to_change=True)
            if known is None:
                person = self._told(self._new(sign_on), claims)
                work.people.add(person)
                return person
            if not known.is_active:
                raise RefusedError("This account was ended; ask the service's administrator.")
            person = self._told(known, claims)
            work.people.update(person)
        return person

    def _new(self, sign_on: SingleSignOn) -> Person:
        id_, now = self._new_id(), self._clock()
        return Person(id=id_, name="", email="", sign_on=sign_on, created_at=now)

    def _told(self, person: Person, claims: Claims) -> Person:
        email = _address(claims)
        domain = domain_of(email) if claims.email_verified else ""
        return msgspec.structs.replace(
            person,
            # A name that an accreditation was matched with stays: the provider may let it be typed.
            name=person.name if person.accreditation else _name(claims, email),
            email=email,
            verified_domain=domain or None,
            last_signed_in_at=self._clock(),
        )


def _address(claims: Claims) -> str:
    """Take an address only when mail could be sent to it."""
    try:
        return checked_address(claims.email)
    except RefusedError:
        return ""


def _name(claims: Claims, email: str) -> str:
    name = " ".join("".join(c if c.isprintable() else " " for c in claims.name).split())
    return name[:_LONGEST] or email or claims.subject
