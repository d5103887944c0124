"""Lists of records as JSON."""

from marshmallow import fields
from marshmallow.validate import OneOf

from frontend.api.arguments import one_of
from frontend.api.paging import PageLinksSchema
from frontend.api.resource_schemas import DateField
from frontend.api.schema import ApiSchema
from schemas.model import AccessRights

TYPES = ("Dataset", "DatasetSeries", "DataService")


class FoundLinks(ApiSchema):
    """Where to read on about a record."""

    self = fields.URL(required=True, metadata={"description": "The record in this interface"})
    page = fields.URL(required=True, metadata={"description": "The record's page for people"})


class Highlights(ApiSchema):
    """Why a record was found: HTML of the words found, in which `mark` is the only element."""

    title = fields.String()
    summary = fields.String()
    description = fields.String()


class Found(ApiSchema):
    """A record in a list."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    type = fields.String(required=True, validate=OneOf(TYPES))
    summary = fields.String(required=True, metadata={"description": "Its beginning; may be empty"})
    publisher = fields.String(required=True, metadata={"description": "Its name; may be empty"})
    publisher_code = fields.String(
        required=True, metadata={"description": "What to filter by to find its records"}
    )
    formats = fields.List(fields.String(), required=True)
    modified = DateField(
        required=True,
        allow_none=True,
        metadata={"description": "As precisely as it is known, as in records"},
    )
    access_rights = one_of(AccessRights, required=True)
    assumed = fields.List(
        fields.String(),
        required=True,
        metadata={
            "description": "What the source did not say and was supposed, such as who may "
            "have the data (accessRights)"
        },
    )
    source = fields.String(required=True)
    identifier = fields.String(required=True, metadata={"description": "The source's own key"})
    notice = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Whether those who sign in may be shown more"},
    )
    matches = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "The parts of the record that hold words looked for"},
    )
    highlights = fields.Nested(Highlights, required=True)
    links = fields.Nested(FoundLinks, required=True)


class FacetValue(ApiSchema):
    """How many of the records found hold a value."""

    value = fields.String(required=True)
    label = fields.String(required=True)
    count = fields.Integer(required=True)


class Facets(ApiSchema):
    """Counts by facet; each as if nothing had been chosen of that facet."""

    publisher = fields.List(fields.Nested(FacetValue))
    theme = fields.List(fields.Nested(FacetValue))
    access_rights = fields.List(fields.Nested(FacetValue))
    type = fields.List(fields.Nested(FacetValue))
    format = fields.List(fields.Nested(FacetValue))
    licence = fields.List(fields.Nested(FacetValue))
    update_frequency = fields.List(fields.Nested(FacetValue))


class SearchAnswer(ApiSchema):
    """A page of what was found."""

    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    per_page = fields.Integer(required=True)
    results = fields.List(fields.Nested(Found), required=True)
    facets = fields.Nested(Facets, required=True)
    links = fields.Nested(PageLinksSchema, required=True)


class Suggestions(ApiSchema):
    """Titles and keywords of records that continue what was typed."""

    suggestions = fields.List(fields.String(), required=True)
