"""A viewer: whoever asks, and what they have proved about themselves."""

import datetime as dt
from typing import Self

import msgspec


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever asks, anonymous or not.

    ``accredited_until`` is when the accreditation ends; from that moment on it counts for nothing,
    also in the middle of a session. ``organisations`` are the GOV.UK slugs of confirmed
    memberships, ``cases`` the ids of records with a live case of this viewer's, ``owned_sources``
    the names of the sources whose data they own.
    """

    accredited_until: dt.datetime | None = None
    is_government: bool = False
    is_administrator: bool = False
    organisations: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()
    owned_sources: frozenset[str] = frozenset()

    @classmethod
    def anonymous(cls) -> Self:
        """Make a viewer who has proved nothing."""
        return cls()
