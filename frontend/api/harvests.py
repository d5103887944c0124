"""``/sources`` and ``/runs``: how harvests went, for those who look after a source."""

import itertools
import uuid
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import msgspec
from flask.views import MethodView
from marshmallow import fields, post_load
from marshmallow.validate import Length, Range

from catalogue.domain.run import Outcome, RecordOutcome, Run
from catalogue.policy.entrances import Permission
from catalogue.services.run_care import OpenedRun
from catalogue.services.source_care import SourceStanding
from frontend.api.addresses import Paging, api_address
from frontend.api.arguments import MOST_PAGES, Arguments, Pages, PlainInteger, one_of
from frontend.api.blueprint import blueprint
from frontend.api.harvest_schemas import OneRunAnswer, Runs, SourceAnswer, Sources
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.viewing import current_viewer

_ERRORS = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
_LONGEST_NAME = 63


@open_to(Permission.LOOK_AFTER_RECORDS)
class AllSources(MethodView):
    """Sources."""

    @blueprint.operation("listSources", Sources, Arguments, *_ERRORS)
    def get(self, _asked: dict[str, object]) -> dict[str, object]:
        """List the sources that you look after, those that need something first."""
        standings = services().source_care.sources(current_viewer())
        return {"sources": [_source(standing) for standing in standings]}


@open_to(Permission.LOOK_AFTER_RECORDS)
class OneSource(MethodView):
    """A source."""

    @blueprint.operation("readSource", SourceAnswer, Arguments, *_ERRORS, HTTPStatus.NOT_FOUND)
    def get(self, _asked: dict[str, object], name: str) -> dict[str, object]:
        """Read how a source stands.

        One that you do not look after is answered as one that is not there.
        """
        return _source(services().source_care.source(current_viewer(), name))


class RunsArguments(Arguments):
    """Of which source, and how many."""

    source = fields.String(
        required=True,
        validate=Length(1, _LONGEST_NAME),
        metadata={"description": "The name of the source", "example": "coastal-affairs"},
    )
    limit = PlainInteger(
        load_default=20,
        validate=Range(1, 100),
        metadata={"description": "How many runs at most, the latest first"},
    )


@open_to(Permission.LOOK_AFTER_RECORDS)
class SourceRuns(MethodView):
    """Runs of a source."""

    @blueprint.operation("listRuns", Runs, RunsArguments, *_ERRORS, HTTPStatus.NOT_FOUND)
    def get(self, asked: dict[str, Any]) -> dict[str, object]:
        """List the latest harvests of a source, the newest first."""
        care = services().source_care
        runs = care.history(current_viewer(), asked["source"], asked["limit"])
        return {"runs": [_run(run) for run in runs]}


class AskedOutcomes(msgspec.Struct, frozen=True, kw_only=True):
    """Which outcomes of a run were asked for."""

    outcome: Outcome | None
    paging: Paging


class OutcomesArguments(Pages):
    """Which outcomes of the run."""

    outcome = one_of(
        Outcome,
        load_default=None,
        metadata={"description": "Only records that this became of; `unchanged` are not kept"},
    )

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> AskedOutcomes:
        """Make a question of what was asked."""
        paging = Paging(page=data["page"], per_page=data["per_page"], most_pages=MOST_PAGES)
        outcome = Outcome(data["outcome"]) if data["outcome"] else None
        return AskedOutcomes(outcome=outcome, paging=paging)


@open_to(Permission.LOOK_AFTER_RECORDS)
class OneRun(MethodView):
    """A run."""

    @blueprint.operation("readRun", OneRunAnswer, OutcomesArguments, *_ERRORS, HTTPStatus.NOT_FOUND)
    def get(self, asked: AskedOutcomes, run_id: uuid.UUID) -> dict[str, object]:
        """Read what a harvest did, with a page of what became of each record."""
        opened = services().run_care.open(current_viewer(), str(run_id))
        total, outcomes = _outcomes(opened, asked)
        again = [("outcome", asked.outcome.value)] if asked.outcome else []
        path = ("runs", opened.run.id)
        return {
            **_run(opened.run),
            "total": total,
            "page": asked.paging.page,
            "per_page": asked.paging.per_page,
            "outcomes": outcomes,
            "page_links": asked.paging.links(total, path, again),
        }


def _outcomes(opened: OpenedRun, asked: AskedOutcomes) -> tuple[int, Sequence[RecordOutcome]]:
    care, paging = services().run_care, asked.paging
    if asked.outcome is not None:
        return care.outcomes(opened, asked.outcome, "", paging.offset, paging.per_page)
    every = care.every_outcome(opened)
    shown = list(itertools.islice(every, paging.offset, paging.offset + paging.per_page))
    return sum(care.counts(opened).values()), shown


def _source(standing: SourceStanding) -> dict[str, object]:
    source = standing.source
    return {
        **msgspec.structs.asdict(source),
        "records": standing.records,
        "needs": [need.name.lower().replace("_", "-") for need in standing.needs],
        "last_run": _run(standing.last_run) if standing.last_run else None,
        "links": {
            "self": api_address("sources", source.name),
            "runs": api_address("runs", query=[("source", source.name)]),
        },
    }


def _run(run: Run) -> dict[str, object]:
    links = {"self": api_address("runs", run.id), "source": api_address("sources", run.source)}
    return {**msgspec.structs.asdict(run), "links": links}
