"""The session of a browser: a row on the server, named by a random token in one cookie.

Who never signs in and sends no form has none: public pages set no cookie. What a page puts into
Flask's ``session`` is kept in the row, only what changed is written, and two tabs lose nothing of
each other's.
"""

from collections.abc import Iterator
from typing import Any

import structlog
from flask import Flask, Request, Response, g, request, session
from flask.sessions import SessionInterface, SessionMixin

from catalogue.errors import StoreUnavailableError
from catalogue.services.sessions import Sessions
from frontend.web.security_headers import PRIVATE, for_this_viewer_only
from frontend.web.services import services

_log = structlog.stdlib.get_logger("wayleave.sessions")

#: The token that forms are checked by: whoever signs in gets another.
_CSRF = frozenset({"csrf_token"})


class BrowserSession(dict[str, Any], SessionMixin):
    """What is remembered for one browser; ``is_unknown`` when the database could not tell."""

    def __init__(
        self,
        token: str | None = None,
        person_id: str | None = None,
        data: dict[str, Any] | None = None,
        *,
        is_unknown: bool = False,
    ) -> None:
        super().__init__(data or {})
        self.token = token
        self.person_id = person_id
        self.is_unknown = is_unknown
        self.is_new_token = False
        self.is_over = False
        self._before = dict(self)

    def changes(self) -> dict[str, object]:
        """Return what differs from what was loaded; ``None`` stands for what was taken out."""
        gone = {key: None for key in self._before if key not in self}
        return {**gone, **dict(self._changed())}

    def _changed(self) -> Iterator[tuple[str, object]]:
        for key, value in self.items():
            if key not in self._before or self._before[key] != value:
                yield key, value


class RowSessions(SessionInterface):
    """Loads and keeps sessions through the catalogue's own use case."""

    def __init__(self, *, is_secure: bool) -> None:
        self.is_secure = is_secure
        # The prefix makes browsers refuse the cookie from anybody but this very host.
        self.cookie = "__Host-wayleave" if is_secure else "wayleave"

    def open_session(self, app: Flask, request: Request) -> BrowserSession:
        """Load the session that the browser names; a database that is gone makes it unknown."""
        del app
        token = request.cookies.get(self.cookie)
        if not token:
            return BrowserSession()
        try:
            found = services().sessions.find(token)
        except StoreUnavailableError:
            return BrowserSession(token, is_unknown=True)
        if found is None:
            return BrowserSession()
        return BrowserSession(token, found.person_id, dict(found.data))

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep what changed, and tell the browser a new token or none."""
        del app
        if not isinstance(session, BrowserSession):  # pragma: no cover - narrows the type
            raise TypeError(type(session))
        if session.is_over:
            response.delete_cookie(self.cookie, secure=self.is_secure, httponly=True)
            response.headers["Cache-Control"] = PRIVATE
            return
        try:
            _keep(services().sessions, session)
        except StoreUnavailableError:
            _log.warning("a session was not kept")
        if session.is_new_token and session.token:
            response.headers["Cache-Control"] = PRIVATE
            response.set_cookie(
                self.cookie,
                session.token,
                secure=self.is_secure,
                httponly=True,
                samesite="Lax",  # Strict would lose it on the way back from a sign-on provider
            )


def init_app(app: Flask) -> None:
    """Give the application its sessions."""
    with app.app_context():
        is_secure = services().settings.public_url.startswith("https://")
    app.session_interface = RowSessions(is_secure=is_secure)
    app.before_request(_recognise)


def this_session() -> BrowserSession:
    """Return the session of this request."""
    found = session._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - a proxy
    if not isinstance(found, BrowserSession):  # pragma: no cover - narrows the type
        raise TypeError(type(found))
    return found


def begin_for(person_id: str) -> None:
    """Make this the session of a person, under a new token (ASVS 7.2.4)."""
    ours = this_session()
    ours.token = services().sessions.rotate(ours.token, person_id, _CSRF)
    ours.person_id = person_id
    ours.is_new_token = True
    for key in _CSRF:
        ours.pop(key, None)
    g.viewer = services().viewers.viewer_of(person_id)
    for_this_viewer_only()


def end() -> None:
    """End this session; the token is worth nothing afterwards."""
    ours = this_session()
    if ours.token:
        services().sessions.end(ours.token)
    ours.clear()
    ours.token = ours.person_id = None
    ours.is_over = True
    g.pop("viewer", None)
    for_this_viewer_only()


def _recognise() -> None:
    """Work out who asks, anew at every request: what was revoked counts no more."""
    ours = this_session()
    if ours.token is None:
        return
    for_this_viewer_only()
    if ours.person_id is None:
        return
    try:
        g.viewer = services().viewers.viewer_of(ours.person_id)
    except StoreUnavailableError:
        ours.is_unknown = True
        return
    if g.viewer.person_id is None:
        end()  # the account was closed


def refuse_unknown() -> None:
    """Raise ``StoreUnavailableError`` when it could not be told who asks."""
    if this_session().is_unknown:
        raise StoreUnavailableError(f"The session for {request.path} could not be looked up.")


def _keep(sessions: Sessions, ours: BrowserSession) -> None:
    changes = ours.changes()
    if not changes or ours.is_unknown:
        return
    if ours.token is None:
        ours.token = sessions.begin(None, changes)
        ours.is_new_token = True
    else:
        sessions.change(ours.token, changes)
