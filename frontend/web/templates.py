"""Templates: where they are, what every one of them knows, and how a page is made of one."""

from pathlib import Path
from typing import Any

from flask import Flask, Response, get_flashed_messages, make_response, render_template, request
from jinja2 import ChainableUndefined, ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from frontend.web import words
from frontend.web.assets import Assets
from frontend.web.request_ids import request_id
from frontend.web.services import services
from frontend.web.viewing import current_viewer

_FRONTEND = Path(__file__).parent.parent


def init_app(app: Flask, assets: Assets) -> None:
    """Set the template engine up; a template stands beside the page that it is for."""
    # The macros of the GOV.UK components ask for parameters that are not given.
    app.jinja_env.undefined = ChainableUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.autoescape = True
    app.jinja_env.loader = ChoiceLoader(
        [
            FileSystemLoader([_FRONTEND / "templates", _FRONTEND / "pages", _FRONTEND / "signon"]),
            PrefixLoader(
                {
                    "govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja"),
                    "govuk_frontend_wtf": PackageLoader("govuk_frontend_wtf"),
                }
            ),
        ]
    )
    app.jinja_env.globals["asset"] = assets.address
    app.jinja_env.filters.update(words.FILTERS)
    app.context_processor(_on_every_page)


def page(template: str, **values: object) -> Response:
    """Make a page of a template."""
    return make_response(render_template(template, **values))


def _on_every_page() -> dict[str, Any]:
    viewer = current_viewer()
    return {
        "csp_nonce": request_id(),
        "cspNonce": request_id(),
        "viewer": viewer,
        "site_name": services().settings.site_name,
        "here": request.path,
        "notices": get_flashed_messages(),
    }
