"""Pages of organisations and themes: who or what, how many records of which kind, the newest."""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
from flask import Blueprint, Response, request

from catalogue.domain.organisation import Organisation
from catalogue.errors import NotFoundError
from catalogue.policy.entrances import Permission
from catalogue.services.discovery import DiscoveryResult, LabelledCount
from catalogue.services.groups import Group, publishers, slug_of, theme_groups
from frontend.pages.finding.asking import Question, sayable
from frontend.pages.finding.narrowing import NAMES
from frontend.pages.quality import words as quality_words
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_audience
from schemas.vocabularies import organisations as register
from search.folding import folded
from search.query import Facet, SearchQuery, Sort

blueprint = Blueprint("groups", __name__)

_NEWEST = 10
_MOST_COUNTS = 12
_COUNTED = {
    Facet.PUBLISHER: (Facet.ACCESS_RIGHTS, Facet.TYPE, Facet.THEME),
    Facet.THEME: (Facet.ACCESS_RIGHTS, Facet.TYPE, Facet.PUBLISHER),
}


class Breakdown(msgspec.Struct, frozen=True):
    """How many of a group's records hold each value of a filter, with the search for them."""

    label: str
    counts: tuple[tuple[str, str, int], ...]


@blueprint.get("/organisations")
@open_to(Permission.EVERYONE)
def show_organisations() -> Response:
    """List the organisations from A to Z, or those whose names hold what is looked for."""
    sought = " ".join(sayable(request.args.get("q", "")).split())[:100]
    every = publishers(_counts(Facet.PUBLISHER))
    shown = [group for group in every if folded(sought) in folded(group.name)]
    return page(
        "finding/organisations.html",
        sought=sought,
        total=len(every),
        shown=len(shown),
        letters=_by_letter(shown),
    )


@blueprint.get("/organisations/<slug>")
@open_to(Permission.EVERYONE)
def show_organisation(slug: str) -> Response:
    """Show an organisation; one of which nothing can be seen is not there."""
    group = _find(publishers, Facet.PUBLISHER, slug)
    summary = services().quality.publisher(current_audience(), group.codes)
    return _page(
        "finding/organisation.html",
        Facet.PUBLISHER,
        group,
        body=register.register().get(slug),
        successor=_successor(slug),
        registered=_registered(slug, group),
        summary=summary,
        lines=quality_words.of_many(summary),
        bands=quality_words.in_bands(summary),
        to_do=quality_words.to_do(summary),
    )


@blueprint.get("/themes")
@open_to(Permission.EVERYONE)
def show_themes() -> Response:
    """List the themes."""
    return page("finding/themes.html", themes=theme_groups(_counts(Facet.THEME)))


@blueprint.get("/themes/<slug>")
@open_to(Permission.EVERYONE)
def show_theme(slug: str) -> Response:
    """Show a theme."""
    return _page("finding/theme.html", Facet.THEME, _find(theme_groups, Facet.THEME, slug))


def _counts(facet: Facet) -> Sequence[LabelledCount]:
    asked = SearchQuery(limit=0, highlights=False)
    return services().discovery.search(current_audience(), asked).facets[facet]


def _find(
    grouped: Callable[[Sequence[LabelledCount]], Iterable[Group]], facet: Facet, slug: str
) -> Group:
    for group in grouped(_counts(facet)):
        if group.slug == slug:
            return group
    raise NotFoundError(f"There is nothing called {slug!r}.")


def _page(template: str, facet: Facet, group: Group, **more: object) -> Response:
    question = Question(filters={facet: tuple(sorted(group.codes))}, sort=Sort.MODIFIED)
    asked = msgspec.structs.replace(question.query(), limit=_NEWEST, highlights=False)
    found = services().discovery.search(current_audience(), asked)
    return page(
        template,
        group=group,
        found=found,
        all_records=question.address(),
        workbook=question.address("/search.xlsx"),
        breakdowns=[_breakdown(question, found, each) for each in _COUNTED[facet]],
        facet=facet.value,
        **more,
    )


def _breakdown(question: Question, found: DiscoveryResult, facet: Facet) -> Breakdown:
    counts = found.facets[facet][:_MOST_COUNTS]
    return Breakdown(
        NAMES[facet],
        tuple((each.label, _narrowed(question, facet, each.value), each.count) for each in counts),
    )


def _narrowed(question: Question, facet: Facet, value: str) -> str:
    filters = {**question.filters, facet: (value,)}
    return msgspec.structs.replace(question, filters=filters, sort=Sort.RELEVANCE).address()


def _by_letter(groups: Iterable[Group]) -> Mapping[str, list[Group]]:
    def letter(group: Group) -> str:
        first = folded(group.name)[:1].upper()
        return first if first.isalpha() else "0 to 9"

    ordered = sorted(groups, key=lambda group: (letter(group), folded(group.name)))
    return {first: list(those) for first, those in itertools.groupby(ordered, key=letter)}


def _successor(slug: str) -> register.Body | None:
    body = register.register().get(slug)
    return register.register().get(body.successor) if body and body.successor else None


def _registered(slug: str, group: Group) -> Organisation | None:
    """Find what is registered of an organisation that publishes under this slug or name."""
    for each in services().organisations.all():
        if each.is_active and (each.slug == slug or slug_of(each.name) == slug_of(group.name)):
            return each
    return None
