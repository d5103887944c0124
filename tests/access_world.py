"""A small world in which people ask for data and owners answer: for tests of the use cases."""

import datetime as dt
import itertools
from collections.abc import Mapping

import msgspec

from catalogue.domain.access_request import AccessRequest
from catalogue.domain.answer import Answer, NamedPerson
from catalogue.domain.case import Case
from catalogue.domain.organisation import Organisation
from catalogue.domain.person import Membership, Person, Role
from catalogue.domain.record import Record
from catalogue.domain.viewer import Viewer
from catalogue.questions.bank import standard_bank
from catalogue.questions.checking import group_of
from catalogue.questions.question import Kind, Question
from catalogue.services.access.answering import Answering
from catalogue.services.access.asking import Asking
from catalogue.services.access.desk import Desk
from catalogue.services.access.drafting import Drafting
from catalogue.services.access.live_cases import live_cases_by
from catalogue.services.access.sending import Sending
from catalogue.services.access.variables import Variables
from catalogue.services.seeing import Seeing
from catalogue.services.viewers import Viewers
from catalogue.store import Store
from tests.record_factory import NOW
from tests.record_store import fill
from tests.unit.services.made import HIDDEN, a_record

RIVERS = "rivers-office"
SCHOOLS = "schools-office"
UNIVERSITY = "university-of-invention"

_PEOPLE: Mapping[str, Mapping[str, frozenset[Role]]] = {
    "ada": {UNIVERSITY: frozenset({Role.MEMBER})},
    "bo": {UNIVERSITY: frozenset({Role.MEMBER})},
    "hal": {RIVERS: frozenset({Role.HANDLER})},
    "dee": {RIVERS: frozenset({Role.DECIDER})},
    "dot": {RIVERS: frozenset({Role.DECIDER, Role.HANDLER})},
    "sam": {SCHOOLS: frozenset({Role.DECIDER, Role.HANDLER})},
    "cory": {UNIVERSITY: frozenset({Role.CO_ORDINATOR})},
    "root": {},
}


class World:
    """A store with two owners, an applicant, and a clock that is moved by hand."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = NOW
        self._numbers = itertools.count(1)
        self.record = a_record("tenancies", source="rivers")
        self.school_record = a_record("pupils", source="schools")
        self.hidden = a_record("secret", HIDDEN, source="rivers")
        self.desk = Desk(
            store=store,
            seeing=Seeing(store),
            bank=standard_bank(),
            clock=lambda: self.now,
            new_id=lambda: f"id-{next(self._numbers):06}",
            site="https://data.example",
        )
        self.drafting = Drafting(self.desk)
        self.sending = Sending(self.desk)
        self.asking = Asking(self.desk)
        self.answering = Answering(self.desk)
        self._viewers = Viewers(store, live_cases_by(lambda: self.now))
        self._settle([self.record, self.school_record, self.hidden])

    def viewer(self, person_id: str) -> Viewer:
        """Tell who asks, as at any request."""
        return self._viewers.viewer_of(person_id)

    def pass_time(self, **span: float) -> None:
        """Move the clock on."""
        self.now += dt.timedelta(**span)

    def full_answers(self, request: AccessRequest, who: str = "ada") -> dict[str, Answer]:
        """Answer every question that is asked of everybody."""
        groups = Variables(self.desk).groups(self.viewer(who), request.record_ids)
        chosen = [variable.key for group in groups for variable in group.variables]
        return {question.id: an_answer(question, chosen) for question in self.desk.bank}

    def drafted(self, *records: Record, who: str = "ada") -> AccessRequest:
        """Write a whole request for records, by default for that of one owner."""
        viewer = self.viewer(who)
        wanted = [record.id for record in records or (self.record,)]
        begun = self.drafting.start(viewer, wanted)
        answers = self.full_answers(begun, who)
        return self.drafting.save(viewer, begun.reference, answers, expected=begun.version)

    def submitted(self, *records: Record, who: str = "ada") -> AccessRequest:
        """Send a whole request."""
        draft = self.drafted(*records, who=who)
        return self.sending.submit(self.viewer(who), draft.reference, expected=draft.version)

    def case(self, request: AccessRequest, owner: str = RIVERS) -> Case:
        """Return an owner's case of a request as it is now."""
        with self.store.reading() as work:
            return next(c for c in work.cases.of_request(request.id) if c.owner == owner)

    def in_review(self) -> Case:
        """Bring a request so far that it can be decided."""
        case = self.case(self.submitted())
        self.answering.open(self.viewer("hal"), case.id, expected=1)
        self.answering.start_review(self.viewer("hal"), case.id, expected=2)
        return self.fresh(case)

    def approved(self) -> Case:
        """Bring a request so far that it is approved."""
        case = self.in_review()
        self.answering.approve(self.viewer("dee"), case.id, expected=case.moves)
        return self.fresh(case)

    def live(self, expires_on: dt.date) -> Case:
        """Bring a request so far that its access is open."""
        case = self.approved()
        self.answering.start_agreement(self.viewer("hal"), case.id, expected=case.moves)
        self.answering.go_live(
            self.viewer("hal"), case.id, "A safe room", expires_on, expected=case.moves + 1
        )
        return self.fresh(case)

    def fresh(self, case: Case) -> Case:
        """Return a case as it is now."""
        with self.store.reading() as work:
            found = work.cases.find(case.id)
        assert found is not None
        return found

    def mails(self) -> list[tuple[str, str, str]]:
        """List the mails that wait: to whom, subject and text."""
        with self.store.reading() as work:
            waiting = work.mail.due(self.now + dt.timedelta(days=999), limit=1_000)
        return [(mail.to, mail.subject, mail.text) for mail in waiting]

    def _settle(self, records: list[Record]) -> None:
        fill(self.store, records)
        with self.store.unit_of_work() as work:
            for slug, name, source in (
                (RIVERS, "Rivers Office", "rivers"),
                (SCHOOLS, "Schools Office", "schools"),
                (UNIVERSITY, "University of Invention", None),
            ):
                mailbox = f"requests@{slug}.example"
                work.organisations.add(Organisation(slug=slug, name=name, mailbox=mailbox))
                if source:
                    kept = work.sources.get(source)
                    work.sources.update(msgspec.structs.replace(kept, organisation=slug))
            for person_id, roles in _PEOPLE.items():
                work.people.add(_person(person_id))
                for slug, held in roles.items():
                    work.memberships.add(
                        Membership(
                            person_id=person_id,
                            organisation=slug,
                            roles=held,
                            requested_at=NOW,
                            confirmed_at=NOW,
                        )
                    )


def an_answer(question: Question, variables: list[str]) -> Answer:
    """Answer a question as well as its type asks for."""
    if question.kind is Kind.VARIABLES:
        reasons = {group_of(key): "To count tenancies" for key in variables}
        return Answer(chosen=tuple(variables), reasons=reasons, text="The tenancies table")
    if question.kind is Kind.PEOPLE:
        return Answer(people=(NamedPerson(name="Ada Invented", accreditation="AR1"),))
    if question.kind is Kind.DATE:
        return Answer(text="2028-03-31")
    if question.options:
        return Answer(chosen=(question.options[0].code,), text="Some words about it")
    return Answer(text=f"An answer about {question.id}")


def _person(person_id: str) -> Person:
    return Person(
        id=person_id,
        name=f"{person_id.title()} Invented",
        email=f"{person_id}@people.example",
        is_administrator=person_id == "root",
        created_at=NOW,
    )
