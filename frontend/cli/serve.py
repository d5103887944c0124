"""``wayleave serve``: the pages, by gunicorn."""

import os
import sys
from typing import NoReturn

import click

from catalogue.secret_files import secret_in
from frontend.cli import output
from frontend.cli.together import Together, worker_command
from frontend.demo.people import refuse_sample_people_in_public
from frontend.web.secrets_file import secret_key
from frontend.wiring import Installation


@click.command(short_help="Serve the pages.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(1, 65_535), metavar="PORT"
)
@click.option(
    "--workers", type=click.IntRange(1, 64), metavar="NUMBER", help="Else WAYLEAVE_WORKERS, or 2."
)
@click.option(
    "--threads", type=click.IntRange(1, 64), metavar="NUMBER", help="Else WAYLEAVE_THREADS, or 4."
)
@click.option(
    "--with-worker/--without-worker",
    "has_worker",
    default=None,
    help="Run a worker beside the pages; without servers that is the default.",
)
@click.pass_obj
def serve(
    installation: Installation,
    *,
    host: str,
    port: int,
    workers: int | None,
    threads: int | None,
    has_worker: bool | None,
) -> None:
    """Serve the pages with gunicorn until it is told to stop."""
    settings = installation.settings
    for warning in settings.warnings:
        output.note(f"wayleave: {warning}")
    _refuse_what_no_worker_could_open(installation)
    installation.close()
    serve_forever(
        host=host,
        port=port,
        workers=workers or settings.workers,
        threads=threads or settings.threads,
        has_worker=settings.is_embedded if has_worker is None else has_worker,
    )


def _refuse_what_no_worker_could_open(installation: Installation) -> None:
    """Say in a sentence, here, what would else be a worker's traceback."""
    settings = installation.settings
    secret_key(settings)
    if settings.is_embedded:
        installation.store  # noqa: B018 - a database that is not there is made, or refused
        refuse_sample_people_in_public(installation)
    for file in (settings.database_password_file, settings.elasticsearch_password_file):
        if file is not None:
            secret_in(file)


def serve_forever(
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: int = 2,
    threads: int = 4,
    has_worker: bool = True,
) -> NoReturn:
    """Become gunicorn, or what keeps gunicorn and a worker running; never return."""
    output.say("Stop it with Ctrl-C. The catalogue is open at")
    output.say(f"http://{host}:{port}/")
    sys.stdout.flush()
    arguments = [sys.executable, "-m", "gunicorn", "--config", "python:frontend.gunicorn_conf"]
    arguments += ["--bind", f"{host}:{port}", "--workers", str(workers), "--threads", str(threads)]
    if has_worker:
        sys.exit(Together(arguments, worker_command()).run())
    os.execv(sys.executable, arguments)  # noqa: S606 - our own interpreter and arguments
