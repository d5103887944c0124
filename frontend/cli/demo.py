"""``wayleave demo``: sample departments, people and requests, searched, then served as pages."""

import tomllib

import click

from catalogue.domain.run import RecordOutcome, Run, RunState
from catalogue.errors import RefusedError
from catalogue.policy.audiences import Audience
from frontend.cli import output
from frontend.cli.progress import watching
from frontend.cli.serve import serve_forever
from frontend.cli.summary import RunSummary, say_counts
from frontend.demo import DEPARTMENTS, FEEDS, LATER
from frontend.demo.people import (
    SampleSource,
    add_organisations,
    add_people,
    sample_people,
    sample_sources,
)
from frontend.demo.requests import add_requests
from frontend.wiring import Installation
from search.query import SearchQuery

_SHOWN = 3


@click.command(short_help="Fill a catalogue with samples and open it.")
@click.option("--port", default=8000, show_default=True, help="Where the pages are served.")
@click.option("--serve/--no-serve", default=True, help="Serve the pages when all is made.")
@click.pass_obj
def demo(installation: Installation, *, port: int, serve: bool) -> None:
    """Harvest the sample departments, make people and requests, and serve the pages.

    Departments, people and figures are made up. It can be repeated at any time.
    """
    _refuse_elsewhere(installation)
    output.say(f"A demonstration with made-up departments, in {installation.settings.home}")
    output.say()
    add_organisations(installation)
    for source in sample_sources():
        _harvest(installation, source)
    for wanted in tomllib.loads(DEPARTMENTS.read_text(encoding="utf-8"))["search"]:
        _search(installation, wanted["words"], wanted["shows"])
    add_people(installation)
    add_requests(installation)
    _say_people()
    if serve:
        installation.close()
        serve_forever(port=port)


def _refuse_elsewhere(installation: Installation) -> None:
    """Refuse where accounts with passwords that anybody can read would be a danger."""
    settings = installation.settings
    if not (settings.is_embedded and settings.is_for_this_machine):
        raise RefusedError(
            "The demonstration makes accounts whose passwords everybody knows. It runs only with "
            "the embedded database and a WAYLEAVE_PUBLIC_URL on this machine."
        )


def _harvest(installation: Installation, sample: SampleSource) -> None:
    if sample.name not in {source.name for source in installation.sources.all()}:
        installation.sources.add(
            sample.name,
            "dcat",
            str(FEEDS / sample.file),
            is_open_by_nature=sample.is_open_by_nature,
            organisation=sample.organisation,
        )
    output.say(f"{sample.title}  ({sample.name}, from {sample.file})")
    _run(installation, sample.name, str(FEEDS / sample.file))
    if sample.later:
        output.say(f"{sample.title}, a week later: most of its feed is missing")
        _run(installation, sample.name, str(LATER / sample.later))
        installation.sources.change(sample.name, location=str(FEEDS / sample.file))
    output.say()


def _run(installation: Installation, name: str, location: str) -> Run:
    source = installation.sources.named(name, "dcat", location)
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
    return run


def _search(installation: Installation, words: str, shows: str) -> None:
    output.say(f"Searching for: {words}")
    output.say(f"  {shows}", hang=2)
    for audience in Audience:
        query = SearchQuery(words=words, limit=_SHOWN)
        found = installation.discovery.search(audience, query)
        output.say(f"  as {audience.value}: {output.counted(found.total, 'record')}")
    output.say()


def _say_people() -> None:
    output.say("People to sign in as")
    for person in sample_people():
        output.say(f"  {person.name}, {person.is_}", hang=4)
        output.say(f"      {person.email}")
        output.say(f"      {person.password}")
    output.say()
