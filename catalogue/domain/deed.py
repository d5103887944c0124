"""A deed: what somebody decided about a source or its records, kept for good."""

import datetime as dt
import enum

import msgspec


class DeedKind(enum.StrEnum):
    """What was done."""

    SOURCE_ADDED = "source-added"
    SOURCE_CHANGED = "source-changed"
    HARVEST_ASKED_FOR = "harvest-asked-for"
    HELD_RETIRED = "held-retired"
    HELD_KEPT = "held-kept"
    RECORDS_REKEYED = "records-rekeyed"
    VISIBILITY_DECIDED = "visibility-decided"
    #: Nobody did this: a feed called a record open that its owner has hidden, and it stays hidden.
    DECISION_STOOD = "decision-stood"


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what and when.

    ``actor`` is a person's id; nobody's when it was done by the service, or on its command line.
    ``subject`` is the id of the run or record, or nothing when the source itself is meant.
    ``words`` say what was decided, for who reads it later.
    """

    at: dt.datetime
    actor: str | None
    kind: DeedKind
    source: str
    subject: str = ""
    words: str = ""
