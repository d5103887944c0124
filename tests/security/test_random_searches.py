"""Searches at random, over HTTP; many more with `python -m tests.random_searches 10000`."""

import pytest

from tests.random_searches import ask, served

pytestmark = [pytest.mark.slow, pytest.mark.loopback, pytest.mark.enable_socket]


def test_searches_at_random_are_all_answered() -> None:
    with served() as place:
        statuses = ask(place, 300, seed=4)
    assert statuses == {200: 300}
