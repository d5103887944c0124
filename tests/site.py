"""A whole installation with pages, for tests: harvested once, copied for whoever changes it."""

import datetime as dt
import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from catalogue.settings import Settings
from frontend.app import create_app
from frontend.demo import DEPARTMENTS, FEEDS
from frontend.wiring import Installation
from tests.page_client import PageClient

_HARVESTED = ("coastal-affairs", "skills", "homes")


class FixedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.moment = dt.datetime(2026, 11, 2, 10, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        """Tell the time."""
        return self.moment

    def pass_by(self, **duration: float) -> None:
        """Let time pass, in ``timedelta``'s words."""
        self.moment += dt.timedelta(**duration)


class Site:
    """An installation and its web application."""

    def __init__(self, home: Path, clock: FixedClock, **environment: str) -> None:
        settings = Settings.from_env({"WAYLEAVE_HOME": str(home), **environment})
        self.clock = clock
        self.installation = Installation(settings, clock)
        self.app = create_app(installation=self.installation)
        self.app.testing = False  # errors are answered, as they would be to anybody

    def visitor(self) -> PageClient:
        """Return a browser of its own, not signed in."""
        return PageClient(self.app)


@pytest.fixture(scope="session")
def harvested_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Harvest three sample departments into a home; copy it before changing anything."""
    home = tmp_path_factory.mktemp("harvested")
    installation = Installation(Settings.from_env({"WAYLEAVE_HOME": str(home)}), FixedClock())
    for department in tomllib.loads(DEPARTMENTS.read_text(encoding="utf-8"))["source"]:
        if department["name"] in _HARVESTED:
            _harvest(installation, department)
    installation.runner.work(until_idle=True)
    installation.close()
    return home


@pytest.fixture
def make_site(harvested_home: Path, tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Make sites of one's own with settings of one's own, each from the harvested home."""
    made: list[Site] = []

    def make(**environment: str) -> Site:
        home = tmp_path / f"home-{len(made)}"
        shutil.copytree(harvested_home, home)
        made.append(Site(home, FixedClock(), **environment))
        return made[-1]

    yield make
    for site in made:
        site.installation.close()


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    """Make a site of one's own, to change at will."""
    return make_site()


@pytest.fixture(scope="session")
def shared_site(harvested_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Make a site to look at and never to change, shared by all tests of a process."""
    home = tmp_path_factory.mktemp("shared") / "home"
    shutil.copytree(harvested_home, home)
    site = Site(home, FixedClock())
    yield site
    site.installation.close()


def _harvest(installation: Installation, department: dict[str, str | bool]) -> None:
    installation.sources.add(
        str(department["name"]),
        "dcat",
        str(FEEDS / str(department["file"])),
        is_open_by_nature=bool(department["is_open_by_nature"]),
    )
    source = installation.sources.get(str(department["name"]))
    installation.harvesting.harvest(source, lambda _outcome: None)
