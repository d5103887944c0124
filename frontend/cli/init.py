"""``wayleave init``: make the home folder, the database and the index."""

import click

from frontend.cli import output
from frontend.wiring import Installation


@click.command()
@click.pass_obj
def init(installation: Installation) -> None:
    """Create the database or bring it up to date; safe to repeat."""
    installation.store.migrate()
    installation.runner.prepare()
    installation.engine.check()
    output.say(f"Ready: {installation.store.place}, {installation.engine_name}.")
