"""The sample requests: one in every state, made through the use cases, once."""

import msgspec

from frontend.demo.people import add_organisations, add_people, sample_sources
from frontend.demo.requests import SHOWN, add_requests
from frontend.wiring import Installation
from tests.site import Site


def test_the_sample_requests_show_every_state_and_are_made_once(site: Site) -> None:
    installation = site.installation
    _settle(installation)
    assert add_requests(installation) > len(SHOWN)
    assert add_requests(installation) == 0
    with installation.store.reading() as work:
        states = {case.state for case in work.cases.in_states(SHOWN)}
    assert states == SHOWN
    assert len(installation.access.register.uses()) >= 3
    assert installation.access.advising.measured_times("skills-and-apprenticeships-agency")


def _settle(installation: Installation) -> None:
    """Make the sample organisations and people, and say whose the harvested sources are."""
    add_organisations(installation)
    owners = {source.name: source.organisation for source in sample_sources()}
    with installation.store.unit_of_work() as work:
        for source in work.sources.all():
            owner = owners[source.name]
            work.sources.update(msgspec.structs.replace(source, organisation=owner))
    add_people(installation)
