"""How gunicorn runs the application: processes with threads, everything opened after the fork."""

from typing import Any

# Where it listens, and with how many processes and threads, `wayleave serve` says.
worker_class = "gthread"
wsgi_app = "frontend.app:create_app()"
#: A worker is replaced after so many requests, not all at once: memory that leaks does not add up.
max_requests = 20_000
max_requests_jitter = 2_000
timeout = 60
graceful_timeout = 30
keepalive = 5
#: The application writes a line for each request itself.
accesslog = None
errorlog = "-"
loglevel = "warning"


def post_worker_init(worker: Any) -> None:  # noqa: ANN401 - gunicorn has no types
    """Open the database and the index in each process, before the first visitor comes."""
    from frontend.web import logs  # noqa: PLC0415 - after the fork
    from frontend.web.services import opened  # noqa: PLC0415 - after the fork

    logs.configure()
    opened(worker.app.callable)
