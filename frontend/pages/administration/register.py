"""The register of accredited researchers: how it stands, and a new one."""

from flask import Blueprint, Response, request

from catalogue.errors import CatalogueError, RefusedError, UnreadableInputError
from catalogue.policy.entrances import Permission
from catalogue.policy.permissions import Action
from catalogue.services.accreditation import RegisterImport
from catalogue.services.addresses import UnusableFieldError
from frontend.pages.administration.asking import ask
from frontend.signon.forms import form_page, typed
from frontend.web.limits import takes
from frontend.web.permits import open_to
from frontend.web.services import services

blueprint = Blueprint("administration_register", __name__)

#: The register of the whole country has some ten thousand lines of a hundred bytes.
_MOST_BYTES = 8_000_000
#: What is shown of the lines that were not taken.
MOST_FAULTS = 100


@blueprint.get("/administration/register")
@open_to(Permission.ADMINISTER)
def show() -> Response:
    """Show how the register stands."""
    return _page()


@blueprint.post("/administration/register")
@open_to(Permission.ADMINISTER)
@takes(_MOST_BYTES)
def import_register() -> Response:
    """Put a register in the place of the last one, and tell what was not taken of it."""
    ask(Action.MANAGE_REGISTER)
    file = request.files.get("file")
    content = file.read() if file else b""
    try:
        if not content:
            raise UnusableFieldError("file", "Choose a file that is not empty.")
        may_shrink = bool(typed("may_shrink"))
        done = services().accreditation.import_register(content, may_shrink=may_shrink)
    except (RefusedError, UnreadableInputError) as error:
        return _page(error)
    return _page(done=done)


def _page(error: CatalogueError | None = None, done: RegisterImport | None = None) -> Response:
    told = UnusableFieldError("file", str(error)) if error else None
    return form_page(
        "administration/register.html",
        told,
        first_field="file",
        register=services().accreditation.summary(),
        done=done,
        most=MOST_FAULTS,
    )
