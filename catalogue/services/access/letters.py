"""Mails about requests: the reference, how it stands and a link; never what a case holds.

A mailbox may be shared, and a mail forwarded.
"""

import datetime as dt
from collections.abc import Iterable

from catalogue.domain.access_request import AccessRequest
from catalogue.domain.case import Case
from catalogue.domain.case_state import PRIVATE, CaseAction, CasePart
from catalogue.domain.case_words import STATE_WORDS
from catalogue.domain.event import Event
from catalogue.domain.transitions import transition
from catalogue.policy.requests import ANSWERING_ROLES
from catalogue.store.unit_of_work import UnitOfWork

_SIGNATURE = "This was sent by the data catalogue at {site}. Nobody reads answers to it."

_TO_OWNERS = {
    CaseAction.SUBMIT: "A request for your data has arrived.",
    CaseAction.RESUBMIT: "The applicant has answered your questions.",
    CaseAction.ANSWER_CONCERNS: "The applicant has answered your notice of a refusal.",
    CaseAction.ASK_INTERNAL_REVIEW: "The applicant asks for an internal review.",
    CaseAction.CHANGE_ANSWERS: "The applicant has changed answers that you had read.",
    CaseAction.MESSAGE: "The applicant has sent you a message.",
    CaseAction.WITHDRAW: "The applicant has withdrawn the request.",
    CaseAction.REMIND: "A request for your data waits.",
}


def tell_both_sides(
    work: UnitOfWork, site: str, request: AccessRequest, case: Case, event: Event
) -> None:
    """Write to the applicant's and the owner's side of what happened; not to who sent a message."""
    if event.action in PRIVATE:
        return
    told = transition(event.from_state, event.action).told
    state = STATE_WORDS[case.state].name
    is_message = event.action is CaseAction.MESSAGE
    if not (is_message and event.role is CasePart.APPLICANT):
        link = f"{site}/requests/{request.reference}"
        _send(
            work, applicants(work, request), request.reference, (told, state, link, site), event.at
        )
    if not (is_message and event.role is not CasePart.APPLICANT):
        link = f"{site}/cases/{case.id}"
        words = _TO_OWNERS.get(event.action, "A request for your data has moved on.")
        _send(
            work, owners(work, case.owner), request.reference, (words, state, link, site), event.at
        )


def tell_of_draft(
    work: UnitOfWork, site: str, request: AccessRequest, told: str, at: dt.datetime
) -> None:
    """Write to the applicant about a draft."""
    link = f"{site}/requests/{request.reference}"
    _send(work, applicants(work, request), request.reference, (told, "Draft", link, site), at)


def applicants(work: UnitOfWork, request: AccessRequest) -> list[str]:
    """Return the addresses of those who write a request."""
    people = work.people.named(request.people)
    return [person.email for person in people.values() if person.is_active and person.email]


def owners(work: UnitOfWork, owner: str) -> list[str]:
    """Return the mailbox for requests of an organisation; without one, its team's addresses."""
    organisation = work.organisations.find(owner)
    if organisation is not None and organisation.mailbox:
        return [organisation.mailbox]
    return list(work.memberships.addresses_of(owner, ANSWERING_ROLES))


def _send(
    work: UnitOfWork,
    to: Iterable[str],
    reference: str,
    words: tuple[str, str, str, str],
    at: dt.datetime,
) -> None:
    told, state, link, site = words
    text = f"{told}\n\nIt stands at: {state}\n\n{link}\n\n{_SIGNATURE.format(site=site)}\n"
    for address in to:
        work.mail.add(address, f"Request {reference}: {state}", text, at)
