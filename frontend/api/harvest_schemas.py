"""Sources and runs as JSON."""

from marshmallow import fields

from catalogue.domain.run import Outcome, RunState
from catalogue.services.source_care import Need
from frontend.api.paging import PageLinksSchema
from frontend.api.resource_schemas import schema_of
from frontend.api.schema import ApiSchema
from schemas.findings import Finding


class RecordFigures(ApiSchema):
    """How many records a source has."""

    active = fields.Integer(required=True, metadata={"description": "In the catalogue"})
    complete = fields.Integer(
        required=True, metadata={"description": "With all that the standard makes mandatory"}
    )
    retired = fields.Integer(required=True, metadata={"description": "No longer in the feed"})


class ReadCounts(ApiSchema):
    """How many resources of each class a feed held."""

    datasets = fields.Integer(required=True)
    services = fields.Integer(required=True)
    series = fields.Integer(required=True)


class FindingCounts(ApiSchema):
    """How many findings of each severity a run made."""

    blocker = fields.Integer(required=True)
    error = fields.Integer(required=True)
    warning = fields.Integer(required=True)
    note = fields.Integer(required=True)


class RunCounts(ApiSchema):
    """The figures of a run."""

    pages = fields.Integer(required=True)
    read = fields.Nested(ReadCounts, required=True)
    created = fields.Integer(required=True)
    updated = fields.Integer(required=True)
    unchanged = fields.Integer(required=True)
    rejected = fields.Integer(required=True)
    retired = fields.Integer(required=True)
    held = fields.Integer(required=True)
    findings = fields.Nested(FindingCounts, required=True)


class RunLinks(ApiSchema):
    """Where to read on about a run."""

    self = fields.URL(required=True)
    source = fields.URL(required=True)


class RunAnswer(ApiSchema):
    """One harvest of a source."""

    id = fields.UUID(required=True)
    source = fields.String(required=True)
    state = fields.Enum(RunState, by_value=fields.String, required=True)
    started_at = fields.AwareDateTime(required=True)
    ended_at = fields.AwareDateTime(required=True, allow_none=True)
    counts = fields.Nested(RunCounts, required=True)
    error = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Why it failed, where, and what to do"},
    )
    links = fields.Nested(RunLinks, required=True)


class OutcomeAnswer(ApiSchema):
    """What a run did with one record."""

    identifier = fields.String(required=True)
    id = fields.UUID(
        required=True, allow_none=True, metadata={"description": "None when it was rejected"}
    )
    title = fields.String(required=True)
    type = fields.String(required=True)
    outcome = fields.Enum(Outcome, by_value=fields.String, required=True)
    findings = fields.List(
        fields.Nested(schema_of(Finding)),
        required=True,
        metadata={"description": "What was noticed, for those who own the source's data"},
    )


class OneRunAnswer(RunAnswer):
    """One harvest of a source, with a page of its outcomes."""

    total = fields.Integer(
        required=True, metadata={"description": "How many outcomes there are of that kind"}
    )
    page = fields.Integer(required=True)
    per_page = fields.Integer(required=True)
    outcomes = fields.List(fields.Nested(OutcomeAnswer), required=True)
    page_links = fields.Nested(PageLinksSchema, required=True)


class SourceLinks(ApiSchema):
    """Where to read on about a source."""

    self = fields.URL(required=True)
    runs = fields.URL(required=True)


class SourceAnswer(ApiSchema):
    """A catalogue that is harvested, and how it stands."""

    name = fields.String(required=True)
    kind = fields.String(required=True)
    location = fields.String(required=True)
    organisation = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "The slug of the organisation whose data it tells of"},
    )
    is_open_by_nature = fields.Boolean(
        required=True, metadata={"description": "Whether missing access rights count as open"}
    )
    created_at = fields.AwareDateTime(required=True)
    records = fields.Nested(RecordFigures, required=True)
    needs = fields.List(
        fields.String(metadata={"enum": [need.name.lower().replace("_", "-") for need in Need]}),
        required=True,
        metadata={"description": "What it needs of a person, the most pressing first"},
    )
    last_run = fields.Nested(RunAnswer, required=True, allow_none=True)
    links = fields.Nested(SourceLinks, required=True)


class Sources(ApiSchema):
    """The sources that somebody looks after."""

    sources = fields.List(fields.Nested(SourceAnswer), required=True)


class Runs(ApiSchema):
    """The latest runs of a source."""

    runs = fields.List(fields.Nested(RunAnswer), required=True)
