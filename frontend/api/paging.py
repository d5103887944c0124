"""The links between the pages of a list."""

from marshmallow import fields

from frontend.api.schema import ApiSchema


class PageLinksSchema(ApiSchema):
    """The addresses of this page and of those beside it; none where there is no such page."""

    self = fields.URL(required=True)
    first = fields.URL(required=True)
    prev = fields.URL(required=True, allow_none=True)
    next = fields.URL(required=True, allow_none=True)
    last = fields.URL(required=True)
