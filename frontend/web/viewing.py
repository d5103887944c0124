"""Who asks: the viewer, the audience and the tiers of this request."""

import datetime as dt

from flask import g

from catalogue.domain.viewer import Viewer
from catalogue.policy.audiences import Audience, audience_of
from frontend.web.services import services


def now() -> dt.datetime:
    """Return the moment that this whole request is judged at."""
    if "now" not in g:
        g.now = services().clock()
    moment = g.now
    if not isinstance(moment, dt.datetime):  # pragma: no cover - narrows the type
        raise TypeError(type(moment))
    return moment


def current_viewer() -> Viewer:
    """Return who asks; anonymous unless a session says otherwise."""
    viewer = g.get("viewer")
    return viewer if isinstance(viewer, Viewer) else Viewer.anonymous()


def current_audience() -> Audience:
    """Return the audience that the viewer belongs to at this moment."""
    return audience_of(current_viewer(), now())
