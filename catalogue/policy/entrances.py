"""Who may enter which part of the service: what a page asks of a visitor before anything else.

This is about the way in, which is the same for everybody; whether a thing behind it may be seen or
changed is decided thing by thing in ``permissions``.
"""

import enum

from catalogue.domain.viewer import Viewer


class Permission(enum.StrEnum):
    """What a way in asks of a visitor."""

    EVERYONE = "everyone"
    SIGNED_IN = "signed-in"
    LOOK_AFTER_RECORDS = "look-after-records"
    ANSWER_REQUESTS = "answer-requests"
    ADMINISTER = "administer"


class Entrance(enum.Enum):
    """Whether a visitor may enter, and if not, what is missing."""

    OPEN = enum.auto()
    SIGN_IN_FIRST = enum.auto()
    CLOSED = enum.auto()


def entrance(viewer: Viewer, permission: Permission) -> Entrance:
    """Tell whether a viewer may enter where this permission is asked for."""
    if permission is Permission.EVERYONE:
        return Entrance.OPEN
    if viewer.person_id is None:
        return Entrance.SIGN_IN_FIRST
    return Entrance.OPEN if _holds(viewer, permission) else Entrance.CLOSED


def _holds(viewer: Viewer, permission: Permission) -> bool:
    match permission:
        case Permission.SIGNED_IN:
            return True
        case Permission.LOOK_AFTER_RECORDS:
            return viewer.looks_after_records or viewer.is_administrator
        case Permission.ANSWER_REQUESTS:
            return viewer.answers_requests
        case Permission.ADMINISTER:
            return viewer.is_administrator
        case _:
            return False
