"""The UK profile as a table: what each class must, should and may have, with the rules' codes.

From this table come the file of shapes that is published, the page that explains them, and the
test that shapes and rules agree.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from schemas.namespaces import ADMS, DCAT, UKGOV, VARIANTS, VCARD
from schemas.rdf import properties
from schemas.rdf.property_kinds import Property, Shape
from schemas.rules import codes
from schemas.rules.rule import Rule
from schemas.shacl import values

_OLD_ADMS: Final = "https://www.w3.org/ns/adms#"
_OLD_UKGOV: Final = tuple(old for old, right in VARIANTS.items() if right == UKGOV)


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One shape: a property (any of ``path``, or the node itself without one) and what is asked.

    ``asked`` is a line of Turtle; ``told`` says it to people. The rule gives code and severity.
    """

    slug: str
    name: str
    path: tuple[str, ...]
    asked: str
    told: str
    rule: Rule
    message: str = ""


class ClassShape(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the nodes of some classes, or of those that some properties lead to."""

    slug: str
    label: str
    classes: tuple[str, ...] = ()
    objects_of: tuple[str, ...] = ()
    checks: tuple[Check, ...]


def profile() -> tuple[ClassShape, ...]:
    """Give the shapes of the profile."""
    return (_RESOURCE, _COLLECTED, _DATASET, _SERVICE, _DISTRIBUTION, _CONTACT)


def codes_of_violations() -> frozenset[str]:
    """Name the rules of which a breach is a violation of the shapes."""
    violations = {"blocker", "error"}
    return frozenset(
        check.rule.code
        for shape in profile()
        for check in shape.checks
        if check.rule.severity.value in violations
    )


def _paths(prop: Property) -> tuple[str, ...]:
    """Give all that a property is read from, with the misspelt namespaces the standard knows."""
    known = (prop.iri, *prop.also)
    adms = (_OLD_ADMS + iri[len(ADMS) :] for iri in known if iri.startswith(ADMS))
    ukgov = (
        old + iri[len(UKGOV) :] for iri in known if iri.startswith(UKGOV) for old in _OLD_UKGOV
    )
    return (*known, *adms, *ukgov)


class _Properties:
    """Makes the checks of one class from the table of properties that the readers use."""

    def __init__(self, slug: str, shape: Shape) -> None:
        self._slug = slug
        self._by_name = {prop.name: prop for prop in shape.properties}

    def paths(self, name: str) -> tuple[str, ...]:
        """Give all that a property is read from."""
        return _paths(self._by_name[name])

    def missing(self, name: str, rule: Rule, said: str = values.SAID) -> Check:
        """Ask for a value that says something."""
        asked = f"sh:qualifiedValueShape {said} ; sh:qualifiedMinCount 1"
        return self.check(name, rule, asked, "a value, and no placeholder such as N/A")

    def all_are(self, name: str, rule: Rule, value_shape: str, told: str) -> Check:
        """Ask that every value is of a kind."""
        return self.check(name, rule, f"sh:node {value_shape}", told)

    def mapped(self, name: str, value_shape: str, told: str) -> Check:
        """Remark on values of other lists, which are read for what they mean."""
        message = "The value is read for what it means; the UK standard has its own code for it."
        return self.check(name, codes.VALUE_MAPPED, f"sh:node {value_shape}", told, message)

    def at_most_one(self, name: str, rule: Rule) -> Check:
        """Ask for no second value."""
        return self.check(name, rule, "sh:maxCount 1", "one value")

    def check(self, name: str, rule: Rule, asked: str, told: str, message: str = "") -> Check:
        """Make any check of a property."""
        prop = self._by_name[name]
        slug = f"{self._slug}-{prop.name}-{_tail(rule)}"
        return Check(
            slug=slug,
            name=prop.name,
            path=_paths(prop),
            asked=asked,
            told=told,
            rule=rule,
            message=message,
        )


def _tail(rule: Rule) -> str:
    return rule.code.rpartition("-")[2].lower()


def _of_node(slug: str, name: str, rule: Rule, asked: str, told: str, message: str = "") -> Check:
    return Check(slug=slug, name=name, path=(), asked=asked, told=told, rule=rule, message=message)


def _misspelt(slug: str, right: str, *wrong: str) -> Check:
    return Check(
        slug=slug,
        name=right,
        path=wrong,
        asked="sh:maxCount 0",
        told=f"the right namespace: {right}",
        rule=codes.NAMESPACE_WRONG,
        message=f"The property is read, but its address is misspelt: write {right}.",
    )


def _named(check: Check) -> Check:
    """Let the organisation's name stand for the contact's, as the readers do."""
    path = (*check.path, VCARD + "organization-name")
    return msgspec.structs.replace(check, path=path)


def _dates(of: _Properties) -> Iterator[Check]:
    for name in ("modified", "issued", "created"):
        yield of.all_are(name, codes.DATE_UNREADABLE, values.DATE, "a date, as exact as is known")
        yield of.all_are(
            name, codes.DATE_PRECISION, values.FULL_DAY, "a full day, such as 2026-03-31"
        )


_OF_DATASET: Final = _Properties("Dataset", properties.DATASET)

_of = _Properties("Resource", properties.DATASET)
_RESOURCE: Final = ClassShape(
    slug="Resource",
    label="Dataset, dataset series and data service",
    classes=(DCAT + "Dataset", DCAT + "DatasetSeries", DCAT + "DataService"),
    checks=(
        _of_node(
            "Resource-identifier-missing", "identifier", codes.IDENTIFIER_MISSING,
            f"sh:or ( [ sh:nodeKind sh:IRI ] [ sh:property [ sh:path dct:identifier ;"
            f" sh:qualifiedValueShape {values.SAID} ; sh:qualifiedMinCount 1 ] ] )",
            "an address of its own, or dct:identifier",
        ),
        _of_node(
            "Resource-node-blank", "identifier", codes.NODE_BLANK, "sh:nodeKind sh:IRI",
            "an address of its own",
        ),
        _of.missing("title", codes.TITLE_MISSING),
        _of.missing("description", codes.DESCRIPTION_MISSING),
        _of.missing("licence", codes.LICENCE_MISSING),
        _of.all_are(
            "licence", codes.LICENCE_NOT_URI, values.LICENCE,
            "the licence's address, or DATA_SHARE_AGREEMENT",
        ),
        _of.check(
            "accessRights", codes.ACCESS_RIGHTS_MISSING,
            f"sh:qualifiedValueShape {values.FILLED} ; sh:qualifiedMinCount 1",
            "a value",
            "Say who may have the data (dct:accessRights); until then it counts as INTERNAL.",
        ),
        _of.all_are(
            "accessRights", codes.ACCESS_RIGHTS_UNKNOWN, values.ACCESS_RIGHTS,
            "OPEN, COMMERCIAL, RESTRICTED or INTERNAL, or a term of another list that means one",
        ),
        _of_node(
            "Resource-accessRights-conflict", "accessRights", codes.ACCESS_RIGHTS_CONFLICT,
            f"sh:or ( {' '.join(values.NO_CONFLICT)} )",
            "values that all mean the same",
            "The values contradict each other: state one. Until then the most closed one counts.",
        ),
        _of.mapped(
            "accessRights", values.OWN_ACCESS_RIGHTS,
            "the UK code: OPEN, COMMERCIAL, RESTRICTED or INTERNAL",
        ),
        _of.check(
            "securityClassification", codes.CLASSIFICATION_MISSING,
            f"sh:qualifiedValueShape {values.FILLED} ; sh:qualifiedMinCount 1",
            "a value",
        ),
        _of.all_are(
            "securityClassification", codes.CLASSIFICATION_UNKNOWN, values.CLASSIFICATION,
            "OFFICIAL or NOT_APPLICABLE",
        ),
        _of.all_are(
            "securityClassification", codes.CLASSIFICATION_REFUSED, values.NOT_ABOVE,
            "nothing above OFFICIAL",
        ),
        _of.missing("modified", codes.MODIFIED_MISSING),
        *_dates(_of),
        _of.missing("publisher", codes.PUBLISHER_MISSING),
        _of.missing("creator", codes.CREATOR_MISSING),
        _of.missing("contactPoint", codes.CONTACT_MISSING),
        _of.at_most_one("contactPoint", codes.CONTACT_SECOND),
        _of.missing("version", codes.VERSION_MISSING),
        _of.missing("summary", codes.SUMMARY_MISSING),
        _of.all_are(
            "summary", codes.SUMMARY_TOO_LONG, values.SHORT,
            "up to 250 characters without line breaks",
        ),
        _of.missing("alternativeTitle", codes.ALTERNATIVE_TITLE_MISSING),
        _of.missing("theme", codes.THEME_MISSING),
        _of.missing("relatedResource", codes.RELATED_RESOURCE_MISSING),
        _of.all_are("title", codes.LANGUAGE_TAGGED, values.UNTAGGED, "text without a language tag"),
        _misspelt("Resource-ukgov-namespace", f"{UKGOV}securityClassification",
                  *(old + "securityClassification" for old in _OLD_UKGOV)),
    ),
)  # fmt: skip

_of = _Properties("Collected", properties.DATASET)
_COLLECTED: Final = ClassShape(
    slug="Collected",
    label="Dataset and dataset series",
    classes=(DCAT + "Dataset", DCAT + "DatasetSeries"),
    checks=(
        _of.missing("updateFrequency", codes.FREQUENCY_MISSING, values.FILLED),
        _of.all_are(
            "updateFrequency", codes.FREQUENCY_UNKNOWN, values.FREQUENCY,
            "a term of http://purl.org/cld/freq/, or of another list that means one",
        ),
        _of.mapped(
            "updateFrequency", values.OWN_FREQUENCY,
            "a term of http://purl.org/cld/freq/",
        ),
    ),
)  # fmt: skip

_DATASET: Final = ClassShape(
    slug="Dataset",
    label="Dataset",
    classes=(DCAT + "Dataset",),
    checks=(_OF_DATASET.missing("distribution", codes.DISTRIBUTION_MISSING),),
)

_of = _Properties("DataService", properties.SERVICE)
_SERVICE: Final = ClassShape(
    slug="DataService",
    label="Data service",
    classes=(DCAT + "DataService",),
    checks=(
        _of.missing("endpointDescription", codes.ENDPOINT_DESCRIPTION_MISSING),
        _of.missing("serviceStatus", codes.SERVICE_STATUS_MISSING, values.FILLED),
        _of.all_are(
            "serviceStatus", codes.SERVICE_STATUS_UNKNOWN, values.STATUS,
            "DISCOVERY, ALPHA, BETA, PRIVATE_BETA, PUBLIC_BETA, LIVE, DEPRECATED or WITHDRAWN",
        ),
        _of.missing("serviceType", codes.SERVICE_TYPE_MISSING, values.KIND_OF_SERVICE),
        _of.all_are(
            "serviceType", codes.SERVICE_TYPE_UNKNOWN, values.TYPE, "EVENT, REST or SOAP"
        ),
        _of.missing("issued", codes.ISSUED_MISSING),
        _of.missing("servesData", codes.SERVES_DATA_MISSING),
        _misspelt("DataService-adms-namespace", f"{ADMS}status", f"{_OLD_ADMS}status"),
    ),
)  # fmt: skip

_of = _Properties("Distribution", properties.DISTRIBUTION)
_DISTRIBUTION: Final = ClassShape(
    slug="Distribution",
    label="Distribution",
    # Not what datasets point to: a file that is only named is told of as a link that dangles.
    classes=(DCAT + "Distribution",),
    checks=(
        _of.missing("title", codes.DISTRIBUTION_TITLE_MISSING),
        _of.missing("licence", codes.DISTRIBUTION_LICENCE_MISSING),
        _of.missing("mediaType", codes.MEDIA_TYPE_MISSING, values.FILLED),
        _of.all_are(
            "mediaType", codes.MEDIA_TYPE_INVALID, values.MEDIA_TYPE,
            "type/subtype, such as text/csv, or its address in a registry",
        ),
        _of.missing("modified", codes.DISTRIBUTION_MODIFIED_MISSING),
        _of.missing("byteSize", codes.BYTE_SIZE_MISSING),
        Check(
            slug="Distribution-address-missing",
            name="downloadURL, accessURL or accessService",
            path=(DCAT + "downloadURL", DCAT + "accessURL", DCAT + "accessService"),
            asked="sh:minCount 1",
            told="at least one of them",
            rule=codes.DISTRIBUTION_NO_ADDRESS,
        ),
    ),
)  # fmt: skip

_of = _Properties("ContactPoint", properties.CONTACT)
_CONTACT: Final = ClassShape(
    slug="ContactPoint",
    label="Contact point",
    objects_of=_OF_DATASET.paths("contactPoint"),
    checks=(
        _named(_of.missing("contactName", codes.CONTACT_NAME_MISSING)),
        _of.missing("email", codes.CONTACT_EMAIL_MISSING),
        _of.all_are("email", codes.CONTACT_EMAIL_INVALID, values.EMAIL, "one e-mail address"),
        _of_node(
            "ContactPoint-is-person", "contactPoint", codes.CONTACT_IS_PERSON,
            "sh:not [ sh:class vcard:Individual ]", "a team rather than a person",
        ),
    ),
)  # fmt: skip
