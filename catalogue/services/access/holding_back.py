"""How much one applicant may set going: each request and each message is mail to somebody."""

import datetime as dt

from catalogue.domain.viewer import Viewer
from catalogue.services.access.desk import Desk
from catalogue.services.throttling import Limit, Throttling

BEGUN = Limit(name="requests begun", most=50, window=dt.timedelta(days=1))
MESSAGES = Limit(name="messages to owners", most=30, window=dt.timedelta(hours=1))


def hold_back(desk: Desk, limit: Limit, viewer: Viewer) -> None:
    """Count something that a viewer sets going; raise ``TooManyAttemptsError`` past the most."""
    Throttling(desk.store, desk.clock).attempt((limit, viewer.person_id or ""))
