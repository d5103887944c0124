"""The catalogue, or what was found in it, in the spreadsheet template that departments fill in.

All of it is what everybody may see, whoever asks.
"""

import itertools
from collections.abc import Iterable, Iterator

import msgspec
from flask import Blueprint, Response, request

from catalogue.policy.audiences import Audience
from catalogue.policy.entrances import Permission
from catalogue.policy.projection import ProjectedRecord
from frontend.exports.results import MOST_ROWS
from frontend.exports.tables import MEDIA_TYPE as CSV
from frontend.exports.template import SHEETS, XLSX, as_csv, as_xlsx
from frontend.pages.finding.asking import read_question
from frontend.web.permits import open_to
from frontend.web.services import services

blueprint = Blueprint("template_downloads", __name__)


@blueprint.get("/catalogue-<any(datasets,services):sheet>.csv")
@open_to(Permission.EVERYONE)
def catalogue_sheet(sheet: str) -> Response:
    """Give one sheet of the template with every record that belongs there."""
    return _table(_begun(services().public_catalogue.all()), "catalogue", sheet)


@blueprint.get("/catalogue.xlsx")
@open_to(Permission.EVERYONE)
def catalogue_workbook() -> Response:
    """Give the template with every record."""
    return _workbook(_begun(services().public_catalogue.all()), "catalogue")


@blueprint.get("/search-<any(datasets,services):sheet>.csv")
@open_to(Permission.EVERYONE)
def found_sheet(sheet: str) -> Response:
    """Give one sheet of the template with what was found."""
    return _table(_found(), "records", sheet)


@blueprint.get("/search.xlsx")
@open_to(Permission.EVERYONE)
def found_workbook() -> Response:
    """Give the template with what was found."""
    return _workbook(_found(), "records")


def _found() -> Iterator[ProjectedRecord]:
    question = read_question(request.args).query()
    asked = msgspec.structs.replace(
        question, offset=0, limit=MOST_ROWS, facets=False, highlights=False
    )
    hits = services().discovery.search(Audience.PUBLIC, asked).hits
    return iter(services().public_catalogue.records([hit.id for hit in hits]))


def _begun(records: Iterator[ProjectedRecord]) -> Iterator[ProjectedRecord]:
    """Read the first record before answering, so that a lost database can still be told of."""
    return itertools.chain(list(itertools.islice(records, 1)), records)


def _table(records: Iterable[ProjectedRecord], name: str, sheet: str) -> Response:
    answer = Response(as_csv(records, SHEETS[sheet]), content_type=CSV)
    return _named(answer, f"{name}-{sheet}.csv")


def _workbook(records: Iterable[ProjectedRecord], name: str) -> Response:
    return _named(Response(as_xlsx(records), content_type=XLSX), f"{name}.xlsx")


def _named(answer: Response, name: str) -> Response:
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
