"""A whole installation with pages, for tests: harvested once, copied for whoever changes it."""

import datetime as dt
import shutil
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import delete

from catalogue.domain.organisation import Organisation
from catalogue.domain.person import Accreditation, AccreditationKind, Membership, Person, Role
from catalogue.settings import Settings
from catalogue.store.people_tables import attempts
from frontend.app import create_app
from frontend.demo import DEPARTMENTS, FEEDS
from frontend.wiring import Installation, random_id
from tests.made_once import made_once
from tests.page_client import PageClient

_GOVERNMENT = "cabinet-of-examples"
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

    def signed_in(self, person_id: str) -> PageClient:
        """Return a browser with a session of somebody's."""
        visitor = self.visitor()
        visitor.client.set_cookie("wayleave", self.installation.sessions.begin(person_id))
        return visitor

    def organisation(self, slug: str, *sources: str, **more: Any) -> Organisation:  # noqa: ANN401
        """Register an organisation that owns these sources."""
        made = Organisation(
            slug=slug, name=more.pop("name", slug.replace("-", " ").title()), **more
        )
        with self.installation.store.unit_of_work() as work:
            work.organisations.add(made)
            for name in sources:
                source = work.sources.get(name)
                work.sources.update(msgspec.structs.replace(source, organisation=slug))
        return made

    def person(
        self,
        name: str,
        roles: Mapping[str, Iterable[Role]] | None = None,
        **more: Any,  # noqa: ANN401
    ) -> str:
        """Register somebody, with roles by the slugs of organisations; return the id.

        ``accredited_until`` is the last day of an accreditation; the rest is as in ``Person``.
        """
        until = more.pop("accredited_until", None)
        accreditation = until and Accreditation(
            number=f"AR-{len(name)}-{name[:3]}",
            kind=AccreditationKind.FULL,
            expires_on=until,
            checked_at=self.clock(),
        )
        person = Person(
            id=random_id(),
            name=name,
            email=f"{name.lower().replace(' ', '.')}@people.example",
            accreditation=accreditation,
            created_at=self.clock(),
            **more,
        )
        with self.installation.store.unit_of_work() as work:
            work.people.add(person)
            for slug, held in (roles or {}).items():
                work.memberships.add(
                    Membership(
                        person_id=person.id,
                        organisation=slug,
                        roles=frozenset({Role.MEMBER, *held}),
                        requested_at=self.clock(),
                        confirmed_at=self.clock(),
                    )
                )
        return person.id

    def government_user(self, name: str) -> str:
        """Register a verified government user; return the id."""
        with self.installation.store.reading() as work:
            is_known = any(one.slug == _GOVERNMENT for one in work.organisations.all())
        if not is_known:
            self.organisation(_GOVERNMENT, is_government=True, domains=("office.gov.example",))
        return self.person(name, verified_domain="office.gov.example")


@pytest.fixture(scope="session")
def harvested_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Harvest three sample departments into a home; copy it before changing anything."""
    return made_once(tmp_path_factory, "harvested", harvest_sample)


def harvest_sample(home: Path) -> None:
    """Harvest three sample departments into a home."""
    installation = Installation(Settings.from_env({"WAYLEAVE_HOME": str(home)}), FixedClock())
    for department in tomllib.loads(DEPARTMENTS.read_text(encoding="utf-8"))["source"]:
        if department["name"] in _HARVESTED:
            _harvest(installation, department)
    installation.runner.work(until_idle=True)
    installation.close()


@pytest.fixture
def make_site(harvested_home: Path, tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Make sites of one's own with settings of one's own, each from the harvested home."""
    made: list[Site] = []

    def make(**environment: str) -> Site:
        home = tmp_path / f"home-{len(made)}"
        shutil.copytree(harvested_home, home, symlinks=True)
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
    shutil.copytree(harvested_home, home, symlinks=True)
    site = Site(home, FixedClock())
    yield site
    site.installation.close()


@pytest.fixture
def nobody_has_checked_yet(shared_site: Site) -> None:
    """Forget how often metadata was checked: all tests of a process are one visitor."""
    with shared_site.installation.store.unit_of_work() as work:
        work.connection.execute(delete(attempts))


def _harvest(installation: Installation, department: dict[str, str | bool]) -> None:
    installation.sources.add(
        str(department["name"]),
        "dcat",
        str(FEEDS / str(department["file"])),
        is_open_by_nature=bool(department["is_open_by_nature"]),
    )
    source = installation.sources.get(str(department["name"]))
    installation.harvesting.harvest(source, lambda _outcome: None)
