"""A site with publishers: two departments' sources, one of which lost most of its feed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue.domain.person import Role
from catalogue.domain.run import Run, RunState
from catalogue.settings import Settings
from frontend.demo import FEEDS, LATER
from frontend.wiring import Installation
from tests.page_client import Page, PageClient, words
from tests.site import FixedClock, Site

_HELD = "clean-air"
SVG = "{http://www.w3.org/2000/svg}"


def drawing_words(page: Page) -> str:
    """Return how the first drawing with a description is described."""
    return words(next(page.tree.iter(f"{SVG}desc")))


class PublishingSite(Site):
    """The homes office has rejected records, the clean air office a held run."""

    def prepare(self) -> None:
        """Register the organisations and their people."""
        self.organisation("homes-office", "homes", name="Homes Office")
        self.organisation("air-office", _HELD, name="Air Office")
        self.homes_publisher = self.person("Hollis Made", {"homes-office": [Role.PUBLISHER]})
        self.air_publisher = self.person("Avery Made", {"air-office": [Role.PUBLISHER]})
        self.air_decider = self.person("Blair Made", {"air-office": [Role.DECIDER]})
        self.air_member = self.person("Casey Made", {"air-office": []})
        self.administrator = self.person("Devon Made", is_administrator=True)

    def homes(self) -> PageClient:
        """Return the browser of who publishes for the homes office."""
        return self.signed_in(self.homes_publisher)

    def air(self) -> PageClient:
        """Return the browser of who publishes for the air office."""
        return self.signed_in(self.air_publisher)

    def admin(self) -> PageClient:
        """Return the browser of the administrator."""
        return self.signed_in(self.administrator)

    def latest(self, source: str) -> Run:
        """Return the latest run of a source."""
        with self.installation.store.reading() as work:
            return work.runs.list(work.sources.id_of(source), 1)[0]

    def held_run(self) -> Run:
        """Return the run that waits for a decision."""
        run = self.latest(_HELD)
        assert run.state is RunState.HELD
        return run

    def a_record(self, source: str, title: str = "") -> str:
        """Return the id of a record of a source, the first, or the one of a title."""
        query = "SELECT r.id FROM records r JOIN sources s ON s.id = r.source_id WHERE s.name = ?"
        query += " AND r.title LIKE ? ORDER BY r.title"
        with self.installation.store.reading() as work:
            found = work.connection.exec_driver_sql(query, (source, f"{title}%")).scalar()
        return str(found)


@pytest.fixture(scope="session")
def held_home(harvested_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Harvest a feed and then what is left of it; copy it before changing anything."""
    home = tmp_path_factory.mktemp("held") / "home"
    shutil.copytree(harvested_home, home, symlinks=True)
    clock = FixedClock()
    installation = Installation(Settings.from_env({"WAYLEAVE_HOME": str(home)}), clock)
    for feed in (FEEDS / "clean-air-office.ttl", LATER / "clean-air-office.ttl"):
        source = installation.sources.named(_HELD, "dcat", str(feed))
        installation.harvesting.harvest(source, lambda _outcome: None)
        clock.pass_by(minutes=5)
    installation.runner.work(until_idle=True)
    installation.close()
    return home


def opened(home: Path, at: Path) -> PublishingSite:
    """Open a copy of a home as a site with its people."""
    shutil.copytree(home, at, symlinks=True)
    site = PublishingSite(at, FixedClock())
    site.clock.pass_by(days=1)
    site.prepare()
    return site


@pytest.fixture
def publishing(held_home: Path, tmp_path: Path) -> Iterator[PublishingSite]:
    """Make a site to change at will."""
    site = opened(held_home, tmp_path / "publishing")
    yield site
    site.installation.close()


@pytest.fixture(scope="session")
def looked_after(
    held_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PublishingSite]:
    """Make a site to look at and never to change."""
    site = opened(held_home, tmp_path_factory.mktemp("looked-after") / "home")
    yield site
    site.installation.close()
