"""What waits for a viewer in the parts of the service that they may enter."""

from collections.abc import Iterator

import msgspec

from catalogue.domain.case_state import Turn
from catalogue.domain.viewer import Viewer
from catalogue.policy.entrances import Entrance, Permission, entrance
from frontend.web.services import services
from frontend.web.words import counted


class Waiting(msgspec.Struct, frozen=True):
    """Something to do, and where."""

    what: str
    address: str


def waiting(viewer: Viewer) -> tuple[Waiting, ...]:
    """List what is a viewer's to do now."""
    return (*_of_the_applicant(viewer), *_of_the_owner(viewer), *_of_the_publisher(viewer))


def _of_the_applicant(viewer: Viewer) -> Iterator[Waiting]:
    mine = services().access.asking.mine(viewer)
    turns = sum(any(case.turn is Turn.APPLICANT for case in asked.cases) for asked in mine)
    if turns:
        yield Waiting(f"It is your turn in {counted(turns, 'request')} of yours", "/requests")


def _of_the_owner(viewer: Viewer) -> Iterator[Waiting]:
    if entrance(viewer, Permission.ANSWER_REQUESTS) is not Entrance.OPEN:
        return
    cases = services().access.inbox.cases(viewer, with_closed=False)
    turns = sum(case.turn is Turn.OWNER for case in cases)
    if turns:
        what = f"It is your turn in {counted(turns, 'request')} for your data"
        yield Waiting(what, "/cases?show=ours")


def _of_the_publisher(viewer: Viewer) -> Iterator[Waiting]:
    if not viewer.owned_sources:
        return
    needy = sum(bool(each.needs) for each in services().source_care.sources(viewer))
    if needy:
        yield Waiting(f"{counted(needy, 'source needs', 'sources need')} you", "/publishing")
