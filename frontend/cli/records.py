"""``wayleave record``, ``explain`` and ``visibility``: one record, as an audience sees it."""

import datetime as dt

import click

from catalogue.domain.record import FieldClass, Hiding, Visibility
from catalogue.policy.audiences import Audience
from frontend.cli import output
from frontend.cli.options import audience_option, json_option
from frontend.exports.records import FORMATS, export
from frontend.wiring import Installation


@click.command()
@click.argument("record_id", metavar="ID")
@audience_option
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="json", show_default=True
)
@click.pass_obj
def record(installation: Installation, *, record_id: str, audience: Audience, form: str) -> None:
    """Print a record as an audience may see it, as JSON or as RDF."""
    projected = installation.discovery.record(audience, record_id)
    click.echo(export(projected, form), nl=False)


@click.command()
@click.argument("record_id", metavar="ID")
@audience_option
@json_option
@click.pass_obj
def explain(
    installation: Installation, *, record_id: str, audience: Audience, as_json: bool
) -> None:
    """Say for each field of a record which rule showed it to an audience or hid it."""
    fields = installation.explaining.explain(audience, record_id)
    if as_json:
        output.emit(
            {
                "id": record_id,
                "audience": audience.value,
                "fields": [
                    {
                        "path": field.path,
                        "class": field.field_class.value,
                        "verdict": field.verdict.value,
                        "rule": field.rule,
                    }
                    for field in fields
                ],
            }
        )
        return
    output.table([[f.verdict.value, f.field_class.value, f.path, f.rule] for f in fields])


@click.group()
def visibility() -> None:
    """Decide what of a record may be seen beside what its access rights imply."""


@visibility.command()
@click.argument("record_id", metavar="ID")
@click.option("--reason", required=True, help="Why even its existence is not public.")
@click.option("--approver", required=True, help="Who approved that.")
@click.option(
    "--review-on",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    help="When it is looked at again: within 12 months.",
)
@click.option("--tier", "tiers", multiple=True, help="A tier that sees it all the same.")
@click.pass_obj
def hide(
    installation: Installation,
    *,
    record_id: str,
    reason: str,
    approver: str,
    review_on: dt.datetime,
    tiers: tuple[str, ...],
) -> None:
    """Hide a whole record."""
    hiding = Hiding(
        reason=reason, approver=approver, review_on=review_on.date(), tiers=frozenset(tiers)
    )
    installation.decisions.set_visibility(record_id, Visibility(hiding=hiding))
    # Built anew, because what an index no longer holds still counts in its scores.
    installation.rebuild()
    output.say("Hidden.")


@visibility.command(name="open")
@click.argument("record_id", metavar="ID")
@click.argument("classes", nargs=-1, type=click.Choice(["B", "C", "D"]))
@click.pass_obj
def open_(installation: Installation, *, record_id: str, classes: tuple[str, ...]) -> None:
    """Open classes of fields (B variables, C counts, D technical) to everyone; none: as usual."""
    opened = frozenset(FieldClass(letter) for letter in classes)
    installation.decisions.set_visibility(record_id, Visibility(opened=opened))
    installation.runner.work(until_idle=True)
    output.say("Opened." if opened else "Back to what its access rights imply.")
