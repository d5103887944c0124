"""Signing on at a provider: there, back again, and what is shown when it did not work."""

from http import HTTPStatus

from flask import Blueprint, redirect, request, session
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from catalogue.errors import RefusedError
from catalogue.policy.entrances import Permission
from catalogue.services.sessions import DATA_LIMIT
from catalogue.settings import ProviderSettings
from frontend.signon import provider
from frontend.signon.arriving import arrive, back_to
from frontend.signon.forms import form_page
from frontend.signon.provider import ProviderDownError, SignOnCancelledError
from frontend.web.permits import open_to
from frontend.web.resuming import carried, offer_again, within_the_site
from frontend.web.security_headers import for_this_viewer_only
from frontend.web.services import services
from frontend.web.viewing import current_viewer

blueprint = Blueprint("provider", __name__)

#: Where a form that came too late waits in the session while its writer is at the provider.
_KEPT = "kept_form"
#: It shares the session with the basket and what else there is.
_MOST_KEPT = DATA_LIMIT // 2


@blueprint.get("/sign-in/provider")
@open_to(Permission.EVERYONE)
def go() -> Response:
    """Send the browser to the provider."""
    for_this_viewer_only()
    if current_viewer().is_signed_in:
        return back_to(_next())
    try:
        return redirect(provider.begin(_settings(), _next()), code=303)
    except ProviderDownError as error:
        return _failed(str(error), HTTPStatus.SERVICE_UNAVAILABLE)


@blueprint.post("/sign-in/provider")
@open_to(Permission.EVERYONE)
def take_along() -> Response:
    """Keep a form that came too late, and show the way to the provider.

    The way is a link: a form may lead nowhere but to this site, also by a redirect.
    """
    kept = carried()
    is_kept = bool(kept) and sum(map(len, kept.values())) < _MOST_KEPT
    if is_kept:
        session[_KEPT] = kept
    return form_page(
        "to-provider.html",
        provider=_settings(),
        carried=kept,
        is_kept=is_kept,
        back="/sign-in/go-on" if is_kept else _next(),
    )


@blueprint.get(provider.CALLBACK)
@open_to(Permission.EVERYONE)
def come_back() -> Response:
    """Take the provider's answer."""
    for_this_viewer_only()
    try:
        signed_on = provider.finish(_settings())
        person = services().sign_ons.person_for(signed_on.claims)
    except ProviderDownError as error:
        return _failed(str(error), HTTPStatus.SERVICE_UNAVAILABLE)
    except SignOnCancelledError as error:
        return _failed(str(error), HTTPStatus.OK)
    except RefusedError as error:
        return _failed(str(error), HTTPStatus.BAD_REQUEST)
    arrive(person)
    return back_to(signed_on.back)


@blueprint.get("/sign-in/go-on")
@open_to(Permission.SIGNED_IN)
def go_on() -> Response:
    """Show the form that was kept, ready to be sent."""
    return offer_again(session.get(_KEPT)) or back_to("/")


def _failed(why: str, status: HTTPStatus) -> Response:
    made = form_page("sign-on-failed.html", provider=_settings(), why=why, status=status)
    made.status_code = status
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        made.headers["Retry-After"] = "30"
    return made


def _settings() -> ProviderSettings:
    found = services().settings.provider
    if found is None:
        raise NotFound
    return found


def _next() -> str:
    given = request.args.get("next", "")
    return within_the_site(given) if given else ""
