"""When the database or the search engine is gone: pages that can work do, the others say 503.

T17: what the fault itself says, which may name a place or a field, is told to nobody.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import quote

import pytest

from catalogue.errors import StoreUnavailableError
from search.errors import EngineUnavailableError
from tests.security import corpora
from tests.security.canaries import Ear, canary, stem
from tests.security.crawled_site import Visitor, client_of, site_of
from tests.site import FixedClock, Site

_PART = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>")
_RECORD = "9f8194f9-1c3c-4c86-b828-fbac0a79ee5c"
#: These hold nothing of the catalogue.
WORKING = ("/about", "/about/how-to-get-data", "/accessibility", "/privacy", "/healthz", "/sign-in")


class Broken:
    """Stands where something was that works no more: whatever is asked of it fails."""

    def __init__(self, fault: Exception) -> None:
        self._fault = fault

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - stands for anything
        def fail(*_arguments: object, **_options: object) -> NoReturn:
            raise self._fault

        return fail


FAULTS = {
    "store": StoreUnavailableError(f"The database at {canary('fault')} is gone."),
    "engine": EngineUnavailableError(f"The index at {canary('fault')} is gone."),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("failing") / "home"
    site_of(corpora.with_hidden_parts(10), home).installation.close()
    return home


@pytest.fixture(params=list(FAULTS))
def failing(request: pytest.FixtureRequest, home: Path) -> Iterator[Site]:
    """Make a site that lost a part before anybody asked for it."""
    site = Site(home, FixedClock())
    site.installation.__dict__[request.param] = Broken(FAULTS[request.param])
    yield site
    site.installation.__dict__.pop(request.param)
    site.installation.close()


def addresses(site: Site) -> list[str]:
    parts = {"record_id": _RECORD, "number": "1", "form": "json", "slug": "department-of-rivers"}
    rules = [rule for rule in site.app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    return [
        _PART.sub(lambda part: quote(parts.get(part[1], "x")), rule.rule)
        + ("?q=water" if "search" in rule.rule or "suggest" in rule.rule else "")
        for rule in rules
    ]


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_t17_no_page_is_an_error_of_ours_and_none_tells_of_the_fault(
    failing: Site, accept: str
) -> None:
    ear = Ear()
    unavailable = 0
    for address in addresses(failing):
        client = failing.app.test_client()
        client.set_cookie("wayleave", "a-session-that-cannot-be-looked-up")
        answer = client.get(address, headers={"Accept": accept}, buffered=True)
        assert answer.status_code in {200, 302, 303, 400, 401, 404, 406, 410, 422, 503}, address
        ear.listen(answer.get_data() + str(answer.headers).encode())
        if answer.status_code == 503 and address != "/readyz":
            unavailable += 1
            assert answer.headers["Retry-After"]
            is_problem = accept != "text/html" or address.startswith("/api/")
            wanted = "application/problem+json" if is_problem else "text/html"
            assert answer.mimetype == wanted, address
    assert stem(canary("fault")) not in ear.heard
    assert unavailable > 3


@pytest.mark.parametrize("address", ["/", *WORKING])
def test_pages_that_need_nothing_of_it_work(failing: Site, address: str) -> None:
    answer = client_of(failing, Visitor.ANYBODY).get(address, buffered=True)
    assert answer.status_code == 200
