"""``wayleave sources rekey``: records that a source calls otherwise keep their ids."""

import click

from catalogue.services.rekeying import Proposal
from frontend.cli import output
from frontend.cli.following import fault_of
from frontend.cli.options import json_option
from frontend.wiring import Installation
from schemas.model import best

_SHOWN = 50


@click.command(short_help="Let records keep their ids when the source renames them.")
@click.argument("name")
@click.option("--confirm", "run_id", metavar="RUN", help="Do it, for the run that was looked at.")
@json_option
@click.pass_obj
def rekey(installation: Installation, *, name: str, run_id: str | None, as_json: bool) -> None:
    """Let records keep their ids and history when their source gives them other identifiers.

    A harvest takes them for new ones, and the old ones for missing. Without --confirm this lists
    which are the same: by the old identifier that a new one names, by landing page and title, or
    by title alone where no landing page is. With it the old records go on under the new
    identifiers. Those that match nothing wait for a decision as before.
    """
    rekeying = installation.rekeying
    done = rekeying.confirm(name, run_id) if run_id else rekeying.propose(name)
    if as_json:
        output.emit(_as_json(done, is_done=bool(run_id)))
    else:
        _say(done, name, is_done=bool(run_id))
    fault = fault_of(lambda: installation.runner.work(until_idle=True)) if run_id else None
    if fault:
        output.note(f"wayleave: The records go on, but the indexes lag behind: {fault}")
        output.leave(output.ExitStatus.WITH_REMARKS)


def _as_json(found: Proposal, *, is_done: bool) -> dict[str, output.Json]:
    return {
        "run": found.run.id,
        "done": is_done,
        "matches": [
            {
                "id": match.old.id,
                "title": best(match.new.resource.title),
                "old": match.old.identifier,
                "new": match.new.identifier,
                "why": match.why,
            }
            for match in found.matches
        ],
        "unmatched_old": [record.identifier for record in found.old],
        "unmatched_new": [record.identifier for record in found.new],
    }


def _say(found: Proposal, name: str, *, is_done: bool) -> None:
    for match in found.matches[:_SHOWN]:
        title = best(match.new.resource.title)
        output.say(f"{match.old.identifier} -> {match.new.identifier}  {title} ({match.why})")
    if len(found.matches) > _SHOWN:
        output.say(f"and {len(found.matches) - _SHOWN:,} more; all with --json")
    said = "go on under their new identifiers" if is_done else "would go on under new identifiers"
    output.say(f"{len(found.matches):,} records {said}.")
    output.say(f"Matching nothing: {len(found.old):,} missing and {len(found.new):,} new ones.")
    if found.matches and not is_done:
        output.say(f"To do so:  wayleave sources rekey {name} --confirm {found.run.id}")
