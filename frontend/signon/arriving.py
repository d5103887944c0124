"""What happens to somebody who just signed in: a session, and back to where they were."""

from flask import redirect
from werkzeug.wrappers import Response

from catalogue.domain.person import Person
from frontend.web.resuming import within_the_site
from frontend.web.services import services
from frontend.web.sessions import begin_for

_HOME = "/my-page"


def arrive(person: Person) -> None:
    """Begin the person's session, after their accreditation was compared with the register."""
    services().accreditation.check(person.id)
    begin_for(person.id)


def back_to(address: str) -> Response:
    """Send the browser on, within the site and nowhere else."""
    return redirect(within_the_site(address) if address else _HOME, code=303)
