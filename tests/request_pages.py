"""People who ask for data and answer through the pages, and what they fill in."""

from collections.abc import Mapping

from catalogue.domain.case import Case
from catalogue.domain.person import Role
from catalogue.policy.audiences import Audience
from catalogue.questions.bank import standard_bank
from catalogue.questions.question import Kind, Question
from search.query import SearchQuery
from tests.page_client import Page, PageClient
from tests.site import Site

OWNER = "skills-and-apprenticeships-agency"
OTHER_OWNER = "homes-and-localities-office"


class Journey:
    """A site with an applicant, two owners, and datasets that are not open."""

    def __init__(self, site: Site) -> None:
        self.site = site
        site.organisation(OWNER, "skills", mailbox="requests@skills.example")
        site.organisation(OTHER_OWNER, "homes", mailbox="requests@homes.example")
        site.organisation("university-of-invention")
        roles = {"university-of-invention": [Role.MEMBER]}
        self.ada = site.signed_in(site.person("Ada Invented", roles))
        self.hal = site.signed_in(site.person("Hal Invented", {OWNER: [Role.HANDLER]}))
        self.dee = site.signed_in(site.person("Dee Invented", {OWNER: [Role.DECIDER]}))
        self.sam = site.signed_in(
            site.person("Sam Invented", {OTHER_OWNER: [Role.HANDLER, Role.DECIDER]})
        )
        self.record = self.record_called("Pupil register")
        self.other_record = self.record_called("Applications for help with homelessness")

    def record_called(self, title: str) -> str:
        """Return the id of the record with a title."""
        found = self.site.installation.discovery.search(Audience.PUBLIC, SearchQuery(limit=300))
        return next(hit.id for hit in found.hits if hit.title == title)

    def begun(self, *records: str) -> str:
        """Begin a request through the pages; return its reference."""
        query = "&".join(f"record={each}" for each in records or (self.record,))
        page = self.ada.get(f"/ask?{query}")
        started = self.ada.submit(page, {}, "/ask")
        return started.response.headers["Location"].rsplit("/", 1)[1]

    def answered(self, *records: str) -> str:
        """Begin a request and answer every section through the pages."""
        reference = self.begun(*records)
        for section in standard_bank().sections:
            self.fill(reference, section.id)
        return reference

    def fill(self, reference: str, section_id: str) -> Page:
        """Answer a section, twice where answers call for more questions."""
        address = f"/requests/{reference}/{section_id}"
        page = self.ada.get(address)
        self.ada.submit(page, filled(page, section_id), address)
        page = self.ada.get(address)
        return self.ada.submit(page, filled(page, section_id), address)

    def sent(self, *records: str) -> str:
        """Send a whole request through the pages."""
        reference = self.answered(*records)
        page = self.ada.get(f"/requests/{reference}/check")
        self.ada.submit(page, {}, f"/requests/{reference}/check")
        return reference

    def case(self, reference: str, owner: str = OWNER) -> Case:
        """Return an owner's case as it is stored."""
        with self.site.installation.store.reading() as work:
            request = work.requests.find(reference)
            assert request is not None
            return next(c for c in work.cases.of_request(request.id) if c.owner == owner)

    def step(self, who: PageClient, case_id: str, action: str) -> Page:
        """Press a button of a case."""
        page = who.get(f"/cases/{case_id}")
        return who.submit(page, {}, f"/cases/{case_id}/step/{action}")

    def decide(
        self, who: PageClient, case_id: str, slug: str, fields: Mapping[str, object], status: int
    ) -> Page:
        """Fill in the form for a decision."""
        address = f"/cases/{case_id}/decide/{slug}"
        return who.submit(who.get(address), fields, address, status)

    def in_review(self) -> Case:
        """Send a request and bring it to review."""
        case = self.case(self.sent())
        self.step(self.hal, case.id, "open")
        self.step(self.hal, case.id, "start_review")
        return self.fresh(case)

    def fresh(self, case: Case) -> Case:
        """Return a case as it is stored now."""
        with self.site.installation.store.reading() as work:
            found = work.cases.find(case.id)
        assert found is not None
        return found


def filled(page: Page, section_id: str) -> dict[str, object]:
    """Fill in what a section's page asks."""
    section = standard_bank().section(section_id)
    assert section is not None
    names = {element.get("name") for tag in ("input", "textarea") for element in page.all(tag)}
    fields: dict[str, object] = {}
    for question in section.questions:
        fields.update({k: v for k, v in _fields(question).items() if k in names})
    return fields


def _fields(question: Question) -> dict[str, object]:
    name = question.id
    if question.kind is Kind.DATE:
        return {f"{name}-day": "31", f"{name}-month": "3", f"{name}-year": "2028"}
    if question.kind is Kind.PEOPLE:
        return {f"{name}-0-name": "Ada Invented"}
    words: dict[str, object] = {name: f"Words about {name}"}
    if question.options:
        return {f"{name}-chosen": question.options[0].code, **words}
    return words
