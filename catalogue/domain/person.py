"""A person with an account, and what is known of them."""

import datetime as dt
import enum

import msgspec


class Role(enum.StrEnum):
    """What a member does for an organisation."""

    #: Belongs to it, and does no more.
    MEMBER = "member"
    #: Looks after its sources and records.
    PUBLISHER = "publisher"
    #: Works on the requests for its data.
    HANDLER = "handler"
    #: Owns its data: decides on the requests.
    DECIDER = "decider"
    #: Sees what its own people ask of others.
    CO_ORDINATOR = "co-ordinator"


class AccreditationKind(enum.StrEnum):
    """Which of the two accreditations of the Digital Economy Act's research power."""

    FULL = "full"
    PROVISIONAL = "provisional"


class Accreditation(msgspec.Struct, frozen=True, kw_only=True):
    """An accreditation as the register told it; valid up to and including ``expires_on``."""

    number: str
    kind: AccreditationKind
    expires_on: dt.date
    checked_at: dt.datetime


class SingleSignOn(msgspec.Struct, frozen=True, kw_only=True):
    """Who a person is at the provider that signs them on; both together are theirs alone."""

    issuer: str
    subject: str


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A person with an account.

    Without ``sign_on`` the account is local, and its e-mail address is what they sign in with.
    ``verified_domain`` is the domain of an address that was vouched for: by the provider at the
    last sign-in, or for a local account by an administrator.
    """

    id: str
    name: str
    email: str
    sign_on: SingleSignOn | None = None
    verified_domain: str | None = None
    is_administrator: bool = False
    is_active: bool = True
    accreditation: Accreditation | None = None
    created_at: dt.datetime
    last_signed_in_at: dt.datetime | None = None


class Membership(msgspec.Struct, frozen=True, kw_only=True):
    """That a person belongs to an organisation; it counts for nothing until it is confirmed."""

    person_id: str
    organisation: str
    roles: frozenset[Role] = frozenset({Role.MEMBER})
    requested_at: dt.datetime
    confirmed_at: dt.datetime | None = None
