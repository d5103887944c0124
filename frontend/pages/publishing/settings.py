"""Adding a source, changing how it is treated, asking for a harvest."""

from flask import Blueprint, Response, flash, redirect
from werkzeug.wrappers import Response as AnyResponse

from catalogue.errors import RefusedError
from catalogue.policy.entrances import Permission
from catalogue.services.source_settings import SourceChange
from frontend.pages.publishing.following import tell_the_worker
from frontend.pages.publishing.kind_words import kind_in_words
from frontend.pages.publishing.typed import typed_field
from frontend.web.permits import open_to
from frontend.web.services import services
from frontend.web.templates import page
from frontend.web.viewing import current_viewer
from harvesters.source_kinds import known_kinds

blueprint = Blueprint("publishing_settings", __name__)

_USUAL = "dcat"
_TYPED = ("name", "kind", "location", "open", "organisation")


@blueprint.get("/publishing/add-source")
@open_to(Permission.LOOK_AFTER_RECORDS)
def ask_new() -> Response:
    """Show the form for a new source."""
    return _new({"kind": _USUAL})


@blueprint.post("/publishing/add-source")
@open_to(Permission.LOOK_AFTER_RECORDS)
def add() -> AnyResponse:
    """Add a source."""
    typed = _typed()
    try:
        _refuse_unknown_kind(typed["kind"])
        services().source_settings.add(
            current_viewer(), typed["name"], typed["kind"], _change(typed)
        )
    except RefusedError as error:
        return _again(_new(typed, str(error)))
    flash(f"{typed['name']} was added. Harvest it to see what it holds.")
    return redirect(f"/publishing/sources/{typed['name']}", code=303)


@blueprint.get("/publishing/sources/<name>/settings")
@open_to(Permission.LOOK_AFTER_RECORDS)
def ask(name: str) -> Response:
    """Show how a source is treated, to be changed."""
    source = services().source_care.source(current_viewer(), name).source
    typed = {
        "location": source.location,
        "open": "yes" if source.is_open_by_nature else "",
        "organisation": source.organisation or "",
    }
    return _known(name, typed)


@blueprint.post("/publishing/sources/<name>/settings")
@open_to(Permission.LOOK_AFTER_RECORDS)
def change(name: str) -> AnyResponse:
    """Change how a source is treated."""
    typed = _typed()
    try:
        services().source_settings.change(current_viewer(), name, _change(typed))
    except RefusedError as error:
        return _again(_known(name, typed, str(error)))
    flash("The settings were changed. The next harvest reads every record again.")
    return redirect(f"/publishing/sources/{name}", code=303)


@blueprint.post("/publishing/sources/<name>/harvest")
@open_to(Permission.LOOK_AFTER_RECORDS)
def harvest(name: str) -> AnyResponse:
    """Ask for a harvest."""
    services().source_settings.ask_for_harvest(current_viewer(), name)
    tell_the_worker()
    flash("The harvest was asked for. It begins as soon as a worker is free.")
    return redirect(f"/publishing/sources/{name}", code=303)


def _refuse_unknown_kind(kind: str) -> None:
    if kind not in known_kinds():
        raise RefusedError("Choose what kind of feed it is.")


def _typed() -> dict[str, str]:
    return {field: typed_field(field) for field in _TYPED}


def _change(typed: dict[str, str]) -> SourceChange:
    return SourceChange(
        location=typed["location"],
        is_open_by_nature=typed["open"] == "yes",
        organisation=typed["organisation"] or None,
    )


def _new(typed: dict[str, str], error: str | None = None) -> Response:
    choices = services().source_settings.organisations_for(current_viewer())
    return page(
        "publishing/add-source.html",
        typed=typed,
        error=error,
        organisations=choices,
        kinds=[(kind, kind_in_words(kind)) for kind in _usual_first(known_kinds())],
    )


def _known(name: str, typed: dict[str, str], error: str | None = None) -> Response:
    viewer, settings = current_viewer(), services().source_settings
    may_move = settings.may_move(viewer, name)
    return page(
        "publishing/settings.html",
        name=name,
        typed=typed,
        error=error,
        organisations=settings.organisations_for(viewer) if may_move else [],
    )


def _usual_first(kinds: tuple[str, ...]) -> list[str]:
    return sorted(kinds, key=lambda kind: kind != _USUAL)


def _again(answer: Response) -> Response:
    answer.status_code = 400
    return answer
