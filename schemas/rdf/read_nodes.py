"""Readers of nodes: organisations, contacts, people in roles, relations, the way in."""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import Literal

from schemas.model import (
    AccessBlock,
    Checksum,
    ContactKind,
    ContactPoint,
    Organisation,
    QualifiedAttribution,
    QualifiedRelation,
    RoleHolder,
    best,
    text,
)
from schemas.namespaces import SCHEMA, VCARD
from schemas.rdf import properties
from schemas.rdf.graph import Term
from schemas.rdf.property_kinds import Property, Shape
from schemas.rdf.read_literals import mailbox
from schemas.rdf.read_state import Page, Values, distinct, iri_of
from schemas.rules import codes
from schemas.rules.checks import is_email
from schemas.vocabularies import organisations

_TEAMS: Final = frozenset({VCARD + "Organization", VCARD + "Group", SCHEMA + "Organization"})
_PEOPLE: Final = frozenset({VCARD + "Individual", SCHEMA + "Person"})
_LONGEST_LIST: Final = 20_000


def organisation(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Organisation]:
    """Read bodies, by node, address, slug or name; those in the register get their slug."""
    found = []
    for term in terms:
        if isinstance(term, Literal):
            one = _named_organisation(page, term, prop)
        else:
            one = page.cached("organisation", term, _organisation_of_node)
        if one is not None:
            found.append(one)
    return distinct(found)


def _named_organisation(page: Page, term: Literal, prop: Property) -> Organisation | None:
    name = page.lang_string(term, prop.name)
    if name is None:
        return None
    body = organisations.lookup(name.value)
    if name.value.startswith(("http://", "https://")):
        return _known(body) if body else Organisation(iri=name.value)
    if body is not None and name.value == body.slug:
        return _known(body)
    return Organisation(name=(name,), slug=body.slug if body else None)


def _known(body: organisations.Body, iri: str | None = None) -> Organisation:
    return Organisation(
        name=text(body.name),
        iri=iri or body.iri,
        slug=body.slug,
        abbreviation=body.abbreviation,
    )


def _organisation_of_node(page: Page, node: Term) -> Organisation | None:
    if isinstance(node, Literal):
        return None
    iri = iri_of(node)
    values = page.nested(node, properties.ORGANISATION, f"{page.prefix}publisher.")
    by_address = organisations.lookup(iri) if iri else None
    if not values:
        if by_address is not None:
            return _known(by_address, iri)
        return Organisation(iri=iri) if iri else None
    body = by_address or organisations.lookup(best(values.get("name", ())))
    if body is None and (slug := values.get("identifier")):
        body = organisations.register().get(slug)
    return Organisation(iri=iri, slug=body.slug if body else None, **values)


def contact(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[ContactPoint]:
    """Read contacts, by node, mailbox or name."""
    found = []
    for term in terms:
        if isinstance(term, Literal):
            one = _written_contact(page, term, prop)
        else:
            one = page.cached("contact", term, _contact_of_node)
        if one is not None:
            found.append(one)
            if one.kind is ContactKind.PERSON:
                page.remark(codes.CONTACT_IS_PERSON, prop.name)
    return distinct(found)


def _written_contact(page: Page, term: Literal, prop: Property) -> ContactPoint | None:
    name = page.lang_string(term, prop.name)
    if name is None:
        return None
    address = mailbox(name.value)
    if is_email(address):
        return ContactPoint(email=address)
    return ContactPoint(name=(name,))


def _contact_of_node(page: Page, node: Term) -> ContactPoint | None:
    if isinstance(node, Literal):
        return None
    iri = iri_of(node)
    values: Values = page.nested(node, properties.CONTACT, "contactPoint.")
    if iri is not None and iri[:7].casefold() == "mailto:":
        values.setdefault("email", mailbox(iri))
    elif iri is not None and not values and iri.startswith(("http://", "https://")):
        values["url"] = iri
    if not values:
        return None
    if "name" not in values and "organisation" in values:
        values["name"] = text(values["organisation"])
    types = page.graph.types(node)
    kind = ContactKind.UNKNOWN
    if not types.isdisjoint(_TEAMS):
        kind = ContactKind.TEAM
    elif not types.isdisjoint(_PEOPLE):
        kind = ContactKind.PERSON
    return ContactPoint(kind=kind, **values)


def role_holder(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[RoleHolder]:
    """Read named people in roles of the Data Ownership Model."""
    found = [
        RoleHolder(**values)
        for values in all_nested(page, terms, properties.ROLE_HOLDER, prop, "role")
    ]
    return distinct(found)


def attribution(
    page: Page, terms: Sequence[Term], prop: Property
) -> Sequence[QualifiedAttribution]:
    """Read agents with a role."""
    found = [
        QualifiedAttribution(**values)
        for values in all_nested(page, terms, properties.ATTRIBUTION, prop, "agent")
    ]
    return distinct(found)


def relation(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[QualifiedRelation]:
    """Read relations with a role."""
    found = [
        QualifiedRelation(**values)
        for values in all_nested(page, terms, properties.RELATION, prop, "relation")
    ]
    return distinct(found)


def checksum(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Checksum]:
    """Read checksums."""
    found = [Checksum(value=term.value) for term in terms if isinstance(term, Literal)]
    nested = all_nested(page, terms, properties.CHECKSUM, prop, "value")
    return distinct([*found, *(Checksum(**values) for values in nested)])


def access(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[AccessBlock]:
    """Read the access block."""
    return [AccessBlock(**values) for values in all_nested(page, terms, properties.ACCESS, prop)]


def all_nested(
    page: Page,
    terms: Sequence[Term],
    kind: Shape,
    prop: Property,
    needed: str | None = None,
) -> list[Values]:
    """Read each node into fields, those without the ``needed`` one left out."""
    prefix = f"{page.prefix}{prop.name}."
    nodes = [term for term in terms if not isinstance(term, Literal)]
    found = [page.nested(node, kind, prefix) for node in nodes]
    return [values for values in found if values and (needed is None or needed in values)]
