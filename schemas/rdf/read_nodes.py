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
from schemas.namespaces import FOAF, PROV, SCHEMA, VCARD
from schemas.rdf import properties
from schemas.rdf.graph import Subject, Term
from schemas.rdf.property_kinds import Property, Shape
from schemas.rdf.read_clean import cleaned
from schemas.rdf.read_literals import in_one_line, mailbox
from schemas.rdf.read_people import body_of, is_mailbox_of_person
from schemas.rdf.read_state import Page, Values, distinct, iri_of, read_each
from schemas.rules import codes
from schemas.rules.checks import is_email
from schemas.vocabularies import checksums, organisations

_TRUE: Final = frozenset({"true", "True", "1"})
_TEAMS: Final = frozenset({VCARD + "Organization", VCARD + "Group", SCHEMA + "Organization"})
_PEOPLE: Final = frozenset(
    {VCARD + "Individual", SCHEMA + "Person", FOAF + "Person", PROV + "Person"}
)
# Only people have these, whatever the node is typed as.
_NAMES_OF_PEOPLE: Final = (
    VCARD + "given-name",
    VCARD + "family-name",
    VCARD + "hasGivenName",
    VCARD + "hasFamilyName",
    VCARD + "additional-name",
    VCARD + "hasAdditionalName",
    FOAF + "givenName",
    FOAF + "givenname",
    FOAF + "firstName",
    FOAF + "familyName",
    FOAF + "family_name",
    FOAF + "lastName",
    FOAF + "surname",
    SCHEMA + "givenName",
    SCHEMA + "familyName",
)
_NAMES_IN_PARTS: Final = (VCARD + "hasName", VCARD + "n")


def organisation(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Organisation]:
    """Read bodies, by node, address, slug or name; those in the register get their slug."""
    return distinct(
        read_each(page, terms, prop, "organisation", _named_organisation, _organisation_of_node)
    )


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
    if values and _is_person(page, node) and (employer := body_of(page, node)):
        # A publisher is a body: who works there is no publisher.
        body = organisations.lookup(employer)
        return Organisation(name=text(employer), slug=body.slug if body else None)
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
    found = read_each(page, terms, prop, "contact", _written_contact, _contact_of_node)
    for one in found:
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
    return ContactPoint(name=(in_one_line(name),))


def _contact_of_node(page: Page, node: Term) -> ContactPoint | None:
    if isinstance(node, Literal):
        return None
    iri = iri_of(node)
    values: Values = page.nested(node, properties.CONTACT, "contactPoint.")
    _remark_on_name(page, node, values)
    if values and "organisation" not in values and (body := body_of(page, node)):
        values["organisation"] = body
    if iri is not None and iri[:7].casefold() == "mailto:":
        values.setdefault("email", mailbox(iri))
    elif iri is not None and not values and iri.startswith(("http://", "https://")):
        values["url"] = iri
    if not values:
        return None
    if "name" not in values and "organisation" in values:
        values["name"] = text(values["organisation"])
    return ContactPoint(kind=_kind_of(page, node, values), **values)


def _remark_on_name(page: Page, node: Subject, values: Values) -> None:
    """Say that a name was found where vCard has a person's title, as GeoNetwork puts it."""
    said = page.graph.properties(node)
    if "name" in values and VCARD + "title" in said and VCARD + "fn" not in said:
        words = {"right": "vcard:fn"}
        page.remark(codes.PROPERTY_MISSPELT, "contactPoint.contactName", "vcard:title", words)


def _kind_of(page: Page, node: Subject, values: Values) -> ContactKind:
    """Tell people from teams: whoever may be a person is one, whose mailbox is not for all."""
    types = page.graph.types(node)
    if not types.isdisjoint(_PEOPLE) or _has_name_of_person(page, node):
        return ContactKind.PERSON
    if not types.isdisjoint(_TEAMS):
        return ContactKind.TEAM
    is_persons = is_mailbox_of_person(best(values.get("name", ())), values.get("email") or "")
    return ContactKind.PERSON if is_persons else ContactKind.UNKNOWN


def _is_person(page: Page, node: Subject) -> bool:
    return not page.graph.types(node).isdisjoint(_PEOPLE) or _has_name_of_person(page, node)


def _has_name_of_person(page: Page, node: Subject) -> bool:
    said = page.graph.properties(node)
    parts = [said]
    for iri in _NAMES_IN_PARTS:
        inner = said.get(iri, ())
        parts += [page.graph.properties(each) for each in inner if not isinstance(each, Literal)]
    values = (value for part in parts for iri in _NAMES_OF_PEOPLE for value in part.get(iri, ()))
    return any(not isinstance(value, Literal) or cleaned(value.value) for value in values)


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
    for values in all_nested(page, terms, properties.CHECKSUM, prop, "value"):
        written = values.get("algorithm")
        if written is not None:
            values["algorithm"] = checksums.lookup(written) or written
        found.append(Checksum(**values))
    return distinct(found)


def access(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[AccessBlock]:
    """Read the access block, or that the data cost nothing, which is all that schema.org says."""
    blocks = [AccessBlock(**values) for values in all_nested(page, terms, properties.ACCESS, prop)]
    words = {term.value for term in terms if isinstance(term, Literal)}
    return blocks if words.isdisjoint(_TRUE) else [*blocks, AccessBlock(cost=text("Free"))]


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
