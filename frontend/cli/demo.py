"""``wayleave demo``: sample departments harvested, three searches as each audience sees them."""

import tomllib

import click

from catalogue.domain.run import RecordOutcome, RunState
from catalogue.policy.audiences import Audience
from frontend.cli import output
from frontend.cli.progress import watching
from frontend.cli.summary import RunSummary, say_counts
from frontend.demo import DEPARTMENTS, FEEDS
from frontend.wiring import Installation
from search.query import SearchQuery

_SHOWN = 5
_NEXT = {
    "search sanction --as government": "what one audience finds",
    "runs --source homes": "what became of each record",
    "--help": "everything else",
}


@click.command(short_help="Harvest sample departments and search them.")
@click.pass_obj
def demo(installation: Installation) -> None:
    """Harvest the sample departments and search them as each audience.

    Departments, people and figures are made up. It can be repeated at any time.
    """
    chosen = tomllib.loads(DEPARTMENTS.read_text())
    output.say(f"A demonstration with made-up departments, in {installation.settings.home}")
    output.say()
    for department in chosen["source"]:
        _harvest(installation, department)
    for wanted in chosen["search"]:
        _search(installation, wanted["words"], wanted["shows"])
    _say_what_next()


def _harvest(installation: Installation, department: dict[str, str | bool]) -> None:
    name, file = str(department["name"]), str(department["file"])
    if name not in {source.name for source in installation.sources.all()}:
        installation.sources.add(
            name,
            "dcat",
            str(FEEDS / file),
            is_open_by_nature=bool(department["is_open_by_nature"]),
        )
    source = installation.sources.named(name, "dcat", str(FEEDS / file))
    output.say(f"{department['title']}  ({name}, from {file})")
    summary = RunSummary()
    with watching(name) as tick:

        def on_outcome(outcome: RecordOutcome) -> None:
            summary.add(outcome)
            tick()

        run = installation.harvesting.harvest(source, on_outcome)
        installation.runner.work(until_idle=True)
    say_counts(run)
    if run.state is RunState.FAILED:
        output.note(f"wayleave: {run.error}")
        output.leave(output.ExitStatus.NOTHING_DONE)
    if run.state is RunState.COMPLETED_WITH_ERRORS:
        summary.say()
    output.say()


def _search(installation: Installation, words: str, shows: str) -> None:
    output.say(f"Searching for: {words}")
    output.say(f"  {shows}", hang=2)
    for audience in Audience:
        query = SearchQuery(words=words, limit=_SHOWN)
        found = installation.discovery.search(audience, query)
        output.say(f"  as {audience.value}: {output.counted(found.total, 'record')}")
        for hit in found.hits:
            output.say(f"    {hit.title}", hang=6)
    output.say()


def _say_what_next() -> None:
    wayleave = output.program()
    output.say("Go on with")
    for command, shows in _NEXT.items():
        output.say(f"  {wayleave} {command}")
        output.say(f"      {shows}")
