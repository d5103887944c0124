"""Which links of a record lead to records that somebody may not know of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from catalogue.domain.record import Hiding, Record
from catalogue.policy.audiences import Tier
from catalogue.policy.links import link_targets
from catalogue.policy.sight import sees_hidden
from catalogue.store.encoding import iri_key
from catalogue.store.naming import NamedRecord
from catalogue.store.unit_of_work import UnitOfWork

_NOTHING: frozenset[str] = frozenset()


class Withholding:
    """What is withheld among the links of some records, looked up for all of them at once.

    A link names a record by IRI, or by identifier within its own source. It is withheld when it
    names a hidden record and none that may be seen: an IRI that a second source describes openly
    is no secret.
    """

    def __init__(self, work: UnitOfWork, records: Sequence[Record]) -> None:
        self._targets = {record.id: link_targets(record.resource) for record in records}
        every = frozenset[str]().union(*self._targets.values())
        self._hidden = _Names(work.naming.hidden(every)) if every else _Names(())
        named = [
            (record.source, target)
            for record in records
            for target in self._targets[record.id]
            if self._hidden.hidings(record.source, target)
        ]
        self._shown = _Names(work.naming.shown(named)) if named else _Names(())

    def of(self, record: Record, tiers: frozenset[Tier]) -> frozenset[str]:
        """Return the link targets of one of the records that these tiers may not know of."""
        if self._hidden.is_empty:
            return _NOTHING
        return frozenset(
            target
            for target in self._targets[record.id]
            if self._is_withheld(record.source, target, tiers)
        )

    def _is_withheld(self, source: str, target: str, tiers: frozenset[Tier]) -> bool:
        hidings = self._hidden.hidings(source, target)
        if not hidings or any(sees_hidden(hiding, tiers) for hiding in hidings):
            return False
        return not self._shown.hidings(source, target)


class _Names:
    """Records by what links call them."""

    def __init__(self, records: Iterable[NamedRecord]) -> None:
        self._by_iri: dict[str, list[Hiding | None]] = defaultdict(list)
        self._by_identifier: dict[tuple[str, str], list[Hiding | None]] = defaultdict(list)
        for record in records:
            if record.iri_key:
                self._by_iri[record.iri_key].append(record.hiding)
            self._by_identifier[record.source, record.identifier].append(record.hiding)

    @property
    def is_empty(self) -> bool:
        return not self._by_identifier

    def hidings(self, source: str, target: str) -> list[Hiding | None]:
        """Return the hiding, or none, of each record that a link of a source names."""
        if self.is_empty:
            return []
        by_iri = self._by_iri.get(iri_key(target), [])
        return [*by_iri, *self._by_identifier.get((source, target), [])]
