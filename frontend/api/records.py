"""``/records/…``: one record, and those most like it."""

import uuid
from http import HTTPStatus

from flask.views import MethodView
from marshmallow import fields

from catalogue.policy.entrances import Permission
from catalogue.policy.projection import ProjectedRecord
from frontend.api.addresses import api_address, site_address
from frontend.api.arguments import Arguments
from frontend.api.blueprint import blueprint
from frontend.api.found import Found
from frontend.api.resource_schemas import ResourceField
from frontend.api.schema import ApiSchema
from frontend.api.searching import found_as_json
from frontend.exports.records import FORMATS, HDRUK
from frontend.web.permits import open_to
from frontend.web.reading import read_record
from frontend.web.services import services
from frontend.web.viewing import current_audience
from schemas.model import Dataset, best


class RecordLinks(ApiSchema):
    """Where else the record can be read."""

    self = fields.URL(required=True, metadata={"description": "The record in this interface"})
    page = fields.URL(required=True, metadata={"description": "The record's page for people"})
    similar = fields.URL(required=True, metadata={"description": "The records most like it"})
    ttl = fields.URL(required=True, metadata={"description": "The record as DCAT in Turtle"})
    jsonld = fields.URL(required=True, metadata={"description": "The record as DCAT in JSON-LD"})
    xml = fields.URL(required=True, metadata={"description": "The record as DCAT in RDF/XML"})
    nt = fields.URL(required=True, metadata={"description": "The record as DCAT in N-Triples"})
    json = fields.URL(required=True, metadata={"description": "The record with DCAT's own names"})
    uk = fields.URL(
        required=True, metadata={"description": "The UK metadata exchange model, as JSON"}
    )
    ukap = fields.URL(
        required=True, metadata={"description": "DCAT-UK-AP, the data marketplace's JSON"}
    )
    hdruk = fields.URL(metadata={"description": "A dataset as HDR UK metadata"})


class RecordAnswer(ApiSchema):
    """A record as its reader may see it."""

    id = fields.UUID(required=True)
    title = fields.String(required=True, metadata={"description": "The title in English, if any"})
    source = fields.String(required=True)
    identifier = fields.String(required=True, metadata={"description": "The source's own key"})
    notice = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Whether those who sign in may be shown more"},
    )
    resource = ResourceField(
        required=True, metadata={"description": "What its publisher says; see the three types"}
    )
    links = fields.Nested(RecordLinks, required=True)


@open_to(Permission.EVERYONE)
class OneRecord(MethodView):
    """A record."""

    @blueprint.operation("readRecord", RecordAnswer, Arguments, HTTPStatus.NOT_FOUND)
    def get(self, _asked: dict[str, object], record_id: uuid.UUID) -> dict[str, object]:
        """Read a record.

        Everything that the catalogue may show of it is there; what was not supplied is left out.
        """
        return _answer(read_record(str(record_id)))


def _answer(projected: ProjectedRecord) -> dict[str, object]:
    return {
        "id": projected.id,
        "title": best(projected.resource.title),
        "source": projected.source,
        "identifier": projected.identifier,
        "notice": projected.notice,
        "resource": projected.resource,
        "links": {
            "self": api_address("records", projected.id),
            "page": site_address("/records", projected.id),
            "similar": api_address("records", projected.id, "similar"),
            **{form: site_address("/records", f"{projected.id}.{form}") for form in FORMATS},
            "uk": site_address("/records", projected.id, "uk.json"),
            "ukap": site_address("/records", projected.id, "ukap.json"),
            **_links_of_datasets(projected),
        },
    }


def _links_of_datasets(projected: ProjectedRecord) -> dict[str, str]:
    if not isinstance(projected.resource, Dataset):
        return {}
    return {"hdruk": site_address("/records", projected.id, HDRUK)}


class SimilarAnswer(ApiSchema):
    """The records most like one, the most like first."""

    results = fields.List(fields.Nested(Found), required=True)


@open_to(Permission.EVERYONE)
class SimilarRecords(MethodView):
    """Records like one."""

    @blueprint.operation("findSimilarRecords", SimilarAnswer, Arguments, HTTPStatus.NOT_FOUND)
    def get(self, _asked: dict[str, object], record_id: uuid.UUID) -> dict[str, object]:
        """Find the records most like one."""
        found = services().discovery.similar(current_audience(), str(record_id))
        return {"results": [found_as_json(each) for each in found]}
