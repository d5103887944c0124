"""Reading one record as somebody may see it, with what stands around it on its page."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from catalogue.domain.back_link import BackLink
from catalogue.domain.kept_quality import ScoreChange
from catalogue.domain.quality import Quality
from catalogue.domain.record import Record
from catalogue.domain.viewer import Viewer
from catalogue.errors import NotFoundError
from catalogue.policy.audiences import Audience, Tier, audience_of, tiers_for
from catalogue.policy.links import link_targets
from catalogue.policy.permissions import Action, decide
from catalogue.policy.projection import ProjectedRecord, may_be_known, project
from catalogue.services.quality.measuring import for_everyone, for_owner
from catalogue.services.withholding import Withholding
from catalogue.store.encoding import iri_key
from catalogue.store.naming import FoundName
from catalogue.store.store import Store
from catalogue.store.unit_of_work import UnitOfWork
from schemas.findings import Report
from schemas.model import best

_INSIDERS = frozenset({Tier.ORGANISATION, Tier.OWNER})


class RelatedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record of ours that a link leads to and that this viewer may know of."""

    id: str
    title: str
    type: str


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a record comes from: its source, whose that is, and the day it was last read.

    ``organisation`` is the one that answers requests for the source's data here, if one does.
    The day is that on which the newest run began, however it ended: it is the same for all records
    of a source and moves with the schedule, never with what changed in a record.
    """

    source: str
    organisation: str | None
    last_read: dt.date | None


class SeenRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record as a viewer may see it, with what its page needs beside.

    ``related`` is by what the links say; ``linking`` are the records that link to it. ``quality``
    is of the public part, the same for everybody; ``owners_quality``, of all of it, ``past_scores``
    and ``report`` are there for its owner only. An insider, a member of the organisation, may
    compare with what the public sees.
    """

    projected: ProjectedRecord
    related: Mapping[str, RelatedRecord]
    linking: Mapping[BackLink, tuple[RelatedRecord, ...]]
    origin: Origin
    quality: Quality
    owners_quality: Quality | None
    past_scores: Sequence[ScoreChange]
    report: Report | None
    is_insider: bool


class Seeing:
    """The use case of reading a record."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def record_for(self, viewer: Viewer, record_id: str, now: dt.datetime) -> ProjectedRecord:
        """Return a record as a viewer may see it now.

        Raise ``NotFoundError``, in the same words for one that is not there and for one that this
        viewer may not know of, retired ones among them.
        """
        with self._store.reading() as work:
            return _projected(work, _known(work, viewer, record_id, now), viewer, now)

    def page_for(self, viewer: Viewer, record_id: str, now: dt.datetime) -> SeenRecord:
        """Return a record with what its page needs; raise ``NotFoundError`` as ``record_for``."""
        with self._store.reading() as work:
            record = _known(work, viewer, record_id, now)
            projected = _projected(work, record, viewer, now)
            may_see_findings = decide(viewer, Action.SEE_FINDINGS, record, now).allowed
            resource, report, today = record.resource, record.report, now.date()
            return SeenRecord(
                projected=projected,
                related=_related(work, projected),
                linking=_linking(work, projected),
                origin=_origin(work, projected.source),
                quality=for_everyone(resource, today),
                owners_quality=for_owner(resource, report, today) if may_see_findings else None,
                past_scores=work.qualities.changes_of(record_id) if may_see_findings else (),
                report=report if may_see_findings else None,
                is_insider=not projected.tiers.isdisjoint(_INSIDERS),
            )


def seen_by_everyone(work: UnitOfWork, records: Sequence[Record]) -> list[ProjectedRecord]:
    """Return records as the public may see them; what may not be known of is left out."""
    withholding = Withholding(work, records)
    tiers = Audience.PUBLIC.tiers
    seen = (
        project(record, Audience.PUBLIC, withheld=withholding.of(record, tiers))
        for record in records
    )
    return [each for each in seen if each is not None]


def _known(work: UnitOfWork, viewer: Viewer, record_id: str, now: dt.datetime) -> Record:
    record = work.records.find(record_id)
    # Before anything that takes time: a refusal must not tell by being slow.
    if record is None or not may_be_known(
        record, audience_of(viewer, now).tiers | tiers_for(viewer, record)
    ):
        raise NotFoundError(f"There is no record with the id {record_id!r}.")
    return record


def _projected(
    work: UnitOfWork, record: Record, viewer: Viewer, now: dt.datetime
) -> ProjectedRecord:
    audience = audience_of(viewer, now)
    withheld = Withholding(work, [record]).of(record, audience.tiers)
    projected = project(record, audience, tiers_for(viewer, record), withheld=withheld)
    if projected is None:
        raise NotFoundError(f"There is no record with the id {record.id!r}.")
    return projected


def _related(work: UnitOfWork, projected: ProjectedRecord) -> dict[str, RelatedRecord]:
    targets = link_targets(projected.resource)
    names = work.naming.named(projected.source, targets) if targets else []
    shown = _titled(work, [name.id for name in names], projected.audience)
    found: dict[str, RelatedRecord] = {}
    for target in sorted(targets):
        ids = [name.id for name in names if _is_called(name, projected.source, target)]
        first = next((shown[id_] for id_ in ids if id_ in shown), None)
        if first is not None and first.id != projected.id:
            found[target] = first
    return found


def _linking(
    work: UnitOfWork, projected: ProjectedRecord
) -> dict[BackLink, tuple[RelatedRecord, ...]]:
    links = work.back_links.to(projected.source, projected.identifier, projected.resource.iri)
    shown = _titled(work, [id_ for _, id_ in links], projected.audience)
    found: dict[BackLink, list[RelatedRecord]] = {}
    for link, id_ in links:
        if id_ in shown and id_ != projected.id:
            found.setdefault(link, []).append(shown[id_])
    return {link: tuple(sorted(each, key=_title)) for link, each in found.items()}


def _title(record: RelatedRecord) -> tuple[str, str]:
    return record.title, record.id


def _is_called(name: FoundName, source: str, target: str) -> bool:
    is_own = name.source == source and name.identifier == target
    return is_own or name.iri_key == iri_key(target)


def _titled(work: UnitOfWork, ids: Sequence[str], audience: Audience) -> dict[str, RelatedRecord]:
    titled: dict[str, RelatedRecord] = {}
    for record in work.records.by_ids(ids):
        # Only titles are shown here: withholding all links saves looking them up.
        seen = project(record, audience, withheld=link_targets(record.resource))
        if seen is not None:
            kind = type(seen.resource).__name__
            titled[seen.id] = RelatedRecord(id=seen.id, title=best(seen.resource.title), type=kind)
    return titled


def _origin(work: UnitOfWork, name: str) -> Origin:
    source = work.sources.find(name)
    runs = work.runs.list(source.id, limit=1) if source else []
    slug = source.organisation if source else None
    organisation = work.organisations.find(slug) if slug else None
    return Origin(
        source=name,
        organisation=organisation.slug if organisation and organisation.is_active else None,
        last_read=runs[0].started_at.date() if runs else None,
    )
