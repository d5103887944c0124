"""``wayleave demo``: sample departments harvested, three searches as each audience sees them."""

import tomllib

import click

from catalogue.domain.run import RecordOutcome, RunState
from catalogue.policy.audiences import Audience
from frontend.cli import output
from frontend.cli.progress import watching
from frontend.cli.reporting import RecordReport, say_run
from frontend.demo import DEPARTMENTS, FEEDS
from frontend.wiring import Installation
from search.query import SearchQuery

_SHOWN = 5


@click.command()
@click.pass_obj
def demo(installation: Installation) -> None:
    """Harvest the sample departments and search them as each audience."""
    chosen = tomllib.loads(DEPARTMENTS.read_text())
    for department in chosen["source"]:
        _harvest(installation, department)
    for wanted in chosen["search"]:
        _search(installation, wanted["words"], wanted["shows"])
    output.say("Go on with  wayleave search WORDS --as government  or  wayleave runs")


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
    output.say(str(department["title"]))
    with RecordReport(None) as report, watching(name) as tick:

        def on_outcome(outcome: RecordOutcome) -> None:
            report.add(outcome)
            tick()

        run = installation.harvesting.harvest(source, on_outcome)
        installation.runner.work(until_idle=True)
    say_run(run, report)
    if run.state is RunState.FAILED:
        output.note(f"wayleave: {run.error}")
        output.leave(output.ExitStatus.NOTHING_DONE)
    output.say()


def _search(installation: Installation, words: str, shows: str) -> None:
    output.say(f"Searching for: {words}")
    output.say(f"  {shows}")
    for audience in Audience:
        query = SearchQuery(words=words, limit=_SHOWN)
        found = installation.discovery.search(audience, query)
        output.say(f"  as {audience.value}: {found.total} record(s)")
        for hit in found.hits:
            output.say(f"    {hit.title}")
    output.say()
