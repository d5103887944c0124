"""May I have it and how: rights, route, who decides, how long, cost, conditions, licence."""

import msgspec

from catalogue.policy.projection import ProjectedRecord
from catalogue.policy.routes import RouteAdvice
from frontend.pages.record import code_words
from frontend.pages.record.lines import (
    Fact,
    Line,
    Section,
    address,
    concepts,
    documents,
    facts,
    labelled,
    plain,
    worded,
)
from frontend.pages.record.responsible import organisations
from schemas.model import AccessBlock, AccessRights, AccessRoute, Concept, Resource, TimeBand
from schemas.rules.licence_checks import strictest_licence
from schemas.vocabularies import access_rights, licences

_LABELS = {term.code: term.label for term in access_rights.TERMS}


class WayIn(msgspec.Struct, frozen=True, kw_only=True):
    """The block that tells how to come to the data."""

    rights: AccessRights
    label: str
    words: str
    is_assumed: bool
    is_open: bool
    ask_href: str
    notice: str | None
    key_facts: tuple[Fact, ...]


def way_in(projected: ProjectedRecord, advice: RouteAdvice) -> WayIn:
    """Say in a few lines whether one may have the data, and how."""
    resource = projected.resource
    rights = resource.access_rights
    return WayIn(
        rights=rights,
        label=_LABELS[rights.value],
        words=code_words.RIGHTS[rights],
        is_assumed=resource.access_is_assumed,
        is_open=rights is AccessRights.OPEN,
        ask_href=f"/ask?record={projected.id}",
        notice=projected.notice,
        key_facts=_key_facts(resource, advice),
    )


def conditions(projected: ProjectedRecord) -> Section:
    """Say everything else about access: law, conditions, licence, classification."""
    resource = projected.resource
    block = resource.access or AccessBlock()
    counted = strictest_licence(resource)
    found = facts(
        ("Licence", licence(counted)),
        ("Licence of the record as a whole", _other_licence(resource, counted)),
        ("Rights", documents(resource.rights)),
        (
            "Route named by its source",
            plain(code_words.ROUTES[block.route]) if block.route else (),
        ),
        ("Legal gateways", concepts(block.gateways)),
        ("What may not be done", concepts(block.use_limitations)),
        ("What must be done", concepts(block.use_requirements)),
        ("Law that applies in", tuple(_jurisdiction(code) for code in block.jurisdictions)),
        ("Controllers", organisations(block.controllers, resource.publisher)),
        ("Processors", organisations(block.processors, resource.publisher)),
        ("How to apply, on the holder's site", address(block.process_url)),
        ("Held under", worded(resource.legal_basis)),
        ("Applicable legislation", _addresses(resource.applicable_legislation)),
        ("Holds personal data", plain(code_words.yes_or_no(resource.holds_personal_data))),
        ("Kept for", worded(resource.retention)),
        ("Security classification of this record", _classification(resource)),
    )
    lacks = () if counted or resource.rights else ("a licence",)
    return Section(id="conditions", title="Conditions and law", facts=found, missing=lacks)


def _other_licence(resource: Resource, counted: Concept | None) -> tuple[Line, ...]:
    """Make lines of the record's own licence when one of its files has a stricter one."""
    own = resource.licence
    if own is None or counted is None or licences.same(own, counted):
        return ()
    return licence(own)


def licence(value: Concept | None) -> tuple[Line, ...]:
    """Make lines of a licence: its usual name, and the source's own words where they differ."""
    if value is None:
        return ()
    usual = licences.LABELS.get(value.code or "")
    own = concepts((value,))
    if usual is None:
        return own
    link = next((line.href for line in own if line.href), None)
    extra = (line for line in own if not line.href and not _means(line.text, value.code))
    return (Line(text=usual, href=link), *extra)


def _means(text: str, code: str | None) -> bool:
    return text == code or licences.lookup(text) == code


def _key_facts(resource: Resource, advice: RouteAdvice) -> tuple[Fact, ...]:
    block = resource.access or AccessBlock()
    is_told = block.time_band not in {None, TimeBand.NOT_APPLICABLE}
    time = plain(code_words.TIMES[block.time_band]) if block.time_band and is_told else ()
    is_open = advice.route is AccessRoute.OPEN
    return facts(
        ("Route", () if is_open else plain(code_words.ROUTES[advice.route])),
        ("Why this route", () if is_open else plain(advice.why)),
        ("Who decides", () if is_open else plain(advice.decided_by)),
        ("How long it takes", time),
        ("Cost", worded(block.cost)),
        ("Where it can be used", documents(block.usable_in)),
        ("Who can apply", worded(block.eligibility)),
    )


def _jurisdiction(code: str) -> Line:
    name = code_words.jurisdiction(code)
    return Line(text=name, note="" if name == code else code)


def _addresses(values: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple(line for each in values for line in labelled((), each))


def _classification(resource: Resource) -> tuple[Line, ...]:
    code = resource.security_classification
    return plain(code_words.classified(code)) if code else ()
