"""Checks of a whole record: things that one property alone does not show."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final

from schemas.findings import Finding, Report
from schemas.model import (
    ContactPoint,
    Dataset,
    Distribution,
    Organisation,
    PartialDate,
    Precision,
    Resource,
    best,
)
from schemas.rules import codes
from schemas.rules.licence_checks import licences_that_differ
from schemas.vocabularies import licences, organisations

_LONGEST_SUMMARY: Final = 250
# How a distribution without an address of its own is named while it is read.
_MADE_UP: Final = "urn:uuid:"
_EMAIL: Final = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\s@.<>,;:\"]+")
# Clocks differ, and a day begins earlier elsewhere.
_TOLERANCE: Final = dt.timedelta(days=1)


def check(resource: Resource, today: dt.date) -> Iterator[Finding]:
    """Go through what the standard remarks on in a record that was read."""
    yield from _dates(resource, today)
    yield from _summary(resource)
    yield from _organisations(resource)
    yield from contact_findings(resource.contact_point)
    if resource.licence is not None:
        yield from _licence(resource.licence.iri, best(resource.licence.label), "licence")
    if isinstance(resource, Dataset):
        yield from distribution_findings(resource.distribution)
        yield from licences_that_differ(resource)


def is_in_future(date: PartialDate | None, today: dt.date) -> bool:
    """Tell whether all that a date can mean lies after today."""
    if date is None or date.lexical[:4] < str(today.year):
        return False
    return date.earliest().date() > today + _TOLERANCE


def modified_lies_ahead(report: Report) -> bool:
    """Tell whether a report says that the data was changed at a time that is still to come."""
    code = codes.DATE_IN_FUTURE.code
    return any(each.code == code and each.path == "modified" for each in report.findings)


def is_email(value: str) -> bool:
    """Tell whether this is one e-mail address and nothing else."""
    return _EMAIL.fullmatch(value) is not None


def _dates(resource: Resource, today: dt.date) -> Iterator[Finding]:
    issued, modified = resource.issued, resource.modified
    for name, date in (("modified", modified), ("issued", issued), ("created", resource.created)):
        if date is None:
            continue
        if is_in_future(date, today):
            yield codes.DATE_IN_FUTURE.at(name, date.lexical)
        if date.precision is not Precision.DAY:
            yield codes.DATE_PRECISION.at(name, date.lexical)
    if issued is not None and modified is not None and _is_after(issued, modified):
        words = {"issued": issued.lexical, "modified": modified.lexical}
        yield codes.ISSUED_AFTER_MODIFIED.at("issued", issued.lexical, words=words)


def _is_after(issued: PartialDate, modified: PartialDate) -> bool:
    if issued.lexical[:10] <= modified.lexical[:10]:
        return False
    return issued.earliest().date() > modified.latest().date()


def _summary(resource: Resource) -> Iterator[Finding]:
    for summary in resource.summary:
        if len(summary.value) > _LONGEST_SUMMARY or "\n" in summary.value:
            yield codes.SUMMARY_TOO_LONG.at("summary", summary.value)
            return


def _organisations(resource: Resource) -> Iterator[Finding]:
    if resource.publisher is not None:
        yield from _organisation(resource.publisher, "publisher")
    for creator in resource.creator:
        if creator != resource.publisher:
            yield from _organisation(creator, "creator")


def _organisation(organisation: Organisation, path: str) -> Iterator[Finding]:
    slug = organisation.slug
    if slug is None:
        name = best(organisation.name) or organisation.iri
        yield codes.ORG_NOT_IN_REGISTER.at(path, name, node=organisation.iri)
        return
    body = organisations.register().get(slug)
    if body is not None and body.is_closed:
        after = organisations.register().get(body.successor or "")
        words = {"successor": f"{after.name} ({after.slug})" if after else "none is recorded"}
        yield codes.ORG_CLOSED.at(path, body.name, node=organisation.iri, words=words)


def contact_findings(contacts: Sequence[ContactPoint]) -> Iterator[Finding]:
    """Go through what is remarked on in contacts."""
    if len(contacts) > 1:
        yield codes.CONTACT_SECOND.at("contactPoint", best(contacts[1].name) or contacts[1].email)
    for contact in contacts:
        if contact.email is not None and not is_email(contact.email):
            yield codes.CONTACT_EMAIL_INVALID.at("contactPoint.email", contact.email)


def _licence(iri: str | None, name: str, path: str, node: str | None = None) -> Iterator[Finding]:
    written = iri or name
    if licences.is_software_licence(written):
        yield codes.LICENCE_SOFTWARE.at(path, written, node=node)
    elif iri is None and licences.lookup(name) != licences.BY_AGREEMENT:
        yield codes.LICENCE_NOT_URI.at(path, written, node=node)
    elif licences.is_terms_page(written) and licences.lookup(written) is None:
        yield codes.LICENCE_TERMS_PAGE.at(path, written, node=node)


def distribution_findings(distributions: Sequence[Distribution]) -> Iterator[Finding]:
    """Go through what is remarked on in distributions."""
    for each in distributions:
        if each == Distribution(iri=each.iri):  # only named, which is told elsewhere
            continue
        if not (each.download_url or each.access_url or each.access_service):
            named = best(each.title) or each.iri
            yield codes.DISTRIBUTION_NO_ADDRESS.at("distribution", named, node=node_of(each))
        if each.licence is not None:
            name = best(each.licence.label)
            where = "distribution.licence"
            yield from _licence(each.licence.iri, name, where, node_of(each))


def node_of(distribution: Distribution) -> str | None:
    """Name a distribution for people: by its address, or its title if that was made up here."""
    if not distribution.iri.startswith(_MADE_UP):
        return distribution.iri or None
    return best(distribution.title) or None
