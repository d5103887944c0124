"""How gunicorn runs the application: processes with threads, everything opened after the fork."""

import os
from pathlib import Path
from typing import Any

# Where it listens, and with how many processes and threads, `wayleave serve` says.
bind = "127.0.0.1:8000"
worker_class = "gthread"
wsgi_app = "frontend.app:create_app()"
#: A worker is replaced after so many requests, not all at once: memory that leaks does not add up.
max_requests = 20_000
max_requests_jitter = 2_000
timeout = 60
#: What was begun is finished before a worker ends.
graceful_timeout = 30
keepalive = 5
#: Longer than the longest address that is answered, so that a longer one gets a page of ours.
limit_request_line = 8_190
#: Which proxies are trusted is one decision, and the application's (`frontend.web.proxies`).
forwarded_allow_ips = ""
#: Another way in that nobody asked for.
control_socket_disable = True
#: The application writes a line for each request itself.
accesslog = None
errorlog = "-"
loglevel = "warning"

_MEMORY = Path("/dev/shm")  # noqa: S108 - workers show there that they live; a disk could stall them
if os.access(_MEMORY, os.W_OK):
    worker_tmp_dir = str(_MEMORY)


def post_worker_init(worker: Any) -> None:  # noqa: ANN401 - gunicorn has no types
    """Open the database and the index in each process, before the first visitor comes."""
    from frontend.web import logs  # noqa: PLC0415 - after the fork
    from frontend.web.services import opened  # noqa: PLC0415 - after the fork

    logs.configure()
    opened(worker.app.callable)


def worker_exit(_server: Any, worker: Any) -> None:  # noqa: ANN401 - gunicorn has no types
    """Let go of what a process had open; one that never came up has no application."""
    from frontend.web.services import closed  # noqa: PLC0415 - after the fork

    application = worker.app.callable
    if application is not None:
        closed(application)
