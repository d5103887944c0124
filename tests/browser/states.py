"""The states of pages that are looked over and pictured: who comes to which address."""

import re
from collections.abc import Callable

import msgspec

from catalogue.domain.run import RunState
from catalogue.policy.audiences import Audience
from frontend.demo.people import sample_people
from frontend.wiring import Installation
from search.query import SearchQuery

#: The sample people by what they come for.
RESEARCHER = "Rowan Ashdown"
ACCREDITED = "Priya Nandakumar"
ANALYST = "Morgan Teale"
OWNER = "Hester Mortlake"
OTHER_OWNER = "Idris Penhallow"
ADMINISTRATOR = "Sunniva Oakley"

_NAMED = re.compile(r"\{(\w+):([^}]+)\}")
_MANY = 200


class State(msgspec.Struct, frozen=True, kw_only=True):
    """A page as somebody sees it.

    ``address`` may name what is only known once the demonstration was made: ``{record:Title}``,
    ``{run:state}``.
    """

    name: str
    address: str
    who: str | None = None
    status: int = 200


def _public(name: str, address: str, status: int = 200) -> State:
    return State(name=name, address=address, status=status)


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
    _public("about", "/about"),
    _public("how-to-get-data", "/about/how-to-get-data"),
    _public("accessibility", "/accessibility"),
    _public("privacy", "/privacy"),
    _public("sign-in", "/sign-in"),
    _public("create-account", "/create-account"),
    _public("password-forgotten", "/password/forgotten"),
    _public("error-404", "/no-such-page", status=404),
    State(name="record-accredited", address="/records/{record:Pupil register}", who=ACCREDITED),
    State(name="record-owner", address="/records/{record:Pupil register}", who=OWNER),
    State(name="error-403", address="/publishing", who=RESEARCHER, status=403),
    State(name="publishing", address="/publishing", who=OTHER_OWNER),
    State(name="source", address="/publishing/sources/clean-air", who=OTHER_OWNER),
    State(name="run-held", address="/publishing/runs/{run:held}", who=OTHER_OWNER),
    State(name="run-decision", address="/publishing/runs/{run:held}/decision", who=OTHER_OWNER),
    State(name="own-records", address="/publishing/records", who=OTHER_OWNER),
    State(name="rules", address="/publishing/rules", who=OTHER_OWNER),
    State(name="add-source", address="/publishing/add-source", who=OTHER_OWNER),
    State(name="source-settings", address="/publishing/sources/skills/settings", who=OWNER),
    State(name="own-record", address="/publishing/records/{record:Pupil register}", who=OWNER),
    State(
        name="visibility",
        address="/publishing/records/{record:Pupil register}/visibility",
        who=OWNER,
    ),
)


def address_of(installation: Installation, state: State) -> str:
    """Return a state's address with everything named in it looked up."""
    return _NAMED.sub(lambda found: _LOOKED_UP[found[1]](installation, found[2]), state.address)


def session_of(installation: Installation, name: str) -> str:
    """Begin a session of a sample person's; return its token."""
    email = next(person.email for person in sample_people() if person.name == name)
    with installation.store.reading() as work:
        person = work.people.with_local_account(email)
    if person is None:
        raise LookupError(f"the demonstration made no account for {name}")
    return installation.sessions.begin(person.id)


def _record(installation: Installation, title: str) -> str:
    found = installation.discovery.search(
        Audience.PUBLIC, SearchQuery(words=f'"{title}"', limit=_MANY)
    )
    return next(hit.id for hit in found.hits if hit.title == title)


def _run(installation: Installation, state: str) -> str:
    with installation.store.reading() as work:
        return next(run.id for run in work.runs.list() if run.state is RunState(state))


_LOOKED_UP: dict[str, Callable[[Installation, str], str]] = {"record": _record, "run": _run}
