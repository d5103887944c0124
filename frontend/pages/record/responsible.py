"""Who is responsible for the data, and how to reach them."""

from collections.abc import Iterable

import msgspec

from catalogue.policy.projection import ProjectedRecord
from catalogue.services.documents import publisher_code
from catalogue.services.facet_labels import label_of
from catalogue.services.groups import slug_of
from frontend.pages.record.code_words import ROLES
from frontend.pages.record.lines import (
    Fact,
    Line,
    Section,
    address,
    distinct,
    facts,
    mailbox,
    plain,
    safe_href,
    worded,
)
from frontend.pages.record.linking import with_note
from schemas.model import ContactKind, ContactPoint, Organisation, Resource, RoleHolder
from search.query import Facet


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """A way to reach somebody."""

    name: str
    facts: tuple[Fact, ...]


class Responsible(msgspec.Struct, frozen=True, kw_only=True):
    """The bodies, the contacts and, inside the organisation, the people."""

    section: Section
    contacts: tuple[Contact, ...]


def responsible(projected: ProjectedRecord) -> Responsible:
    """Say who answers for a record's data."""
    resource = projected.resource
    publisher = resource.publisher
    attributed = tuple(
        with_note(line, each.role)
        for each in resource.qualified_attribution
        for line in organisations((each.agent,), publisher)
    )
    found = facts(
        ("Published by", organisations((publisher,), publisher) if publisher else ()),
        ("Publisher's website", address(publisher.homepage) if publisher else ()),
        ("Made by", organisations(resource.creator, publisher)),
        ("Also had a part", attributed),
        *((ROLES[each.role], _holder(each)) for each in resource.role_holders),
    )
    return Responsible(
        section=Section(
            id="responsible", title="Who is responsible", facts=found, missing=_missing(resource)
        ),
        contacts=tuple(_contact(each) for each in resource.contact_point),
    )


def _missing(resource: Resource) -> tuple[str, ...]:
    lacks = {"who publishes it": not resource.publisher, "a contact": not resource.contact_point}
    return tuple(words for words, is_missing in lacks.items() if is_missing)


def organisations(
    values: Iterable[Organisation], publisher: Organisation | None
) -> tuple[Line, ...]:
    """Make lines of bodies; the publisher's page is here, since it has this record at least."""
    code = publisher_code(publisher) if publisher else ""
    return distinct(line for each in values for line in _organisation(each, code))


def publisher_line(publisher: Organisation | None) -> Line | None:
    """Make a line of the publisher alone, if it has a name."""
    code = publisher_code(publisher) if publisher else ""
    if not code:
        return None
    name = label_of(Facet.PUBLISHER, code)
    return Line(text=name, href=f"/organisations/{slug_of(code)}", is_ours=True)


def _organisation(value: Organisation, publisher: str) -> tuple[Line, ...]:
    code = publisher_code(value)
    name = label_of(Facet.PUBLISHER, code)
    short = ", ".join(filter(None, (value.abbreviation, value.identifier)))
    outside = safe_href(value.homepage) or safe_href(value.iri)
    if code and code == publisher:
        head = Line(text=name, href=f"/organisations/{slug_of(code)}", is_ours=True, note=short)
    else:
        head = Line(text=name or value.iri or "Not named", href=outside, note=short)
    own = tuple(line for line in worded(value.name) if line.text != name)
    return (head, *own, *mailbox(value.email))


def _holder(value: RoleHolder) -> tuple[Line, ...]:
    return (*worded(value.name), *mailbox(value.email), *plain(value.organisation))


def _contact(value: ContactPoint) -> Contact:
    names = worded(value.name)
    title = names[0].text if names else "Contact"
    kind = "A person" if value.kind is ContactKind.PERSON else ""
    found = facts(
        ("Name", names[1:]),
        ("Email", mailbox(value.email)),
        ("Telephone", _telephone(value.telephone)),
        ("Post", plain(value.address)),
        ("Contact page", address(value.url)),
        ("Organisation", plain(value.organisation)),
        ("Kind", plain(kind)),
    )
    return Contact(name=title, facts=found)


def _telephone(value: str | None) -> tuple[Line, ...]:
    return plain(value.removeprefix("tel:")) if value else ()
