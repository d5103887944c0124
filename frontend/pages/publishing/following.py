"""Letting the indexes follow a decision: a worker is told, and the decision stands if none is."""

from contextlib import suppress

from catalogue.errors import StoreUnavailableError
from frontend.web.services import services


def tell_the_worker() -> None:
    """Say that there is something to do; a worker that is not told looks by itself, later."""
    with suppress(StoreUnavailableError):
        services().runner.nudge()
