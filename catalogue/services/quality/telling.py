"""Telling how good descriptions are: to owners all of it, to everybody what everybody sees."""

from collections.abc import Collection, Sequence

import msgspec

from catalogue.domain.kept_quality import HistoryDay, Scope, ScoreChange, Summary
from catalogue.domain.organisation import Organisation
from catalogue.domain.source import Source
from catalogue.domain.viewer import Viewer
from catalogue.errors import NotFoundError
from catalogue.policy.audiences import Audience
from catalogue.policy.permissions import Action, decide
from catalogue.policy.sight import sees_hidden
from catalogue.services.discovery import not_found
from catalogue.services.publishing import Clock
from catalogue.services.quality.keeping import measure_all, summary_of
from catalogue.services.quality.summing import summed
from catalogue.services.source_care import no_such_source
from catalogue.store.store import Store
from catalogue.store.unit_of_work import UnitOfWork


class SourceQuality(msgspec.Struct, frozen=True, kw_only=True):
    """How good the records of a source are now, and were day by day."""

    source: str
    organisation: str | None
    summary: Summary
    history: Sequence[HistoryDay]


class OrganisationQuality(msgspec.Struct, frozen=True, kw_only=True):
    """The same of all sources of an organisation, and of each of them now."""

    organisation: Organisation
    summary: Summary
    history: Sequence[HistoryDay]
    sources: Sequence[tuple[str, Summary]]


class QualityTelling:
    """The use case of telling how good descriptions are."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def source(self, viewer: Viewer, name: str) -> SourceQuality:
        """Tell of a source that the viewer looks after; raise ``NotFoundError`` otherwise."""
        with self._store.reading() as work:
            source = work.sources.find(name)
            if source is None or not self._sees(viewer, source):
                raise no_such_source(name)
            return self._source(work, source)

    def organisation(self, viewer: Viewer, slug: str) -> OrganisationQuality:
        """Tell of an organisation all of whose sources the viewer looks after."""
        with self._store.reading() as work:
            sources = [each for each in work.sources.all() if each.organisation == slug]
            organisation = work.organisations.find(slug)
            if (
                organisation is None
                or not sources
                or not all(self._sees(viewer, each) for each in sources)
            ):
                raise NotFoundError(f"There is no organisation {slug!r} with sources.")
            return self._organisation(work, organisation, sources)

    def every_source(self) -> list[SourceQuality]:
        """Tell of every source, for whoever runs the service."""
        with self._store.reading() as work:
            return [self._source(work, source) for source in work.sources.all()]

    def any_source(self, name: str) -> SourceQuality:
        """Tell of a source, for whoever runs the service; raise ``NotFoundError``."""
        with self._store.reading() as work:
            return self._source(work, work.sources.get(name))

    def any_organisation(self, slug: str) -> OrganisationQuality:
        """Tell of an organisation, for whoever runs the service; raise ``NotFoundError``."""
        with self._store.reading() as work:
            organisation = work.organisations.get(slug)
            sources = [each for each in work.sources.all() if each.organisation == slug]
            return self._organisation(work, organisation, sources)

    def publisher(self, audience: Audience, codes: Collection[str]) -> Summary:
        """Add up what everybody sees of the records of a publisher that an audience can list."""
        with self._store.reading() as work:
            today = self._clock().date()
            hidden = (
                (measures, 1)
                for measures, hiding in work.qualities.hidden_of_publishers(codes, today)
                if sees_hidden(hiding, audience.tiers)
            )
            return summed([*work.qualities.of_publishers(codes, today), *hidden])

    def changes(self, viewer: Viewer, record_id: str) -> list[ScoreChange]:
        """Tell its owner which scores a record had; raise ``NotFoundError`` for anybody else."""
        with self._store.reading() as work:
            record = work.records.find(record_id)
            if not decide(viewer, Action.SEE_FINDINGS, record, self._clock()).allowed:
                raise not_found(record_id)
            return work.qualities.changes_of(record_id)

    def measure_all(self) -> int:
        """Measure what was never measured; return how many records that were."""
        return measure_all(self._store, self._clock().date())

    def _sees(self, viewer: Viewer, source: Source) -> bool:
        return decide(viewer, Action.SEE_SOURCE, source, self._clock()).allowed

    def _source(self, work: UnitOfWork, source: Source) -> SourceQuality:
        return SourceQuality(
            source=source.name,
            organisation=source.organisation,
            summary=summary_of(work, [source.name], self._clock().date()),
            history=work.qualities.history(Scope.SOURCE, source.name),
        )

    def _organisation(
        self, work: UnitOfWork, organisation: Organisation, sources: Sequence[Source]
    ) -> OrganisationQuality:
        today = self._clock().date()
        names = [source.name for source in sources]
        return OrganisationQuality(
            organisation=organisation,
            summary=summary_of(work, names, today),
            history=work.qualities.history(Scope.ORGANISATION, organisation.slug),
            sources=[(name, summary_of(work, [name], today)) for name in names],
        )
