"""Asking the policy before something is done to a person, an organisation or the register."""

from werkzeug.exceptions import Forbidden

from catalogue.domain.person import Person
from catalogue.policy.permissions import Action, Service, Thing, decide
from frontend.web.services import services
from frontend.web.viewing import current_viewer, now


def may(action: Action, thing: Thing) -> bool:
    """Tell whether the viewer may do something to a thing."""
    return decide(current_viewer(), action, thing, now()).allowed


def ask(action: Action, thing: Thing | None = None) -> None:
    """End the request unless the viewer may do this, to the service if to no single thing."""
    if not may(action, thing or Service()):
        raise Forbidden


def person_to_change(person_id: str) -> Person:
    """Return a person whose rights the viewer may change; nobody's own are among them."""
    person = services().people.get(person_id)
    ask(Action.GIVE_RIGHTS, person)
    return person
