"""Who is responsible for the data, and how to reach them."""

from collections.abc import Iterable

import msgspec

from catalogue.policy.projection import ProjectedRecord
from catalogue.services.facet_labels import label_of
from frontend.pages.record.code_words import ROLES
from frontend.pages.record.lines import (
    Fact,
    Line,
    Section,
    address,
    distinct,
    facts,
    labelled,
    mailbox,
    plain,
    worded,
)
from frontend.pages.record.linking import with_note
from schemas.model import ContactKind, ContactPoint, Organisation, RoleHolder
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
    publisher = organisations((resource.publisher,)) if resource.publisher else ()
    attributed = tuple(
        with_note(line, each.role)
        for each in resource.qualified_attribution
        for line in organisations((each.agent,))
    )
    found = facts(
        ("Published by", publisher),
        ("Made by", organisations(resource.creator)),
        ("Also had a part", attributed),
        *((ROLES[each.role], _holder(each)) for each in resource.role_holders),
    )
    return Responsible(
        section=Section(id="responsible", title="Who is responsible", facts=found),
        contacts=tuple(_contact(each) for each in resource.contact_point),
    )


def organisations(values: Iterable[Organisation]) -> tuple[Line, ...]:
    """Make lines of bodies: their page here where they are in the register."""
    return distinct(line for each in values for line in _organisation(each))


def _organisation(value: Organisation) -> tuple[Line, ...]:
    named = worded(value.name)
    more = [value.abbreviation or "", value.identifier or ""]
    if value.slug:
        registered = label_of(Facet.PUBLISHER, value.slug)
        own = tuple(line for line in named if line.text != registered)
        head: tuple[Line, ...] = (
            Line(text=registered, href=f"/organisations/{value.slug}", is_ours=True),
            *own,
        )
        return (*head, *_beside(value, more))
    head = labelled(value.name, value.homepage or value.iri)
    return (*head, *_beside(value, more))


def _beside(value: Organisation, more: list[str]) -> tuple[Line, ...]:
    return (
        *(Line(text=each) for each in more if each),
        *mailbox(value.email),
        *address(value.homepage if value.slug else None),
    )


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
