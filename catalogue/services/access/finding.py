"""Finding a request or a case for a viewer: what is not for them is not there."""

import msgspec

from catalogue.domain.access_request import AccessRequest
from catalogue.domain.case import Case
from catalogue.domain.case_state import CasePart
from catalogue.domain.viewer import Viewer
from catalogue.policy.requests import no_such_case, no_such_request, parts_in, writes
from catalogue.store.unit_of_work import UnitOfWork


class FoundCase(msgspec.Struct, frozen=True):
    """A case with its request, and the parts that the viewer has in it."""

    case: Case
    request: AccessRequest
    parts: frozenset[CasePart]


def own_request(work: UnitOfWork, viewer: Viewer, reference: str) -> AccessRequest:
    """Return a request that the viewer writes; raise ``NotFoundError`` for every other."""
    request = work.requests.find(reference)
    if request is None or not writes(viewer, request):
        raise no_such_request(reference)
    return request


def own_request_locked(work: UnitOfWork, viewer: Viewer, reference: str) -> AccessRequest:
    """Return a request that the viewer writes and nobody changes before the transaction ends."""
    return work.requests.locked(own_request(work, viewer, reference).id)


def found_case(work: UnitOfWork, viewer: Viewer, case_id: str) -> FoundCase:
    """Return a case in which the viewer has a part; raise ``NotFoundError`` for every other."""
    case = work.cases.find(case_id)
    if case is None:
        raise no_such_case(case_id)
    request = work.requests.get(case.request_id)
    parts = parts_in(viewer, request, case)
    if not parts:
        raise no_such_case(case_id)
    return FoundCase(case, request, parts)


def answered_case(work: UnitOfWork, viewer: Viewer, case_id: str) -> FoundCase:
    """Return a case that the viewer answers for the owner; raise ``NotFoundError`` otherwise."""
    found = found_case(work, viewer, case_id)
    if CasePart.APPLICANT in found.parts:
        raise no_such_case(case_id)
    return found


def asked_case(work: UnitOfWork, viewer: Viewer, case_id: str) -> FoundCase:
    """Return a case of a request that the viewer writes; raise ``NotFoundError`` otherwise."""
    found = found_case(work, viewer, case_id)
    if CasePart.APPLICANT not in found.parts:
        raise no_such_case(case_id)
    return found
