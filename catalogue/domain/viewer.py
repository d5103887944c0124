"""A viewer: whoever asks, and what they have proved about themselves."""

import datetime as dt
from typing import Self

import msgspec

from catalogue.domain.person import Role


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever asks, anonymous or not.

    ``accredited_until`` is when the accreditation ends; from that moment on it counts for nothing,
    also in the middle of a session. ``organisations`` are the GOV.UK slugs of confirmed
    memberships, ``roles`` what the viewer does for each of them, ``member_sources`` the names of
    the sources of these organisations. ``cases`` are the ids of records with a live case of this
    viewer's, ``owned_sources`` the names of the sources whose data they own or look after.
    """

    person_id: str | None = None
    name: str = ""
    accredited_until: dt.datetime | None = None
    is_government: bool = False
    is_administrator: bool = False
    organisations: frozenset[str] = frozenset()
    roles: frozenset[tuple[str, Role]] = frozenset()
    member_sources: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()
    owned_sources: frozenset[str] = frozenset()

    @classmethod
    def anonymous(cls) -> Self:
        """Make a viewer who has proved nothing."""
        return cls()

    @property
    def is_signed_in(self) -> bool:
        """Whether the viewer is a person with an account, signed in."""
        return self.person_id is not None

    def has_role(self, role: Role, organisation: str) -> bool:
        """Tell whether the viewer has a role in an organisation."""
        return (organisation, role) in self.roles

    def organisations_as(self, role: Role) -> frozenset[str]:
        """Return the organisations that the viewer has a role in."""
        return frozenset(slug for slug, held in self.roles if held is role)

    @property
    def looks_after_records(self) -> bool:
        """Whether the viewer looks after sources, be it that there are none yet."""
        publishes = any(role in {Role.PUBLISHER, Role.DECIDER} for _, role in self.roles)
        return publishes or bool(self.owned_sources)

    @property
    def answers_requests(self) -> bool:
        """Whether the viewer works on, or decides, the requests for an organisation's data."""
        return any(role in {Role.HANDLER, Role.DECIDER} for _, role in self.roles)
