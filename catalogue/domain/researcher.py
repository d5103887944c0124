"""A line of the register of accredited researchers."""

import datetime as dt

import msgspec

from catalogue.domain.person import AccreditationKind


class AccreditedResearcher(msgspec.Struct, frozen=True, kw_only=True):
    """What the register says of one researcher."""

    number: str
    surname: str
    first_name: str
    organisation: str
    kind: AccreditationKind
    expires_on: dt.date
