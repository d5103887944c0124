"""The states of pages that are looked over and pictured: who comes to which address."""

import re
from collections.abc import Callable
from pathlib import Path

import msgspec

from catalogue.domain.access_request import RequestState
from catalogue.domain.case_state import CaseState
from catalogue.domain.run import RunState
from catalogue.store import UnitOfWork
from frontend.wiring import Installation
from schemas.model import best

#: The sample people by what they come for.
RESEARCHER = "Rowan Ashdown"
ACCREDITED = "Priya Nandakumar"
ANALYST = "Morgan Teale"
OWNER = "Hester Mortlake"
OTHER_OWNER = "Idris Penhallow"
ADMINISTRATOR = "Sunniva Oakley"

_EXAMPLES = Path(__file__).parent / "examples"
_NAMED = re.compile(r"\{(\w+):([^}]*)\}")


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A page as somebody sees it.

    ``address`` may name what is only known once the demonstration was made, as in
    ``{record:Title}``, ``{run:state}``, ``{case:state}``; ``{request:state}`` and ``{draft:}`` are
    those of ``who``. A ``file`` is chosen on that page and sent.
    """

    name: str
    address: str
    who: str | None = None
    status: int = 200
    file: Path | None = None


def _public(name: str, address: str, status: int = 200) -> State:
    return State(name=name, address=address, status=status)


def _checked(name: str, file: str, status: int = 200) -> State:
    return State(name=name, address="/validate", status=status, file=_EXAMPLES / file)


def _of(who: str, *pages: tuple[str, str]) -> tuple[State, ...]:
    return tuple(State(name=name, address=address, who=who) for name, address in pages)


STATES = (
    _public("home", "/"),
    _public("results", "/search?q=records"),
    _public("results-narrowed", "/search?q=records&access_rights=RESTRICTED&per_page=10"),
    _public("no-results", "/search?q=sanctoin"),
    _public("search-complaint", "/search?q=%22unfinished&page=999"),
    _public("record-open", "/records/{record:River levels and flows}"),
    _public("record-public", "/records/{record:Pupil register}"),
    _public("record-series", "/records/{record:Fish landed by port and species}"),
    _public("record-service", "/records/{record:Tide gauge levels API}"),
    _public("organisations", "/organisations"),
    _public("organisation", "/organisations/skills-and-apprenticeships-agency"),
    _public("themes", "/themes"),
    _public("theme", "/themes/environment"),
    _public("figures", "/figures"),
    _public("register", "/register"),
    _public("validate", "/validate"),
    _checked("validate-good", "good.ttl"),
    _checked("validate-middling", "middling.ttl"),
    _checked("validate-hopeless", "hopeless.html", status=422),
    _public("about", "/about"),
    _public("how-to-get-data", "/about/how-to-get-data"),
    _public("accessibility", "/accessibility"),
    _public("privacy", "/privacy"),
    _public("api-documentation", "/api/v1/documentation"),
    _public("shapes", "/shapes"),
    _public("sign-in", "/sign-in"),
    _public("create-account", "/create-account"),
    _public("password-forgotten", "/password/forgotten"),
    _public("password-sent", "/password/sent"),
    _public("password-link-over", "/password/set", status=410),
    _public("signed-out", "/signed-out"),
    _public("ask-public", "/ask?record={record:Pupil register}"),
    _public("ask-elsewhere", "/ask?record={record:Seabed survey: depths and habitats}"),
    _public("error-404", "/no-such-page", status=404),
    _public("error-414", "/search?q=" + "x" * 8_100, status=414),
    *_of(
        ACCREDITED,
        ("record-accredited", "/records/{record:Pupil register}"),
        ("my-page-accredited", "/my-page"),
        ("accreditation", "/my-page/accreditation"),
        ("status-received", "/requests/{request:received}"),
        ("status-conditions", "/requests/{request:approved_with_conditions}"),
        ("status-live", "/requests/{request:access_live}"),
    ),
    *_of(
        RESEARCHER,
        ("my-page", "/my-page"),
        ("password-change", "/my-page/password"),
        ("membership", "/my-page/membership"),
        ("ask", "/ask?record={record:Examination results by pupil}"),
        ("requests", "/requests"),
        ("request-tasks", "/requests/{draft:}"),
        ("request-people", "/requests/{draft:}/people"),
        ("request-project", "/requests/{draft:}/project"),
        ("request-project-mend", "/requests/{draft:}/project?check=1"),
        ("request-data", "/requests/{draft:}/data"),
        ("request-law", "/requests/{draft:}/law"),
        ("request-setting", "/requests/{draft:}/setting"),
        ("request-outputs", "/requests/{draft:}/outputs"),
        ("request-declarations", "/requests/{draft:}/declarations"),
        ("request-check", "/requests/{draft:}/check"),
        ("request-sent", "/requests/{request:returned}/sent"),
        ("request-print", "/requests/{request:returned}/print"),
        ("status-returned", "/requests/{request:returned}"),
        ("status-minded", "/requests/{request:minded_to_refuse}"),
        ("status-refused", "/requests/{request:refused}"),
    ),
    State(name="error-403", address="/publishing", who=RESEARCHER, status=403),
    *_of(
        ANALYST,
        ("record-government", "/records/{record:State pension payments}"),
        ("my-page-government", "/my-page"),
    ),
    *_of(
        OWNER,
        ("record-owner", "/records/{record:Pupil register}"),
        ("inbox", "/cases"),
        ("case-received", "/cases/{case:received}"),
        ("case-returned", "/cases/{case:returned}"),
        ("case-resubmitted", "/cases/{case:resubmitted}"),
        ("case", "/cases/{case:in_review}"),
        ("case-live", "/cases/{case:access_live}"),
        ("case-print", "/cases/{case:in_review}/print"),
        ("decision-return", "/cases/{case:in_review}/decide/return"),
        ("decision-approve", "/cases/{case:in_review}/decide/approve"),
        ("decision-in-part", "/cases/{case:in_review}/decide/approve-in-part"),
        ("decision-minded", "/cases/{case:in_review}/decide/minded-to-refuse"),
        ("decision-refuse", "/cases/{case:minded_to_refuse}/decide/refuse"),
        ("run-rejections", "/publishing/runs/{run:completed-with-errors}"),
        ("source-settings", "/publishing/sources/skills/settings"),
        ("own-record", "/publishing/records/{record:Pupil register}"),
        ("visibility", "/publishing/records/{record:Pupil register}/visibility"),
    ),
    *_of(
        OTHER_OWNER,
        ("publishing", "/publishing"),
        ("source", "/publishing/sources/clean-air"),
        ("quality-organisation", "/publishing/organisations/clean-air-office"),
        ("run-held", "/publishing/runs/{run:held}"),
        ("run-decision", "/publishing/runs/{run:held}/decision"),
        ("own-records", "/publishing/records"),
        ("rules", "/publishing/rules"),
        ("add-source", "/publishing/add-source"),
    ),
    *_of(
        ADMINISTRATOR,
        ("administration", "/administration"),
        ("people", "/administration/people"),
        ("person", "/administration/people/{person:Hester Mortlake}"),
        ("invite", "/administration/people/invite"),
        ("administered-organisations", "/administration/organisations"),
        ("administered-organisation", "/administration/organisations/clean-air-office"),
        ("add-organisation", "/administration/organisations/add"),
        ("accredited-register", "/administration/register"),
    ),
)


def address_of(installation: Installation, state: State) -> str:
    """Return a state's address with everything named in it looked up."""
    with installation.store.reading() as work:
        return _NAMED.sub(
            lambda found: _LOOKED_UP[found[1]](work, found[2], state.who), state.address
        )


def session_of(installation: Installation, name: str) -> str:
    """Begin a session of a sample person's; return its token."""
    with installation.store.reading() as work:
        person = _person(work, name)
    return installation.sessions.begin(person)


def _person(work: UnitOfWork, name: str, _who: str | None = None) -> str:
    return next(one.id for one in work.people.search(name, 1)[1])


def _record(work: UnitOfWork, title: str, _who: str | None) -> str:
    known = work.records.by_ids(work.records.all_ids())
    return next(one.id for one in known if best(one.resource.title) == title)


def _run(work: UnitOfWork, state: str, _who: str | None) -> str:
    return next(run.id for run in work.runs.list() if run.state is RunState(state))


def _case(work: UnitOfWork, state: str, _who: str | None) -> str:
    return next(iter(work.cases.in_states({CaseState(state)}))).id


def _request(work: UnitOfWork, state: str, who: str | None) -> str:
    return next(
        request.reference
        for request in work.requests.of_person(_person(work, who or ""))
        if any(case.state is CaseState(state) for case in work.cases.of_request(request.id))
    )


def _draft(work: UnitOfWork, _: str, who: str | None) -> str:
    mine = work.requests.of_person(_person(work, who or ""))
    return next(one.reference for one in mine if one.state is RequestState.DRAFT)


_LOOKED_UP: dict[str, Callable[[UnitOfWork, str, str | None], str]] = {
    "record": _record,
    "run": _run,
    "case": _case,
    "request": _request,
    "draft": _draft,
    "person": _person,
}
