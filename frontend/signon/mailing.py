"""Sending what was written, after the answer: how long that takes tells nobody whether it was."""

from concurrent.futures import ThreadPoolExecutor

import structlog
from flask import Flask, current_app

from catalogue.errors import CatalogueError
from frontend.web.services import services
from frontend.wiring import Installation

_log = structlog.stdlib.get_logger("wayleave.mail")
_KEY = "wayleave.mailing"


def send_soon() -> None:
    """Let waiting mail be sent: by a worker if there are any, else by a thread of this process."""
    installation = services()
    if not installation.settings.is_embedded:
        installation.runner.nudge()
        return
    app: Flask = current_app
    sender = app.extensions.setdefault(_KEY, ThreadPoolExecutor(1, thread_name_prefix="mail"))
    sender.submit(_send, installation)


def finish(app: Flask) -> None:
    """Wait until what was to be sent has been."""
    sender = app.extensions.get(_KEY)
    if isinstance(sender, ThreadPoolExecutor):
        sender.submit(lambda: None).result()


def _send(installation: Installation) -> None:
    try:
        installation.delivery.do()
    except CatalogueError as error:
        _log.warning("mail waits", why=str(error))
