"""Making a move from a form: done, or shown again with the reason and all that was typed."""

from collections.abc import Callable
from http import HTTPStatus

import msgspec
from flask import Response, flash, redirect
from werkzeug.wrappers import Response as AnyResponse

from catalogue.domain.transitions import MoveRefusedError
from catalogue.errors import ConflictError, RefusedError
from frontend.pages.moving.fields import MoveForm, refilled, seen_moves
from frontend.web.templates import page


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a form stands: the page to go back to and what it is called, and the case's moves."""

    back: str
    back_text: str
    action: str
    moves: int
    reference: str


def form_page(form: MoveForm, place: Place, error: str = "", *, is_stale: bool = False) -> Response:
    """Show a form."""
    return page("moving/move.html", form=form, place=place, error=error, is_stale=is_stale)


def make(form: MoveForm, place: Place, move: Callable[[int], object], done: str) -> AnyResponse:
    """Make a move, given how many moves were seen; show the form again when it is refused.

    When somebody else moved first, the page says what happened and holds what was typed.
    """
    try:
        move(seen_moves())
    except ConflictError as conflict:
        return _again(form, place, str(conflict), HTTPStatus.CONFLICT)
    except MoveRefusedError as refused:
        return _again(form, place, str(refused), HTTPStatus.BAD_REQUEST)
    except RefusedError as refused:
        return _again(form, place, str(refused), HTTPStatus.CONFLICT)
    flash(done)
    return redirect(place.back, code=HTTPStatus.SEE_OTHER)


def _again(form: MoveForm, place: Place, why: str, status: HTTPStatus) -> Response:
    is_stale = status is HTTPStatus.CONFLICT
    answered = form_page(refilled(form), place, why, is_stale=is_stale)
    answered.status_code = status
    return answered
