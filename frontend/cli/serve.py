"""``wayleave serve``: the pages, by gunicorn."""

import os
import sys
from typing import NoReturn

import click

from frontend.cli import output
from frontend.wiring import Installation


@click.command(short_help="Serve the pages.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65_535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
@click.option("--threads", default=4, show_default=True, type=click.IntRange(1, 64))
@click.pass_obj
def serve(installation: Installation, *, host: str, port: int, workers: int, threads: int) -> None:
    """Serve the pages with gunicorn until it is told to stop."""
    if installation.settings.is_embedded:
        installation.store  # noqa: B018 - a database that is not there is made, or refused, here
    installation.close()
    serve_forever(host=host, port=port, workers=workers, threads=threads)


def serve_forever(
    *, host: str = "127.0.0.1", port: int = 8000, workers: int = 2, threads: int = 4
) -> NoReturn:
    """Become gunicorn, and never return."""
    output.say("Stop it with Ctrl-C. The catalogue is open at")
    output.say(f"http://{host}:{port}/")
    sys.stdout.flush()
    arguments = [sys.executable, "-m", "gunicorn", "--config", "python:frontend.gunicorn_conf"]
    arguments += ["--bind", f"{host}:{port}", "--workers", str(workers), "--threads", str(threads)]
    os.execv(sys.executable, arguments)  # noqa: S606 - our own interpreter and arguments
