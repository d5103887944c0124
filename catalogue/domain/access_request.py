"""A request for access: the envelope that holds the answers and one case for each data owner."""

import datetime as dt
import enum
import secrets
from collections.abc import Iterable

import msgspec

from catalogue.domain.answer import Answer
from catalogue.domain.case_state import APPROVED, FINAL, CaseState
from schemas.model.codes import AccessRoute

#: Base 32 without letters and digits that are taken for one another (I, L, O, U).
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_REFERENCE_LENGTH = 8


class RequestState(enum.StrEnum):
    """Where a request stands as a whole."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_PROGRESS = "in_progress"
    DECIDED = "decided"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class AccessRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody asks for, of one owner or several.

    ``reference`` is what people call it by and tells nothing. ``answers`` is what the applicant is
    working on, ``sent`` what the owners read. ``version`` counts changes,
    ``changed_in`` tells in which an answer last did: so nobody writes over what they have not seen.
    """

    id: str
    reference: str
    applicant: str
    organisation: str | None
    collaborators: frozenset[str] = frozenset()
    state: RequestState = RequestState.DRAFT
    route: AccessRoute
    record_ids: tuple[str, ...]
    answers: dict[str, Answer] = {}
    sent: dict[str, Answer] = {}
    version: int = 1
    changed_in: dict[str, int] = {}
    created_at: dt.datetime
    changed_at: dt.datetime
    submitted_at: dt.datetime | None = None
    reminded_at: dt.datetime | None = None

    @property
    def people(self) -> frozenset[str]:
        """The ids of those who write the request."""
        return self.collaborators | {self.applicant}


def new_reference() -> str:
    """Draw a reference: random, so that it tells neither when nor how many."""
    return "".join(secrets.choice(ALPHABET) for _ in range(_REFERENCE_LENGTH))


def state_of(cases: Iterable[CaseState]) -> RequestState:
    """Tell how a sent request stands as a whole from the states of its cases."""
    states = frozenset(cases)
    if states <= {CaseState.RECEIVED}:
        return RequestState.SUBMITTED
    if states == {CaseState.WITHDRAWN}:
        return RequestState.WITHDRAWN
    if states == {CaseState.LAPSED}:
        return RequestState.LAPSED
    if states <= FINAL - {CaseState.REFUSED}:
        return RequestState.CLOSED
    if states <= _DECIDED:
        return RequestState.DECIDED
    return RequestState.IN_PROGRESS


_DECIDED = FINAL | APPROVED | {CaseState.AGREEMENT, CaseState.ACCESS_LIVE, CaseState.EXPIRED}
