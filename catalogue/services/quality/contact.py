"""Contactability: whether somebody answers, now and after the person of today has moved on."""

from typing import Final

from catalogue.domain.quality import Part, PartScore, Reason
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.quality.advice import fix_of
from catalogue.services.quality.items import Item, met_if, scored
from schemas.model import ContactKind, ContactPoint
from schemas.rules.checks import is_email

_PRAISE: Final = "A name, an e-mail address and another way to reach the contact are given."


def contactability(projected: ProjectedRecord) -> PartScore:
    """Score the best of the contacts."""
    contacts = projected.resource.contact_point
    if not contacts:
        key = "CONTACT-MISSING"
        reason = Reason(
            words="There is no contact to ask about the data.",
            fix=fix_of(key),
            key=key,
            lost=10_000,
        )
        return PartScore(part=Part.CONTACT, score=0, reasons=(reason,))
    return max((_one(each) for each in contacts), key=lambda one: one.score or 0)


def _one(contact: ContactPoint) -> PartScore:
    return scored(Part.CONTACT, (_name(contact), _email(contact), *_ways(contact)), _PRAISE)


def _name(contact: ContactPoint) -> Item:
    key = "CONTACT-NAME-MISSING"
    return Item(
        weight=2,
        met=met_if(contact.name or contact.organisation),
        name="a name",
        gap="No name of a team is given.",
        fix=fix_of(key),
        key=key,
    )


def _email(contact: ContactPoint) -> Item:
    is_valid = contact.email is not None and is_email(contact.email)
    key = "CONTACT-EMAIL-INVALID" if contact.email else "CONTACT-EMAIL-MISSING"
    gap = (
        "The e-mail address cannot be right."
        if contact.email
        else "No e-mail address of a team is given."
    )
    return Item(
        weight=4,
        met=met_if(is_valid),
        name="an e-mail address",
        gap=gap,
        fix=fix_of(key),
        key=key,
    )


def _ways(contact: ContactPoint) -> tuple[Item, Item]:
    is_person = contact.kind is ContactKind.PERSON
    return (
        Item(
            weight=2,
            met=met_if(not is_person),
            # What is not known to be a person is not known to be a team either.
            name="a team" if contact.kind is ContactKind.TEAM else "",
            gap="The contact is one person, whose name and address the public is not shown.",
            fix=fix_of("CONTACT-TEAM"),
            key="CONTACT-TEAM",
        ),
        Item(
            weight=2,
            met=met_if(contact.url or contact.telephone or contact.address),
            name="another way to reach it",
            gap="There is no other way to reach the contact, such as a page or telephone number.",
            fix=fix_of("CONTACT-OTHER-WAY"),
            key="CONTACT-OTHER-WAY",
        ),
    )
