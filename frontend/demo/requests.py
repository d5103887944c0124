"""The sample requests: one in every state that a case can be in, made through the use cases.

They are sent and answered at moments in the past, so that there are ages and times to measure.
"""

import datetime as dt
import tomllib
from collections.abc import Callable, Mapping

import msgspec

from catalogue.domain.access_request import AccessRequest
from catalogue.domain.answer import Answer, NamedPerson
from catalogue.domain.case import Case
from catalogue.domain.case_state import CaseState
from catalogue.domain.refusal import RefusalReason
from catalogue.domain.viewer import Viewer
from catalogue.policy.audiences import Audience
from catalogue.questions.checking import group_of
from catalogue.services.access.desk import Desk
from catalogue.services.access.office import AccessOffice
from frontend.demo import FOLDER
from frontend.wiring import Installation, random_id
from search.query import SearchQuery

REQUESTS = FOLDER / "requests.toml"
_OWNER_EMAIL = "hester.mortlake@skills-agency.example"
_MOST = 10_000
#: The hour of the day at which things happen: in office hours, and never in the night.
_OPENING = dt.timedelta(hours=1)


class SampleRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A sample request: who sends it when, for what, and what happens then."""

    who: str
    datasets: tuple[str, ...]
    title: str
    summary: str
    ago: int
    steps: tuple[tuple[str, int], ...]
    draft: bool = False


class _Samples(msgspec.Struct, frozen=True, kw_only=True):
    request: tuple[SampleRequest, ...]
    answers: dict[str, str | list[str]]
    details: dict[str, str]


def add_requests(installation: Installation) -> int:
    """Make the sample requests, unless there are some; return how many there are."""
    samples = msgspec.convert(tomllib.loads(REQUESTS.read_text(encoding="utf-8")), _Samples)
    people = {p.email: p.id for p in installation.people.search("", _MOST)[1]}
    first = installation.viewers.viewer_of(people.get(samples.request[0].who))
    if first.person_id is None or installation.access.asking.mine(first):
        return 0
    for sample in samples.request:
        _Telling(installation, people, samples).tell(sample)
    return len(samples.request)


class _Telling:
    """The telling of one request, with a clock that goes from then to now."""

    def __init__(
        self, installation: Installation, people: Mapping[str, str], samples: _Samples
    ) -> None:
        self._installation = installation
        self._people = people
        self._samples = samples
        self._moment = installation.clock()
        self._office = AccessOffice(
            Desk(
                store=installation.store,
                seeing=installation.seeing,
                bank=installation.access.desk.bank,
                clock=lambda: self._moment,
                new_id=random_id,
                site=installation.access.desk.site,
            )
        )

    def tell(self, sample: SampleRequest) -> None:
        """Write the request, send it, and let happen what happened."""
        self._moment = self._installation.clock() - dt.timedelta(days=sample.ago) - _OPENING
        applicant = self._viewer(sample.who)
        draft = self._draft(sample, applicant)
        if sample.draft:
            return
        sent = self._office.sending.submit(applicant, draft.reference, expected=draft.version)
        for step, days in sample.steps:
            self._moment += dt.timedelta(days=days)
            self._take(step, sent, applicant)

    def _viewer(self, email: str) -> Viewer:
        return self._installation.viewers.viewer_of(self._people[email])

    def _draft(self, sample: SampleRequest, applicant: Viewer) -> AccessRequest:
        found = self._installation.discovery.search(Audience.PUBLIC, SearchQuery(limit=1_000))
        ids = {hit.title: hit.id for hit in found.hits}
        wanted = [ids[title] for title in sample.datasets]
        begun = self._office.drafting.start(applicant, wanted)
        answers = self._answers(sample, begun, applicant)
        return self._office.drafting.save(
            applicant, begun.reference, answers, expected=begun.version
        )

    def _answers(
        self, sample: SampleRequest, draft: AccessRequest, applicant: Viewer
    ) -> dict[str, Answer]:
        given = {
            question: Answer(text=value, chosen=())
            if isinstance(value, str)
            else Answer(chosen=tuple(value), text=self._samples.details.get(question, ""))
            for question, value in self._samples.answers.items()
        }
        given |= {
            "title": Answer(text=sample.title),
            "lay_summary": Answer(text=sample.summary),
            "benefit": Answer(chosen=("service_evidence",), text=self._samples.details["benefit"]),
            "ethics": Answer(chosen=("self_assessment",)),
            "setting": Answer(chosen=("accredited",), text=self._samples.details["setting"]),
            "people_with_access": Answer(people=(self._lead(sample),)),
            "variables": self._variables(draft, applicant),
        }
        if sample.draft:
            unfinished = ("title", "lay_summary", "purpose", "lead")
            return {question: given[question] for question in unfinished}
        return given

    def _lead(self, sample: SampleRequest) -> NamedPerson:
        person = self._installation.people.get(self._people[sample.who])
        number = person.accreditation.number if person.accreditation else ""
        return NamedPerson(name=person.name, role="Lead", accreditation=number)

    def _variables(self, draft: AccessRequest, applicant: Viewer) -> Answer:
        groups = self._office.variables.groups(applicant, draft.record_ids)
        chosen = tuple(each.key for group in groups for each in group.variables[:4])
        reasons = {group_of(key): "To compare groups that are alike otherwise." for key in chosen}
        text = "" if chosen else "Records of each person by year, with place and result."
        return Answer(chosen=chosen, reasons=reasons, text=text)

    def _take(self, step: str, sent: AccessRequest, applicant: Viewer) -> None:
        with self._installation.store.reading() as work:
            (case,) = work.cases.of_request(sent.id)
        if step in _APPLICANTS_STEPS:
            _APPLICANTS_STEPS[step](self._office, applicant, case, sent.reference)
        elif step in {"expire", "lapse"}:
            self._office.reminding.look_at_the_clock()
        else:
            owner = self._viewer(_OWNER_EMAIL)
            until = self._moment.date()
            _OWNERS_STEPS[step](self._office, owner, case, until)


_TOO_MUCH = (
    RefusalReason.TOO_BROAD,
    "Addresses are asked for where the district would do. The purpose does not need them.",
    "Ask for the district instead of the address; that could be granted within days.",
)
_OwnersStep = Callable[[AccessOffice, Viewer, Case, dt.date], None]
_OWNERS_STEPS: Mapping[str, _OwnersStep] = {
    "open": lambda o, v, c, _: o.answering.open(v, c.id, expected=c.moves),
    "review": lambda o, v, c, _: o.answering.start_review(v, c.id, expected=c.moves),
    "return": lambda o, v, c, _: o.answering.return_to_applicant(
        v,
        c.id,
        {"extent": "Would five years do instead of eight? That is what we hold in one form."},
        expected=c.moves,
    ),
    "approve": lambda o, v, c, _: o.answering.approve(v, c.id, expected=c.moves),
    "conditions": lambda o, v, c, _: o.answering.approve(
        v,
        c.id,
        conditions=["No table tells of fewer than ten children.", "Tell us before you publish."],
        expected=c.moves,
    ),
    "part": lambda o, v, c, _: o.answering.approve_in_part(
        v,
        c.id,
        c.granted,
        "Single courses would tell of people where few take them.",
        described="Learners by level of course, year and region",
        expected=c.moves,
    ),
    "minded": lambda o, v, c, _: o.answering.mind_to_refuse(v, c.id, *_TOO_MUCH, expected=c.moves),
    "refuse": lambda o, v, c, _: o.answering.refuse(v, c.id, *_TOO_MUCH, expected=c.moves),
    "refer": lambda o, v, c, _: o.answering.refer_elsewhere(
        v,
        c.id,
        "https://statistics.skills-agency.example/tables",
        "Totals by region are published; there is no need to ask.",
        expected=c.moves,
    ),
    "agreement": lambda o, v, c, _: o.answering.start_agreement(v, c.id, expected=c.moves),
    "live": lambda o, v, c, day: o.answering.go_live(
        v, c.id, "The safe room of the University of the Vale", _after(day, 500), expected=c.moves
    ),
    "live-short": lambda o, v, c, day: o.answering.go_live(
        v, c.id, "The safe room of the University of the Vale", _after(day, 180), expected=c.moves
    ),
}


def _after(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days)


def _send_again(office: AccessOffice, applicant: Viewer, case: Case, reference: str) -> None:
    del case
    request = office.asking.request(applicant, reference).request
    changed = {"extent": Answer(text="England, the last five years, by local authority.")}
    saved = office.drafting.save(applicant, reference, changed, expected=request.version)
    office.sending.resubmit(applicant, reference, expected=saved.version)


_ApplicantsStep = Callable[[AccessOffice, Viewer, Case, str], None]
_APPLICANTS_STEPS: Mapping[str, _ApplicantsStep] = {
    "resubmit": _send_again,
    "withdraw": lambda o, v, c, _: o.asking.withdraw(
        v, c.id, "The work was not paid for.", expected=c.moves
    ),
    "internal-review": lambda o, v, c, _: o.asking.ask_internal_review(
        v, c.id, "We had offered to use districts only.", expected=c.moves
    ),
    "close": lambda o, v, c, _: o.asking.close(
        v, c.id, "An open article and the code are published. The data was deleted.",
        expected=c.moves,
    ),
}  # fmt: skip

#: The states that the samples show; a draft has no case.
SHOWN = frozenset(CaseState) - {CaseState.DRAFT}
