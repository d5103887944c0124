"""Fixtures of the browser tests: the browser, the demonstration served, and visitors to it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import accessibility, chromium
from tests.browser.served_site import ServedSite
from tests.browser.visitor import Visitor
from tests.browser.ways import Way
from tests.made_once import made_once
from tests.services_elasticsearch import REQUIRED_VARIABLE

Visits = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder: it needs the browser, and opens sockets on loopback."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            for name in ("browser", "loopback", "enable_socket"):
                item.add_marker(getattr(pytest.mark, name))


# Not for the whole session: while Playwright runs, nothing else in the process may use asyncio.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start the browser, or skip."""
    missing = (
        chromium.MISSING
        if chromium.program() is None
        else None
        if accessibility.is_there()
        else accessibility.MISSING
    )
    if missing and os.environ.get(REQUIRED_VARIABLE) == "1":
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    with chromium.launched() as started:
        yield started


@pytest.fixture(scope="session")
def demonstration_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the demonstration, as ``make demo`` does; copy it before changing anything."""
    return made_once(tmp_path_factory, "demonstration", _demonstrate)


def _demonstrate(home: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "frontend.cli", "demo", "--no-serve"],
        env={**os.environ, "WAYLEAVE_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        check=True,
    )


@pytest.fixture(scope="session")
def shared_pages(
    demonstration_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServedSite]:
    """Serve the demonstration, to look at and never to change."""
    home = tmp_path_factory.mktemp("served") / "home"
    shutil.copytree(demonstration_home, home, symlinks=True)
    with ServedSite(home) as served:
        yield served


@pytest.fixture
def pages(demonstration_home: Path, tmp_path: Path) -> Iterator[ServedSite]:
    """Serve a demonstration of one's own, to change at will."""
    home = tmp_path / "home"
    shutil.copytree(demonstration_home, home, symlinks=True)
    with ServedSite(home) as served:
        yield served


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visits]:
    """Let people come to a site, each with a browser of their own."""
    with ExitStack() as stack:

        def arrive(site: ServedSite, way: Way = Way.POINTER, *, closely: bool = True) -> Visitor:
            return stack.enter_context(Visitor(browser, site.url, way, closely=closely))

        yield arrive
