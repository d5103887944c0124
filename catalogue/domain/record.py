"""A record: one resource as one source described it, with our own identity and history."""

import datetime as dt
import enum

import msgspec

from schemas.findings import Report
from schemas.model import Resource


class RecordState(enum.StrEnum):
    """Whether a record is in the catalogue, or was retired because its source dropped it."""

    ACTIVE = "active"
    RETIRED = "retired"


class FieldClass(enum.StrEnum):
    """The classes of fields by who may see them (``visibility.md`` section 2)."""

    EXISTENCE = "A"
    VARIABLES = "B"
    COUNTS = "C"
    TECHNICAL = "D"
    LINKAGE = "E"
    PEOPLE = "F"
    INTERNAL = "G"
    HIDDEN = "H"


class Hiding(msgspec.Struct, frozen=True, kw_only=True):
    """Why a whole record is hidden, who approved it, and when that is looked at again.

    ``tiers`` are those that see the record all the same. The review comes within 12 months.
    """

    reason: str
    approver: str
    review_on: dt.date
    tiers: frozenset[str] = frozenset()


class Visibility(msgspec.Struct, frozen=True, kw_only=True):
    """What the owner decided about a record beside what its access rights imply.

    ``opened`` holds classes B, C or D that the owner opened to everyone; nobody can open F or G.
    """

    opened: frozenset[FieldClass] = frozenset()
    hiding: Hiding | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A resource in the catalogue. ``id`` is a random UUID; (source, identifier) is its identity.

    ``source`` is the source's name, which never changes.
    ``revision`` counts changes of anything that can be shown, the owner's decisions included.
    """

    id: str
    source: str
    identifier: str
    revision: int
    digest: str
    state: RecordState
    resource: Resource
    report: Report
    visibility: Visibility = Visibility()
    first_seen_at: dt.datetime
    changed_at: dt.datetime
