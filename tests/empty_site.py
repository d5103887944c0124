"""A site without records, for what is about people alone: made in no time, each test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontend.signon import mailing
from tests.people import cheap_passwords
from tests.site import FixedClock, Site


class EmptySite(Site):
    """A site with nothing in it but people."""

    def link_in_mail(self) -> str:
        """Return the path of the link in the newest mail."""
        newest = max(self.mails(), key=lambda file: file.stat().st_mtime_ns)
        return "/password/set?token=" + newest.read_text().partition("token=")[2].split()[0]

    def mails(self) -> list[Path]:
        """Return the mails that were sent, after what is being sent."""
        mailing.finish(self.app)
        return list((self.installation.settings.home / "mail").glob("*.eml"))


def made_site(home: Path, **environment: str) -> EmptySite:
    """Make an empty site with settings of its own."""
    site = EmptySite(home, FixedClock(), **environment)
    site.installation.__dict__["passwords"] = cheap_passwords()
    return site


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[EmptySite]:
    """Make a site to change at will."""
    site = made_site(tmp_path / "home")
    yield site
    mailing.finish(site.app)
    site.installation.close()
