"""What other catalogues' tests assert of their files holds here, or differs as we say."""

import pytest

from tests.feeds.example_feeds import FEEDS
from tests.feeds.expected import ASSERTIONS, compared
from tests.feeds.peers.assertion import Assertion

pytestmark = pytest.mark.skipif(not FEEDS.is_dir(), reason="the shared example feeds are not here")


@pytest.mark.parametrize(
    "assertion", ASSERTIONS, ids=[f"{each.path}: {each.what}" for each in ASSERTIONS]
)
def test_what_another_project_asserts_holds_or_differs_as_we_say(assertion: Assertion) -> None:
    row = compared(assertion)
    assert row.found == assertion.wanted, row.verdict
    assert not assertion.reason or assertion.ours != assertion.theirs
