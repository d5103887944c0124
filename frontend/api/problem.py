"""The one shape of every error (RFC 9457)."""

from marshmallow import fields

from frontend.api.schema import ApiSchema


class Problem(ApiSchema):
    """What went wrong, and what to do next."""

    type = fields.Constant("about:blank", required=True)
    title = fields.String(required=True, metadata={"description": "What happened, in a few words"})
    status = fields.Integer(required=True, metadata={"description": "The HTTP status"})
    detail = fields.String(required=True, metadata={"description": "What happened, in a sentence"})
    next = fields.String(required=True, metadata={"description": "What can be done now"})
    request_id = fields.String(
        required=True, metadata={"description": "What to quote when you report this"}
    )
    errors = fields.Dict(
        metadata={"description": "For each part of the request that is not valid, what is wrong"}
    )
