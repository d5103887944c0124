"""Before a request: which way leads to the data, who decides, how long, what one will be asked."""

from flask import Blueprint, Response, flash, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from catalogue.domain.access_request import RequestState
from catalogue.policy.entrances import Permission
from catalogue.questions.sections import tasks
from catalogue.services.access.advising import Advice
from catalogue.services.access.drafting import MOST_RECORDS
from frontend.pages.asking.mine import title_of
from frontend.pages.record.lines import Line, mailbox
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer
from schemas.model import Dataset, best
from schemas.model.codes import AccessRoute

blueprint = Blueprint("asking_advice", __name__)


@blueprint.get("/ask")
@open_to(Permission.EVERYONE)
def show() -> Response:
    """Show the way to the data of one record or several."""
    viewer = current_viewer()
    office = services().access
    wanted = list(dict.fromkeys(request.args.getlist("record")))[:MOST_RECORDS]
    advice = [office.advising.advise(viewer, record_id) for record_id in wanted]
    asked_here = [each for each in advice if each.way.is_asked_here]
    route = _route(asked_here)
    return page(
        "asking/ask.html",
        advice=advice,
        asked_here=asked_here,
        tasks=tasks(office.desk.bank, route, {}) if route else (),
        drafts=_drafts(wanted),
        already=_already(wanted),
        organisations=_organisations(),
        title_of=_title,
        contacts_of=_contacts,
        synthetic_of=_synthetic,
    )


@blueprint.post("/ask")
@open_to(Permission.SIGNED_IN)
def start() -> AnyResponse:
    """Begin a request, or put the records into a draft."""
    drafting = services().access.drafting
    wanted = request.form.getlist("record")
    into = request.form.get("into", "")
    if into:
        changed = drafting.add_records(current_viewer(), into, wanted)
        flash(f"The dataset was added to your draft {changed.reference}.")
        return redirect(f"/requests/{changed.reference}", code=303)
    organisation = request.form.get("organisation") or None
    begun = drafting.start(current_viewer(), wanted, organisation)
    flash("Your draft has been started. Nobody else can read it until you send the request.")
    return redirect(f"/requests/{begun.reference}", code=303)


def _route(advice: list[Advice]) -> AccessRoute | None:
    routes = {each.way.route for each in advice}
    if not routes:
        return None
    return AccessRoute.RESEARCH if AccessRoute.RESEARCH in routes else AccessRoute.GOV


def _drafts(wanted: list[str]) -> list[tuple[str, str]]:
    """List the viewer's drafts that lack one of the records, with what they are called."""
    mine = services().access.asking.mine(current_viewer())
    return [
        (each.request.reference, title_of(each))
        for each in mine
        if each.request.state is RequestState.DRAFT
        if not set(wanted) <= set(each.request.record_ids)
    ]


def _already(wanted: list[str]) -> list[tuple[str, str]]:
    """List the viewer's own requests, not yet over, for one of the records."""
    over = {RequestState.WITHDRAWN, RequestState.LAPSED, RequestState.CLOSED}
    return [
        (each.request.reference, title_of(each))
        for each in services().access.asking.mine(current_viewer())
        if each.request.state not in over and not set(wanted).isdisjoint(each.request.record_ids)
    ]


def _organisations() -> list[tuple[str, str]]:
    """List the organisations that the viewer can ask for, where there is a choice."""
    slugs = sorted(current_viewer().organisations)
    names = {one.slug: one.name for one in services().organisations.all()} if slugs else {}
    return [(slug, names.get(slug, slug)) for slug in slugs]


def _title(advice: Advice) -> str:
    return best(advice.record.resource.title) or advice.record.identifier


def _contacts(advice: Advice) -> list[Line]:
    """List the public mailboxes of a record, to talk first; a feed may write anything there."""
    points = advice.record.resource.contact_point
    return [line for point in points for line in mailbox(point.email)]


def _synthetic(advice: Advice) -> str | None:
    resource = advice.record.resource
    return resource.synthetic_version if isinstance(resource, Dataset) else None
