"""The sample departments, people and requests in a catalogue of servers.

``wayleave demo`` refuses to make them there, as their passwords are known to everybody.
"""

from catalogue.services.waiting_work import WaitingWork
from frontend.demo import FEEDS, LATER
from frontend.demo.people import SampleSource, add_organisations, add_people, sample_sources
from frontend.demo.requests import add_requests
from frontend.wiring import Installation
from tests.integration.production.rig import wait_for


def fill(installation: Installation) -> None:
    """Make all that ``wayleave demo`` makes, while a worker runs that indexes it."""
    add_organisations(installation)
    for sample in sample_sources():
        _harvest(installation, sample)
    installation.runner.nudge()
    waiting = WaitingWork(installation.store, installation.clock)
    wait_for(lambda: waiting.now().count == 0)
    add_people(installation)
    assert add_requests(installation)


def _harvest(installation: Installation, sample: SampleSource) -> None:
    installation.sources.add(
        sample.name,
        "dcat",
        str(FEEDS / sample.file),
        is_open_by_nature=sample.is_open_by_nature,
        organisation=sample.organisation,
    )
    feeds = [FEEDS / sample.file, *([LATER / sample.later] if sample.later else [])]
    for feed in feeds:
        source = installation.sources.named(sample.name, "dcat", str(feed))
        installation.harvesting.harvest(source, lambda _outcome: None)
