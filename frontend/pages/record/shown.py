"""The whole page of a record, made of what its reader may see, ready for the template."""

from collections.abc import Sequence

import msgspec

from catalogue.policy.routes import RouteAdvice
from catalogue.services.seeing import SeenRecord
from frontend.pages.record.contents import Asked, Contents, contents
from frontend.pages.record.coverage import coverage
from frontend.pages.record.files import Files, files
from frontend.pages.record.headline import Headline, headline
from frontend.pages.record.internals import internals
from frontend.pages.record.lines import Line, Section
from frontend.pages.record.linking import Linking
from frontend.pages.record.origin import Origin, origin
from frontend.pages.record.quality import Quality, quality
from frontend.pages.record.relations import relations
from frontend.pages.record.responsible import Responsible, responsible
from frontend.pages.record.way_in import WayIn, conditions, way_in


class RecordPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the template of a record shows."""

    id: str
    headline: Headline
    way_in: WayIn
    conditions: Section
    responsible: Responsible
    contents: Contents | None
    coverage: Section
    files: Files
    relations: Section
    quality: Quality
    origin: Origin
    internals: Section
    similar: Sequence[Line]
    is_insider: bool


def record_page(
    seen: SeenRecord, advice: RouteAdvice, asked: Asked, similar: Sequence[Line]
) -> RecordPage:
    """Make the page of a record."""
    projected = seen.projected
    linking = Linking(seen.related, seen.linking)
    return RecordPage(
        id=projected.id,
        headline=headline(projected),
        way_in=way_in(projected, advice),
        conditions=conditions(projected),
        responsible=responsible(projected),
        contents=contents(projected, asked),
        coverage=coverage(projected),
        files=files(projected, linking, asked.files),
        relations=relations(projected, linking),
        quality=quality(seen),
        origin=origin(seen, linking),
        internals=internals(projected),
        similar=similar,
        is_insider=seen.is_insider,
    )
