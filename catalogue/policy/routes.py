"""The route to a record's data, and why: for words on a page, never to bar anybody from asking."""

import datetime as dt

import msgspec

from catalogue.domain.viewer import Viewer
from catalogue.policy.audiences import is_accredited
from catalogue.policy.projection import ProjectedRecord
from schemas.model import AccessRights
from schemas.model.access import AccessBlock
from schemas.model.codes import AccessRoute, TimeBand

_NO_BLOCK = AccessBlock()


class Lack(msgspec.Struct, frozen=True):
    """Something that a route asks for and the viewer has not shown, and how to get it."""

    what: str
    how: str


class RouteAdvice(msgspec.Struct, frozen=True, kw_only=True):
    """The way to the data: which, why, who decides, how long it takes, what the viewer lacks.

    ``is_asked_here`` says whether a request can be made in this service; if not, ``process_url`` or
    the contact of the record leads on.
    """

    route: AccessRoute
    why: str
    decided_by: str
    is_asked_here: bool
    process_url: str | None = None
    time: str = ""
    lacks: tuple[Lack, ...] = ()


def advise(
    record: ProjectedRecord, owner: str | None, viewer: Viewer, now: dt.datetime
) -> RouteAdvice:
    """Tell a viewer the way to a record's data; ``owner`` is the organisation that answers here."""
    access = record.resource.access or _NO_BLOCK
    route, why = _route(record, access, owner, viewer)
    return RouteAdvice(
        route=route,
        why=why,
        decided_by=_DECIDED_BY[route],
        is_asked_here=route in {AccessRoute.RESEARCH, AccessRoute.GOV},
        process_url=access.process_url,
        time=TIME_WORDS.get(access.time_band, "") if access.time_band else "",
        lacks=tuple(_lacks(route, viewer, now)),
    )


def _route(
    record: ProjectedRecord, access: AccessBlock, owner: str | None, viewer: Viewer
) -> tuple[AccessRoute, str]:
    is_open = record.resource.access_rights is AccessRights.OPEN
    if is_open and access.route in {None, AccessRoute.OPEN}:
        return AccessRoute.OPEN, "The data is open: anybody may use it under its licence."
    if access.route is AccessRoute.EXTERNAL:
        return AccessRoute.EXTERNAL, "The owner takes requests in a service of their own."
    if owner is None:
        return (
            AccessRoute.EXTERNAL,
            "The owner does not take requests here yet. Their contact can tell you how to apply.",
        )
    if access.route in {AccessRoute.RESEARCH, AccessRoute.GOV}:
        return access.route, _STATED[access.route]
    if viewer.is_government:
        return AccessRoute.GOV, _BETWEEN_DEPARTMENTS
    return AccessRoute.RESEARCH, _FOR_RESEARCH


_BETWEEN_DEPARTMENTS = (
    "You work in government, and the owner has not named another way: departments ask one another."
)
_FOR_RESEARCH = (
    "The data is not open, and the owner has not named another way: people outside government "
    "ask for it as researchers."
)
_STATED = {
    AccessRoute.RESEARCH: "The owner gives this data to accredited researchers.",
    AccessRoute.GOV: "The owner shares this data with other public bodies.",
}

_DECIDED_BY = {
    AccessRoute.OPEN: "Nobody has to decide.",
    AccessRoute.RESEARCH: "The data owner decides. Under the research power the UK Statistics "
    "Authority accredits people, projects and places.",
    AccessRoute.GOV: "The data owner in the organisation that holds the data decides.",
    AccessRoute.EXTERNAL: "The owner decides, in their own service.",
}


def _lacks(route: AccessRoute, viewer: Viewer, now: dt.datetime) -> list[Lack]:
    if route is AccessRoute.RESEARCH and not is_accredited(viewer, now):
        return [
            Lack(
                "You have not shown that you are an accredited researcher.",
                "You can ask before you are. Apply to the UK Statistics Authority, which takes "
                "some weeks; then give your accreditation number on My page.",
            )
        ]
    if route is AccessRoute.GOV and not viewer.is_government:
        return [
            Lack(
                "You have not shown that you work for a public body.",
                "Sign in with your work account. If your body is not known here yet, talk to the "
                "owner first: they can tell you whether another way is open to you.",
            )
        ]
    return []


TIME_WORDS = {
    TimeBand.UNDER_1_WEEK: "less than a week",
    TimeBand.WEEKS_1_TO_2: "1 to 2 weeks",
    TimeBand.WEEKS_2_TO_4: "2 to 4 weeks",
    TimeBand.MONTHS_1_TO_2: "1 to 2 months",
    TimeBand.MONTHS_2_TO_6: "2 to 6 months",
    TimeBand.OVER_6_MONTHS: "more than 6 months",
    TimeBand.VARIABLE: "different from request to request",
}
