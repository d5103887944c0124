"""What a first visit costs: few bytes, no font, nothing from anybody else."""

import pytest

from tests.browser.conftest import Visits
from tests.browser.served_site import ServedSite
from tests.browser.states import STATES, State

_MOST_BYTES = 150_000
_WEIGHED = {"home", "results", "record-open", "record-public"}


@pytest.mark.parametrize(
    "state", [one for one in STATES if one.name in _WEIGHED], ids=lambda one: str(one.name)
)
def test_a_first_visit_weighs_little(shared_pages: ServedSite, visit: Visits, state: State) -> None:
    person = visit(shared_pages)
    person.comes_to(shared_pages.installation, state)
    person.turns_to_the_search_field()
    person.page.wait_for_load_state("networkidle")
    loaded = person.watch.loaded()
    kinds = {one.kind for one in loaded}
    assert {"document", "stylesheet", "script"} <= kinds, "nothing was weighed"
    assert "font" not in kinds
    weight = sum(one.size for one in loaded)
    heaviest = sorted(loaded, key=lambda one: -one.size)[:5]
    assert 10_000 < weight < _MOST_BYTES, heaviest
    person.watch.assert_quiet()
