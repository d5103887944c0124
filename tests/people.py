"""People, organisations and a clock that tests set, for every suite that needs somebody."""

import datetime as dt

from argon2 import PasswordHasher

from catalogue.domain.organisation import Organisation
from catalogue.domain.person import Person
from catalogue.services.password_rules import Passwords

NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
GOOD_PASSWORD = "three plain otters"  # noqa: S105 - of nobody's

#: So little work that a test's sign-in takes no time.
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class SetClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: dt.datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Go on by so many days, hours, minutes or seconds."""
        self.now += dt.timedelta(**by)


def cheap_passwords() -> Passwords:
    """Make what hashes passwords in no time."""
    return Passwords(CHEAP)


def new_person(name: str = "Alex Invented", **changes: object) -> Person:
    """Make a person with a local account; id and address follow from the name."""
    key = "-".join(name.lower().split())
    fields: dict[str, object] = {"id": key, "name": name, "email": f"{key}@rivers.example"}
    return Person(**{**fields, "created_at": NOW, **changes})  # type: ignore[arg-type]  # a test's shorthand


def new_organisation(slug: str = "rivers-agency", **changes: object) -> Organisation:
    """Make an organisation of government."""
    fields: dict[str, object] = {
        "slug": slug,
        "name": slug.replace("-", " ").title(),
        "is_government": True,
        "domains": ("rivers.example",),
    }
    return Organisation(**{**fields, **changes})  # type: ignore[arg-type]  # a test's shorthand
