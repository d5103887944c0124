"""``/records/…/quality``: how good a description is, with the reasons."""

import uuid
from collections.abc import Sequence
from http import HTTPStatus

from flask.views import MethodView
from marshmallow import fields

from catalogue.domain.kept_quality import ScoreChange
from catalogue.domain.quality import Band, Part, PartScore, Quality, band_of
from catalogue.policy.entrances import Permission
from frontend.api.addresses import api_address
from frontend.api.arguments import Arguments
from frontend.api.blueprint import blueprint
from frontend.api.schema import ApiSchema
from frontend.web.permits import open_to
from frontend.web.reading import read_page
from frontend.web.services import services
from frontend.web.viewing import current_viewer


class ReasonOfScore(ApiSchema):
    """A reason for a score."""

    words = fields.String(required=True)
    fix = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "What to do, where something can be done"},
    )
    key = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "The code of the rule, or a name of ours where there is no rule"},
    )


class PartOfScore(ApiSchema):
    """One part of a score."""

    part = fields.Enum(Part, by_value=fields.String, required=True)
    score = fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "From 0 to 100; none where the part does not apply"},
    )
    band = fields.Enum(Band, by_value=fields.String, required=True, allow_none=True)
    reasons = fields.List(
        fields.Nested(ReasonOfScore),
        required=True,
        metadata={"description": "Never empty: no number is without its reasons"},
    )


class Score(ApiSchema):
    """A score from 0 to 100: the mean of the parts that apply."""

    score = fields.Integer(required=True)
    band = fields.Enum(Band, by_value=fields.String, required=True)
    parts = fields.List(fields.Nested(PartOfScore), required=True)


class PastScore(ApiSchema):
    """A score that a record had from a day on."""

    day = fields.Date(required=True)
    score = fields.Integer(required=True)


class QualityLinks(ApiSchema):
    """Where to read on."""

    self = fields.URL(required=True)
    record = fields.URL(required=True)


class QualityAnswer(ApiSchema):
    """How good a description is: what everybody sees of it, and for its owner all of it."""

    public = fields.Nested(
        Score,
        required=True,
        metadata={"description": "Of what everybody may see: the same, whoever asks"},
    )
    full = fields.Nested(
        Score,
        required=True,
        allow_none=True,
        metadata={"description": "Of all of it, for those who own the source's data"},
    )
    changes = fields.List(
        fields.Nested(PastScore),
        required=True,
        allow_none=True,
        metadata={"description": "The full scores so far, the first first; for the same people"},
    )
    links = fields.Nested(QualityLinks, required=True)


@open_to(Permission.EVERYONE)
class RecordQuality(MethodView):
    """The quality of a record's description."""

    @blueprint.operation("readQuality", QualityAnswer, Arguments, HTTPStatus.NOT_FOUND)
    def get(self, _asked: dict[str, object], record_id: uuid.UUID) -> dict[str, object]:
        """Read how good the description of a record is, in six parts, and why."""
        seen = read_page(str(record_id))
        full, id_ = seen.owners_quality, seen.projected.id
        return {
            "public": _score(seen.quality),
            "full": _score(full) if full else None,
            "changes": _changes(id_) if full else None,
            "links": {
                "self": api_address("records", id_, "quality"),
                "record": api_address("records", id_),
            },
        }


def _changes(record_id: str) -> Sequence[ScoreChange]:
    return services().quality.changes(current_viewer(), record_id)


def _score(quality: Quality) -> dict[str, object]:
    parts = [_part(one) for one in quality.parts]
    return {"score": quality.score, "band": quality.band, "parts": parts}


def _part(one: PartScore) -> dict[str, object]:
    return {
        "part": one.part,
        "score": one.score,
        "band": None if one.score is None else band_of(one.score),
        "reasons": [
            {"words": reason.words, "fix": reason.fix or None, "key": reason.key or None}
            for reason in one.reasons
        ],
    }
