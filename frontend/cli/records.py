"""``wayleave record``, ``explain`` and ``visibility``: one record, as an audience sees it."""

import datetime as dt
from collections.abc import Callable

import click
import msgspec

from catalogue.domain.record import FieldClass, Hiding, Visibility
from catalogue.policy.audiences import Audience
from catalogue.services.deciding import TIERS_BESIDE_THE_OWNER
from frontend.cli import output
from frontend.cli.following import fault_of
from frontend.cli.groups import PlainGroup
from frontend.cli.options import audience_option, json_option
from frontend.cli.record_text import say_record
from frontend.exports.records import FORMATS, FORMATS_OF_DATASETS, UK_FORMATS, export
from frontend.wiring import Installation

_TEXT = "text"
_FORMS = (_TEXT, *FORMATS, *UK_FORMATS, *FORMATS_OF_DATASETS)
_CLASSES = {
    FieldClass.VARIABLES: "variables (B)",
    FieldClass.COUNTS: "counts (C)",
    FieldClass.TECHNICAL: "technical detail (D)",
}


@click.command()
@click.argument("record_id", metavar="ID")
@audience_option
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    type=click.Choice(_FORMS),
    default="json",
    show_default=True,
    help=f"How it is written: {', '.join(_FORMS)}.",
)
@click.pass_obj
def record(installation: Installation, *, record_id: str, audience: Audience, form: str) -> None:
    """Print a record as an audience may see it: as text to read, as JSON or as RDF."""
    projected = installation.discovery.record(audience, record_id)
    if form == _TEXT:
        say_record(projected)
    else:
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


@click.group(cls=PlainGroup)
def visibility() -> None:
    """Show or decide what of a record may be seen beside what its access rights imply.

    Each decision takes the place of the one before.
    """


@visibility.command()
@click.argument("record_id", metavar="ID")
@json_option
@click.pass_obj
def show(installation: Installation, *, record_id: str, as_json: bool) -> None:
    """Show what the owner has decided about a record."""
    decided = installation.decisions.visibility_of(record_id)
    if as_json:
        output.emit({"id": record_id, **msgspec.to_builtins(decided, order="deterministic")})
    else:
        _say_visibility(decided)


def _say_visibility(decided: Visibility) -> None:
    if decided.hiding:
        hiding = decided.hiding
        output.say("Hidden from everyone but its owner.")
        output.say(f"  reason       {hiding.reason}", hang=15)
        output.say(f"  approved by  {hiding.approver}", hang=15)
        output.say(f"  review on    {hiding.review_on}")
        output.say(f"  seen also by {', '.join(sorted(hiding.tiers)) or 'no other tier'}", hang=15)
    elif decided.opened:
        output.say(f"Opened to everyone: {', '.join(_CLASSES[c] for c in sorted(decided.opened))}.")
    else:
        output.say("Nothing was decided; what its access rights imply holds.")


@visibility.command()
@click.argument("record_id", metavar="ID")
@click.option(
    "--reason", metavar="TEXT", required=True, help="Why even its existence is not public."
)
@click.option("--approver", metavar="NAME", required=True, help="Who approved that.")
@click.option(
    "--review-on",
    metavar="DATE",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    help="When it is looked at again, such as 2027-03-31: within 12 months.",
)
@click.option(
    "--tier",
    "tiers",
    metavar="TIER",
    type=click.Choice([tier.value for tier in sorted(TIERS_BESIDE_THE_OWNER)]),
    multiple=True,
    help=f"Who sees it all the same, may be repeated: {', '.join(sorted(TIERS_BESIDE_THE_OWNER))}.",
)
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
    """Hide a whole record: nobody learns that it exists but its owner and the tiers named."""
    hiding = Hiding(
        reason=reason, approver=approver, review_on=review_on.date(), tiers=frozenset(tiers)
    )
    installation.decisions.set_visibility(record_id, Visibility(hiding=hiding))
    # Built anew, because what an index no longer holds still counts in its scores.
    _follow(installation.rebuild)
    output.say("Hidden. `wayleave visibility open ID` ends it.")


@visibility.command(name="open")
@click.argument("record_id", metavar="ID")
@click.argument("classes", metavar="[B|C|D]...", nargs=-1, type=click.Choice(["B", "C", "D"]))
@click.pass_obj
def open_(installation: Installation, *, record_id: str, classes: tuple[str, ...]) -> None:
    """Open classes of fields to everyone: B variables, C counts, D technical.

    Without a class, back to what its access rights imply; it also ends a hiding.
    """
    opened = frozenset(FieldClass(letter) for letter in classes)
    installation.decisions.set_visibility(record_id, Visibility(opened=opened))
    _follow(lambda: installation.runner.work(until_idle=True))
    output.say("Opened." if opened else "Back to what its access rights imply.")


def _follow(indexing: Callable[[], object]) -> None:
    """Let the indexes follow a decision; when they cannot, that must not look like a refusal."""
    fault = fault_of(indexing)
    if fault:
        output.note(
            f"wayleave: The decision is stored, but the indexes do not show it yet: {fault}"
        )
        output.note("wayleave: Run `wayleave reindex` as soon as that is mended.")
        output.leave(output.ExitStatus.WITH_REMARKS)
