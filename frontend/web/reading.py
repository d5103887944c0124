"""Reading a record for whoever asks: the one way that pages and formats take to it.

Reads of what is not public are written to the audit log: who, which record, by which proof. With
``?as=public`` a record is read as the public would, so that an owner can compare.
"""

import structlog
from flask import g, request

from catalogue.domain.viewer import Viewer
from catalogue.policy.audiences import Tier
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.seeing import SeenRecord
from frontend.web.request_ids import request_id
from frontend.web.security_headers import for_this_viewer_only
from frontend.web.services import services
from frontend.web.viewing import current_viewer, now

_audit = structlog.stdlib.get_logger("wayleave.audit")
_EVERYONE = frozenset({Tier.PUBLIC})


def read_record(record_id: str) -> ProjectedRecord:
    """Return a record as the one who asks may see it; raise ``NotFoundError``."""
    projected = services().seeing.record_for(_reader(), record_id, now())
    _note(projected)
    return projected


def read_page(record_id: str) -> SeenRecord:
    """Return a record with what its page needs; raise ``NotFoundError``."""
    seen = services().seeing.page_for(_reader(), record_id, now())
    _note(seen.projected)
    return seen


def _reader() -> Viewer:
    viewer = current_viewer()
    if viewer.is_signed_in:
        for_this_viewer_only()
    if request.args.get("as") == "public":
        # All of the page is as the public gets it, the links at its head too.
        g.viewer = Viewer.anonymous()
    return current_viewer()


def _note(projected: ProjectedRecord) -> None:
    if projected.tiers <= _EVERYONE:
        return
    for_this_viewer_only()
    if projected.notice is not None:
        _audit.info(
            "read",
            record=projected.id,
            person=current_viewer().person_id,
            tiers=sorted(projected.tiers - _EVERYONE),
            request_id=request_id(),
        )
