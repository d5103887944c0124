"""``/organisations`` and ``/themes``: what the records that may be seen are grouped by."""

from collections.abc import Sequence
from http import HTTPStatus

from flask.views import MethodView
from marshmallow import fields

from catalogue.errors import NotFoundError
from catalogue.policy.entrances import Permission
from catalogue.services.discovery import LabelledCount
from catalogue.services.groups import Group, publishers, theme_groups
from frontend.api.addresses import api_address, site_address
from frontend.api.arguments import Arguments
from frontend.api.blueprint import blueprint
from frontend.api.schema import ApiSchema
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.viewing import current_audience
from schemas.vocabularies import organisations as register
from search.query import Facet, SearchQuery


class GroupLinks(ApiSchema):
    """Where to read on."""

    records = fields.URL(required=True, metadata={"description": "A search for its records"})
    page = fields.URL(required=True, metadata={"description": "Its page for people"})


class OrganisationLinks(GroupLinks):
    """Where to read on about an organisation."""

    self = fields.URL(required=True)


class Theme(ApiSchema):
    """A theme, and how many records it has."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    records = fields.Integer(required=True)
    links = fields.Nested(GroupLinks, required=True)


class PublishingOrganisation(ApiSchema):
    """An organisation that publishes records."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    records = fields.Integer(required=True)
    links = fields.Nested(OrganisationLinks, required=True)


class OrganisationAnswer(PublishingOrganisation):
    """An organisation that publishes records, with what the register of bodies says of it."""

    abbreviation = fields.String(required=True, allow_none=True)
    is_registered = fields.Boolean(
        required=True, metadata={"description": "Whether it is in the register of bodies"}
    )
    is_closed = fields.Boolean(required=True)
    successor = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "The slug of what took over from one that was closed"},
    )


class Themes(ApiSchema):
    """The themes: the standard ones, then others that records name."""

    themes = fields.List(fields.Nested(Theme), required=True)


class Organisations(ApiSchema):
    """The organisations with records, by name."""

    organisations = fields.List(fields.Nested(PublishingOrganisation), required=True)


@open_to(Permission.EVERYONE)
class AllThemes(MethodView):
    """Themes."""

    @blueprint.operation("listThemes", Themes, Arguments)
    def get(self, _asked: dict[str, object]) -> dict[str, object]:
        """List the themes and how many records each has."""
        return {"themes": [_theme(group) for group in theme_groups(_counts(Facet.THEME))]}


@open_to(Permission.EVERYONE)
class AllOrganisations(MethodView):
    """Organisations."""

    @blueprint.operation("listOrganisations", Organisations, Arguments)
    def get(self, _asked: dict[str, object]) -> dict[str, object]:
        """List the organisations and how many records each publishes."""
        every = publishers(_counts(Facet.PUBLISHER))
        return {"organisations": [_organisation(group) for group in every]}


@open_to(Permission.EVERYONE)
class OneOrganisation(MethodView):
    """An organisation."""

    @blueprint.operation("readOrganisation", OrganisationAnswer, Arguments, HTTPStatus.NOT_FOUND)
    def get(self, _asked: dict[str, object], slug: str) -> dict[str, object]:
        """Read about an organisation.

        One of which no record can be seen is not there.
        """
        groups = publishers(_counts(Facet.PUBLISHER))
        group = next((each for each in groups if each.slug == slug), None)
        if group is None:
            raise NotFoundError(f"There is no organisation {slug!r} with records.")
        body = register.register().get(slug)
        return {
            **_organisation(group),
            "abbreviation": body.abbreviation if body else None,
            "is_registered": body is not None,
            "is_closed": body.is_closed if body else False,
            "successor": body.successor if body else None,
        }


def _counts(facet: Facet) -> Sequence[LabelledCount]:
    query = SearchQuery(limit=0, highlights=False)
    return services().discovery.search(current_audience(), query).facets[facet]


def _theme(group: Group) -> dict[str, object]:
    links = {
        "records": api_address("search", query=[("theme", code) for code in group.codes]),
        "page": site_address("/themes", group.slug),
    }
    return {"slug": group.slug, "name": group.name, "records": group.count, "links": links}


def _organisation(group: Group) -> dict[str, object]:
    links = {
        "self": api_address("organisations", group.slug),
        "records": api_address("search", query=[("publisher", code) for code in group.codes]),
        "page": site_address("/organisations", group.slug),
    }
    return {"slug": group.slug, "name": group.name, "records": group.count, "links": links}
