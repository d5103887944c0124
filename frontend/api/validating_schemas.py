"""The report on metadata as JSON."""

from typing import Any, Final

from marshmallow import fields

from frontend.api.schema import ApiSchema
from schemas.findings import Severity
from schemas.rules.standing import Obligation

_ABSENT: Final[dict[str, Any]] = {"required": True, "allow_none": True}


class AddressToCheck(ApiSchema):
    """Where the metadata is; any other JSON is metadata itself."""

    url = fields.String(metadata={"description": "A public address, beginning with https://"})


class CheckClause(ApiSchema):
    """Where the standard, or a rule of ours, says what is expected."""

    title = fields.String(required=True)
    url = fields.String(required=True)


class CheckFinding(ApiSchema):
    """One thing that was found."""

    code = fields.String(required=True, metadata={"description": "Never changes its meaning"})
    severity = fields.Enum(Severity, by_value=fields.String, required=True)
    path = fields.String(
        required=True, metadata={"description": "The property, in the standard's words"}
    )
    value = fields.String(**_ABSENT, metadata={"description": "What was found"})
    accepted = fields.String(**_ABSENT, metadata={"description": "What would have been right"})
    fix = fields.String(required=True, metadata={"description": "What to do"})
    line = fields.Integer(**_ABSENT, metadata={"description": "Where in the file"})
    node = fields.String(**_ABSENT, metadata={"description": "The node, if it is not the record"})
    more = fields.Integer(
        required=True, metadata={"description": "How many equal ones the record has besides"}
    )
    clause = fields.Nested(CheckClause, required=True)


class CheckPlace(ApiSchema):
    """One place where something was found."""

    identifier = fields.String(required=True)
    title = fields.String(required=True)
    line = fields.Integer(**_ABSENT)
    node = fields.String(**_ABSENT)
    value = fields.String(**_ABSENT)
    fix = fields.String(**_ABSENT)


class CheckGroup(ApiSchema):
    """Equal findings of many records."""

    code = fields.String(required=True)
    severity = fields.Enum(Severity, by_value=fields.String, required=True)
    path = fields.String(required=True)
    fix = fields.String(required=True)
    accepted = fields.String(**_ABSENT)
    clause = fields.Nested(CheckClause, **_ABSENT)
    occurrences = fields.Integer(required=True)
    records = fields.Integer(required=True, metadata={"description": "In how many records"})
    examples = fields.List(fields.Nested(CheckPlace), required=True)


class CheckShares(ApiSchema):
    """How many properties are met, over all records."""

    as_stands = fields.Integer(required=True, metadata={"description": "Met as they were written"})
    after_repair = fields.Integer(
        required=True, metadata={"description": "Met after a value was mended or mapped"}
    )
    missing = fields.Integer(required=True)
    of = fields.Integer(required=True)


class CheckProperty(ApiSchema):
    """In how many records one property is met."""

    path = fields.String(required=True)
    obligation = fields.Enum(Obligation, by_value=fields.String, required=True)
    as_stands = fields.Integer(required=True)
    after_repair = fields.Integer(required=True)
    missing = fields.Integer(required=True)
    of = fields.Integer(required=True)


class CheckCounts(ApiSchema):
    """How many properties of a record are met, of how many that apply to it."""

    mandatory_met = fields.Integer(required=True)
    mandatory_total = fields.Integer(required=True)
    mandatory_repaired = fields.Integer(required=True)
    recommended_met = fields.Integer(required=True)
    recommended_total = fields.Integer(required=True)
    recommended_repaired = fields.Integer(required=True)


class CheckConformance(ApiSchema):
    """How far a record meets the standard."""

    mandatory = fields.Float(required=True, metadata={"description": "A share from 0 to 1"})
    recommended = fields.Float(required=True, metadata={"description": "A share from 0 to 1"})
    counts = fields.Nested(CheckCounts, required=True)


class CheckRecord(ApiSchema):
    """The verdicts on one record."""

    identifier = fields.String(required=True)
    title = fields.String(required=True)
    type = fields.String(required=True)
    line = fields.Integer(**_ABSENT)
    usable = fields.Boolean(
        required=True, metadata={"description": "Whether a harvest would take it in"}
    )
    conformance = fields.Nested(CheckConformance, required=True)
    findings = fields.List(fields.Nested(CheckFinding), required=True)


class CheckReport(ApiSchema):
    """What was found in metadata: sums, groups, and every record."""

    checked = fields.String(required=True, metadata={"description": "What was checked"})
    usable = fields.Integer(required=True)
    unusable = fields.Integer(required=True)
    parts = fields.Integer(
        required=True,
        metadata={"description": "Distributions and contacts that belong to no record"},
    )
    mandatory = fields.Nested(CheckShares, required=True)
    recommended = fields.Nested(CheckShares, required=True)
    properties = fields.List(fields.Nested(CheckProperty), required=True)
    groups = fields.List(
        fields.Nested(CheckGroup), required=True, metadata={"description": "The gravest first"}
    )
    page_findings = fields.List(
        fields.Nested(CheckFinding),
        required=True,
        metadata={"description": "About the file and no record"},
    )
    records = fields.List(fields.Nested(CheckRecord), required=True)
    error = fields.String(
        **_ABSENT, metadata={"description": "Why not all could be read, where and what to do"}
    )
