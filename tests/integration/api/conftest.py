"""What the tests of the interface ask with."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from tests.site import Site

Ask: TypeAlias = Callable[..., Any]


@pytest.fixture
def ask(shared_site: Site) -> Ask:
    """Ask the shared site as somebody who has not signed in, and return what the JSON says."""
    client = shared_site.visitor().client

    def ask_for(path: str, status: int = 200, **query: object) -> Any:  # noqa: ANN401 - it is JSON
        answer = client.get(f"/api/v1{path}", query_string=query or None)
        assert answer.status_code == status, answer.get_data(as_text=True)[:800]
        kind = "application/json" if status == 200 else "application/problem+json"
        assert answer.content_type == kind
        return answer.get_json(force=True)

    return ask_for
