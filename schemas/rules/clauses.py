"""The clause behind each finding: where the standard says what was expected.

A finding about a property of the exchange model points to the model's page of that property; one
about a property that only DCAT knows to its place in DCAT; any other to our own page of rules.
"""

from types import MappingProxyType
from typing import Final

from schemas.model.base import Value

_MODEL: Final = "https://co-cddo.github.io/ukgov-metadata-exchange-model/"
_DCAT: Final = "https://www.w3.org/TR/vocab-dcat-3/#Property:"
#: Our own page of rules, from the root of the catalogue.
RULES_PAGE: Final = "/publishing/rules"


class Clause(Value, frozen=True):
    """A place that says what is expected; an address that begins with a slash is our own."""

    title: str
    url: str

    @property
    def is_ours(self) -> bool:
        """Whether the place is a page of this catalogue."""
        return self.url.startswith("/")


#: The properties of the exchange model, each with a page of its own.
MODEL_PROPERTIES: Final = frozenset(
    {
        "accessRights", "accessService", "address", "alternativeTitle", "byteSize", "contactName",
        "contactPoint", "created", "creator", "description", "distribution", "downloadURL",
        "email", "endpointDescription", "endpointURL", "identifier", "issued", "keyword",
        "licence", "mediaType", "modified", "publisher", "relatedResource",
        "securityClassification", "servesData", "serviceStatus", "serviceType", "summary",
        "telephone", "theme", "title", "type", "updateFrequency", "version",
    }
)  # fmt: skip
#: What goes beyond the exchange model, and where DCAT describes it.
DCAT_PROPERTIES: Final = MappingProxyType(
    {
        "accessURL": "distribution_access_url",
        "format": "distribution_format",
        "landingPage": "resource_landing_page",
        "language": "resource_language",
        "rights": "resource_rights",
        "spatial": "dataset_spatial",
        "spatialResolution": "dataset_spatial_resolution",
        "temporal": "dataset_temporal",
        "temporalResolution": "dataset_temporal_resolution",
        "inSeries": "dataset_in_series",
        "catalogRecord": "record_primary_topic",
    }
)
# Codes that are about one property wherever they are found.
_OF_CODE: Final = MappingProxyType(
    {
        "ACCESS-RIGHTS-CONFLICT": "accessRights",
        "ACCESS-RIGHTS-MISSING": "accessRights",
        "ACCESS-RIGHTS-UNKNOWN": "accessRights",
        "ALTERNATIVE-TITLE-MISSING": "alternativeTitle",
        "BYTE-SIZE-MISSING": "byteSize",
        "CATALOG-RECORD-LOST": "catalogRecord",
        "CLASSIFICATION-MISSING": "securityClassification",
        "CLASSIFICATION-REFUSED": "securityClassification",
        "CLASSIFICATION-UNKNOWN": "securityClassification",
        "CONTACT-EMAIL-INVALID": "email",
        "CONTACT-EMAIL-MISSING": "email",
        "CONTACT-IS-PERSON": "contactName",
        "CONTACT-MISSING": "contactPoint",
        "CONTACT-NAME-MISSING": "contactName",
        "CONTACT-SECOND": "contactPoint",
        "CREATOR-MISSING": "creator",
        "DATE-IN-FUTURE": "modified",
        "DATE-IS-FREQUENCY": "updateFrequency",
        "DATE-PRECISION": "modified",
        "DATE-UNREADABLE": "modified",
        "DESCRIPTION-MISSING": "description",
        "DISTRIBUTION-LICENCE-MISSING": "licence",
        "DISTRIBUTION-MISSING": "distribution",
        "DISTRIBUTION-MODIFIED-MISSING": "modified",
        "DISTRIBUTION-NO-ADDRESS": "downloadURL",
        "DISTRIBUTION-TITLE-MISSING": "title",
        "ENDPOINT-DESCRIPTION-MISSING": "endpointDescription",
        "FREQUENCY-MISSING": "updateFrequency",
        "FREQUENCY-UNKNOWN": "updateFrequency",
        "IDENTIFIER-DERIVED": "identifier",
        "IDENTIFIER-DUPLICATE": "identifier",
        "IDENTIFIER-IRI-BAD": "identifier",
        "IDENTIFIER-MISSING": "identifier",
        "IDENTIFIER-PLACEHOLDER": "identifier",
        "ISSUED-AFTER-MODIFIED": "issued",
        "ISSUED-MISSING": "issued",
        "KEYWORD-IS-ADDRESS": "keyword",
        "KEYWORD-UNUSABLE": "keyword",
        "LANDING-PAGE-IS-DATA": "landingPage",
        "LANGUAGE-UNKNOWN": "language",
        "LICENCE-IN-RIGHTS": "licence",
        "LICENCE-IN-WORDS": "licence",
        "LICENCE-MISSING": "licence",
        "LICENCE-NOT-URI": "licence",
        "LICENCE-SOFTWARE": "licence",
        "LICENCE-TERMS-PAGE": "licence",
        "LICENCES-DIFFER": "licence",
        "MEDIA-TYPE-INVALID": "mediaType",
        "MEDIA-TYPE-MISSING": "mediaType",
        "MODIFIED-MISSING": "modified",
        "NODE-BLANK": "identifier",
        "ORG-CLOSED": "publisher",
        "ORG-NOT-IN-REGISTER": "publisher",
        "PERIOD-REVERSED": "temporal",
        "PERIOD-UNREADABLE": "temporal",
        "PLACE-REPAIRED": "spatial",
        "PLACE-UNREADABLE": "spatial",
        "PUBLISHER-MISSING": "publisher",
        "RELATED-RESOURCE-MISSING": "relatedResource",
        "RESOLUTION-NOT-METRES": "spatialResolution",
        "SERVES-DATA-MISSING": "servesData",
        "SERVICE-STATUS-MISSING": "serviceStatus",
        "SERVICE-STATUS-UNKNOWN": "serviceStatus",
        "SERVICE-TYPE-MISSING": "serviceType",
        "SERVICE-TYPE-UNKNOWN": "serviceType",
        "SUMMARY-MISSING": "summary",
        "SUMMARY-TOO-LONG": "summary",
        "THEME-MISSING": "theme",
        "TITLE-MISSING": "title",
        "TYPE-MISSING": "type",
        "TYPE-UNKNOWN": "type",
        "VERSION-MISSING": "version",
    }
)


def clause_of(code: str, path: str = "") -> Clause:
    """Give the clause behind a finding: that of its property, or else that of its rule."""
    for name in (path.rpartition(".")[2], _OF_CODE.get(code, "")):
        found = _of_property(name)
        if found is not None:
            return found
    return Clause(title=f"Our rule {code}", url=f"{RULES_PAGE}#{code}")


def _of_property(name: str) -> Clause | None:
    if name in MODEL_PROPERTIES:
        return Clause(title=f"UK metadata exchange model: {name}", url=f"{_MODEL}{name}/")
    if name in DCAT_PROPERTIES:
        return Clause(title=f"DCAT 3: {name}", url=_DCAT + DCAT_PROPERTIES[name])
    return None
