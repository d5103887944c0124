"""A person made a viewer, fresh at every request: what was revoked counts no more at the next."""

import datetime as dt
import zoneinfo
from collections.abc import Callable
from typing import TypeAlias

from catalogue.domain.person import Accreditation, Role
from catalogue.domain.viewer import Viewer
from catalogue.store import Store, UnitOfWork
from catalogue.store.standing import Standing

#: The records about which a person has a live case, by the person's id.
LiveCases: TypeAlias = Callable[[UnitOfWork, str], frozenset[str]]

_LONDON = zoneinfo.ZoneInfo("Europe/London")
_OWNING = (Role.DECIDER, Role.PUBLISHER)


def _no_cases(_work: UnitOfWork, _person_id: str) -> frozenset[str]:
    return frozenset()


class Viewers:
    """The use case of telling who asks."""

    def __init__(self, store: Store, live_cases: LiveCases = _no_cases) -> None:
        self._store = store
        self._live_cases = live_cases

    def viewer_of(self, person_id: str | None) -> Viewer:
        """Return what a person may claim now; nothing for nobody, and for an ended account."""
        if person_id is None:
            return Viewer.anonymous()
        with self._store.reading() as work:
            standing = work.standings.find(person_id)
            if standing is None:
                return Viewer.anonymous()
            return _viewer(standing, self._live_cases(work, person_id))


def accredited_until(accreditation: Accreditation | None) -> dt.datetime | None:
    """Return when an accreditation ends: as the day after its last one begins in London."""
    if accreditation is None:
        return None
    if accreditation.expires_on == dt.date.max:
        return dt.datetime.max.replace(tzinfo=dt.UTC)
    next_day = accreditation.expires_on + dt.timedelta(days=1)
    midnight = dt.datetime.combine(next_day, dt.time(), tzinfo=_LONDON)
    return midnight.astimezone(dt.UTC)


def _viewer(standing: Standing, cases: frozenset[str]) -> Viewer:
    person = standing.person
    owning = {slug for slug, role in standing.roles if role in _OWNING}
    return Viewer(
        person_id=person.id,
        name=person.name,
        accredited_until=accredited_until(person.accreditation),
        is_government=standing.is_government,
        is_administrator=person.is_administrator,
        organisations=standing.organisations,
        roles=standing.roles,
        member_sources=frozenset(source for _, source in standing.sources),
        owned_sources=frozenset(source for slug, source in standing.sources if slug in owning),
        cases=cases,
    )
