"""The page of results, and the same results as CSV and JSON."""

import msgspec
from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from catalogue.policy.entrances import Permission
from catalogue.services.discovery import DiscoveryResult
from frontend.exports import results as exports
from frontend.pages.finding.asking import (
    PAGE_SIZES,
    USUAL_SIZE,
    Question,
    is_canonical,
    read_question,
)
from frontend.pages.finding.narrowing import chosen_tags, filter_groups
from frontend.pages.finding.nothing_found import help_for
from frontend.pages.finding.paging import paging
from frontend.pages.finding.wording import access_name, found_in, marked, type_name
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_audience
from search.query import Sort

blueprint = Blueprint("results", __name__)
for word in (access_name, found_in, marked, type_name):
    blueprint.add_app_template_global(word)


@blueprint.get("/search")
@open_to(Permission.EVERYONE)
def show() -> AnyResponse:
    """Show what was found, or help when it was nothing."""
    question = read_question(request.args)
    if not question.complaints and not is_canonical(request.args, question):
        return redirect(question.address())
    found = services().discovery.search(current_audience(), question.query())
    last = paging(question, found.total).last
    if found.total and question.page > last:
        return redirect(question.at(last).address())
    return _results(question, found) if found.total else _nothing(question, found)


@blueprint.get("/search.csv")
@open_to(Permission.EVERYONE)
def as_csv() -> Response:
    """Give what was found as a table."""
    found = _to_export(read_question(request.args))
    made = Response(exports.as_csv(found, services().settings.public_url), mimetype="text/csv")
    made.headers["Content-Disposition"] = f'attachment; filename="{exports.file_name(found)}.csv"'
    return made


@blueprint.get("/search.json")
@open_to(Permission.EVERYONE)
def as_json() -> Response:
    """Give what was found to a program."""
    found = _to_export(read_question(request.args))
    body = exports.as_json(found, services().settings.public_url)
    return Response(body, mimetype="application/json")


def _to_export(question: Question) -> DiscoveryResult:
    asked = msgspec.structs.replace(
        question.query(), offset=0, limit=exports.MOST_ROWS, facets=False, highlights=False
    )
    return services().discovery.search(current_audience(), asked)


def _results(question: Question, found: DiscoveryResult) -> Response:
    notices = {hit.notice for hit in found.hits if hit.notice}
    return page(
        "finding/results.html",
        **_asked(question, found),
        found=found,
        exported=msgspec.structs.replace(question, page=1, per_page=USUAL_SIZE, whole=None),
        paging=paging(question, found.total),
        sorts=_sorts(question),
        sizes=PAGE_SIZES,
        notice=next(iter(notices), None),
        most_rows=exports.MOST_ROWS,
    )


def _nothing(question: Question, found: DiscoveryResult) -> Response:
    return page(
        "finding/nothing-found.html",
        **_asked(question, found),
        help=help_for(services().discovery, current_audience(), question),
    )


def _asked(question: Question, found: DiscoveryResult) -> dict[str, object]:
    return {
        "question": question,
        "groups": filter_groups(question, found.facets),
        "tags": chosen_tags(question),
        "clear_all": msgspec.structs.replace(question, filters={}, page=1, whole=None).address(),
        "canonical": question.address(),
    }


def _sorts(question: Question) -> list[tuple[Sort, str]]:
    by_title = (Sort.TITLE, "Title, A to Z")
    by_date = (Sort.MODIFIED, "Most recently updated")
    if not question.words:  # nothing to be relevant to: the order is that of titles
        return [(Sort.RELEVANCE, by_title[1]), by_date]
    return [(Sort.RELEVANCE, "Most relevant"), by_date, by_title]
