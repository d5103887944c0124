"""Figures that everybody may see, each as far as the asker's audience can list what it counts."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from catalogue.domain.case import Case
from catalogue.domain.case_state import FINAL, CaseState
from catalogue.domain.person import Role
from catalogue.domain.viewer import Viewer
from catalogue.policy.audiences import Audience
from catalogue.policy.sight import sees_hidden
from catalogue.services.facet_labels import label_of
from catalogue.services.publishing import Clock
from catalogue.store.quality_counts import Quality, QualityCounts
from catalogue.store.store import Store
from search.query import Facet

#: How long a case has been in its state: under a week, under four, under twelve, or longer.
AGES = (dt.timedelta(weeks=1), dt.timedelta(weeks=4), dt.timedelta(weeks=12))


class PublisherQuality(msgspec.Struct, frozen=True, kw_only=True):
    """How many records a publisher has with all, nearly all and less of what is mandatory."""

    name: str
    counts: tuple[int, int, int]

    @property
    def total(self) -> int:
        """All of its records."""
        return sum(self.counts)


class CaseAges(msgspec.Struct, frozen=True, kw_only=True):
    """How many cases are in a state, by how long they have been, as in ``AGES``."""

    state: CaseState
    counts: tuple[int, ...]


class Figures:
    """The use case of telling how the catalogue stands as a whole."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def quality(self, audience: Audience) -> list[PublisherQuality]:
        """Count the records that an audience can list, by publisher; most records first."""
        with self._store.reading() as work:
            quality = Quality(work.connection)
            seen = [
                one.counts for one in quality.hidden() if sees_hidden(one.hiding, audience.tiers)
            ]
            added = _added([*quality.shown(), *seen])
        return sorted(added, key=lambda one: (-one.total, one.name))

    def cases(self, viewer: Viewer) -> list[CaseAges]:
        """Count the open cases about the data of the viewer's own organisations."""
        owners = viewer.organisations_as(Role.HANDLER) | viewer.organisations_as(Role.DECIDER)
        with self._store.reading() as work:
            cases = work.cases.of_owners(owners) if owners else []
        return _by_age(cases, self._clock())


def _added(counted: Iterable[QualityCounts]) -> list[PublisherQuality]:
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for code, *counts in counted:
        name = label_of(Facet.PUBLISHER, str(code)) or "No publisher named"
        sums[name] = [a + int(b) for a, b in zip(sums[name], counts, strict=True)]
    return [PublisherQuality(name=n, counts=(c[0], c[1], c[2])) for n, c in sums.items()]


def _by_age(cases: Sequence[Case], now: dt.datetime) -> list[CaseAges]:
    not_open = {*FINAL, CaseState.DRAFT, CaseState.EXPIRED, CaseState.ACCESS_LIVE}
    counts: dict[CaseState, list[int]] = {}
    for case in cases:
        if case.state not in not_open:
            age = sum(now - case.since >= limit for limit in AGES)
            counts.setdefault(case.state, [0] * (len(AGES) + 1))[age] += 1
    return [
        CaseAges(state=state, counts=tuple(counts[state])) for state in CaseState if state in counts
    ]
