"""What a viewer may see beyond what everybody does, in words, with until when and by what proof."""

import datetime as dt

import msgspec

from catalogue.domain.person import Accreditation, Person
from catalogue.domain.viewer import Viewer
from catalogue.policy.audiences import is_accredited
from frontend.web.words import day


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """One standing: whether the viewer has it, what it shows them, and why or why not."""

    title: str
    holds: bool
    shows: str
    because: str


def sights(person: Person, viewer: Viewer, now: dt.datetime) -> tuple[Sight, ...]:
    """Tell of each standing whether the viewer has it."""
    return (
        Sight(
            title="Accredited researcher",
            holds=is_accredited(viewer, now),
            shows="Tables and variables of restricted data, and exact counts.",
            because=_accreditation(person.accreditation, is_accredited(viewer, now)),
        ),
        Sight(
            title="Government user",
            holds=viewer.is_government,
            shows="Tables and variables of restricted data.",
            because=_government(person, viewer),
        ),
    )


def _accreditation(held: Accreditation | None, in_date: bool) -> str:  # noqa: FBT001 - one of two
    if held is None:
        return "You have not claimed an accreditation."
    if not in_date:
        return f"Your accreditation {held.number} ended after {day(held.expires_on)}."
    return (
        f"{held.kind.value.capitalize()} accreditation {held.number}, up to and including "
        f"{day(held.expires_on)}. Last compared with the register on {day(held.checked_at)}."
    )


def _government(person: Person, viewer: Viewer) -> str:
    if viewer.is_government:
        return f"By your address in {person.verified_domain}, for as long as it is vouched for."
    if person.verified_domain:
        return f"No government organisation here has addresses in {person.verified_domain}."
    return (
        "Sign in through your department's single sign-on if it is offered here, or ask an "
        "administrator to confirm your work address."
    )
