"""The public register of uses: who uses which data, why and under which law; never names of people.

A use is shown from the day on which the access opened, or ten working days after the decision if
that comes first.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from catalogue.domain.access_request import AccessRequest
from catalogue.domain.answer import NO_ANSWER, Answer
from catalogue.domain.case import Case
from catalogue.domain.case_state import APPROVED, CaseState
from catalogue.domain.working_days import day_in_london, end_of_day, nth_working_day_after
from catalogue.policy.audiences import Audience
from catalogue.policy.links import link_targets
from catalogue.policy.projection import project
from catalogue.questions.question import Question
from catalogue.services.access.desk import Desk
from catalogue.store.unit_of_work import UnitOfWork
from schemas.model import best

#: A use is in the register at the latest so many working days after the decision.
DAYS_UNTIL_SHOWN = 10

_SHOWN_STATES = APPROVED | {
    CaseState.AGREEMENT,
    CaseState.ACCESS_LIVE,
    CaseState.EXPIRED,
    CaseState.CLOSED,
}
_USED_STATES = {CaseState.ACCESS_LIVE, CaseState.EXPIRED, CaseState.CLOSED}


class RegisteredUse(msgspec.Struct, frozen=True, kw_only=True):
    """An approved use of data. ``organisation`` is who uses it, ``owner`` whose data it is."""

    reference: str
    title: str
    lay_summary: str
    benefit: str
    purpose: str
    organisation: str
    owner: str
    datasets: tuple[str, ...]
    gateway: str
    setting: str
    decided_on: dt.date
    expires_on: dt.date | None
    is_live: bool


class PublicRegister:
    """The use case of reading the register; everybody reads the same."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def uses(self) -> Sequence[RegisteredUse]:
        """List the uses that are shown, the latest decision first."""
        now = self._desk.now()
        with self._desk.store.reading() as work:
            shown = [case for case in work.cases.in_states(_SHOWN_STATES) if _is_shown(case, now)]
            requests = work.requests.by_ids({case.request_id for case in shown})
            names = {each.slug: each.name for each in work.organisations.all()}
            titles = _public_titles(work, {id_ for case in shown for id_ in case.record_ids})
        uses = (self._use(case, requests[case.request_id], names, titles) for case in shown)
        # A use of nothing that the public may know of would tell that there is something.
        told = [use for use in uses if use.datasets]
        return sorted(told, key=lambda use: (use.decided_on, use.reference), reverse=True)

    def _use(
        self,
        case: Case,
        request: AccessRequest,
        names: Mapping[str, str],
        titles: Mapping[str, str],
    ) -> RegisteredUse:
        answers = request.sent
        organisation = names.get(request.organisation or "", request.organisation)
        return RegisteredUse(
            reference=request.reference,
            title=answers.get("title", NO_ANSWER).text,
            lay_summary=answers.get("lay_summary", NO_ANSWER).text,
            benefit=self._words("benefit", answers),
            purpose=self._words("purpose", answers),
            organisation=organisation or answers.get("organisation", NO_ANSWER).text,
            owner=names.get(case.owner, case.owner),
            datasets=tuple(titles[id_] for id_ in case.record_ids if id_ in titles),
            gateway=self._words("gateway", answers),
            setting=self._words("setting", answers),
            decided_on=day_in_london(case.decided_at) if case.decided_at else dt.date.min,
            expires_on=case.expires_on,
            is_live=case.state is CaseState.ACCESS_LIVE,
        )

    def _words(self, question_id: str, answers: dict[str, Answer]) -> str:
        question = self._desk.bank.find(question_id)
        return words_of(question, answers.get(question_id, NO_ANSWER)) if question else ""


def _public_titles(work: UnitOfWork, record_ids: Iterable[str]) -> dict[str, str]:
    """Return the titles of records; what the public may not know of is not named here either."""
    titles: dict[str, str] = {}
    for record in work.records.by_ids(sorted(record_ids)):
        # Only titles are shown: withholding all links saves looking them up, one by one.
        seen = project(record, Audience.PUBLIC, withheld=link_targets(record.resource))
        if seen is not None:
            titles[seen.id] = best(seen.resource.title)
    return titles


def words_of(question: Question, answer: Answer) -> str:
    """Say an answer in words: the labels of what was chosen, and the text."""
    labels = [option.label for option in question.options if option.code in answer.chosen]
    text = answer.text.strip()
    return ". ".join([*labels, text] if text else labels)


def _is_shown(case: Case, now: dt.datetime) -> bool:
    if case.decided_at is None or case.refusal is not None:
        return False
    if case.state in _USED_STATES:
        return True
    last = nth_working_day_after(day_in_london(case.decided_at), DAYS_UNTIL_SHOWN)
    return now >= end_of_day(last)
