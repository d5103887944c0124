"""Which properties the UK standard makes mandatory or recommended, per class.

The counts are those of the exchange model: 13 mandatory for a dataset, 15 for a data service, 5
for a distribution, 2 for a contact. ``identifier``, ``type`` and ``title`` are met by every record
that is usable at all. The model has no class for a series; what it asks of a dataset is asked of
it, but for files.
"""

from typing import Final

import msgspec

from schemas.findings import Finding
from schemas.model import DataService, Dataset, DatasetSeries
from schemas.rules import codes
from schemas.rules.rule import Rule

#: The identifier, the type and the title.
ALWAYS_MET: Final = 3


class Obligation(msgspec.Struct, frozen=True):
    """A field that must or should be there, and the finding when it is not."""

    field: str
    finding: Finding

    @classmethod
    def of(cls, field: str, rule: Rule, path: str) -> "Obligation":
        """Make an obligation, its finding ready to be used again and again."""
        return cls(field, rule.at(path))


class Obligations(msgspec.Struct, frozen=True):
    """What is asked of one class, beside what is always met."""

    mandatory: tuple[Obligation, ...]
    recommended: tuple[Obligation, ...]


_COMMON: Final = (
    Obligation.of("licence", codes.LICENCE_MISSING, "licence"),
    Obligation.of("description", codes.DESCRIPTION_MISSING, "description"),
    Obligation.of("modified", codes.MODIFIED_MISSING, "modified"),
    Obligation.of("contact_point", codes.CONTACT_MISSING, "contactPoint"),
    Obligation.of("publisher", codes.PUBLISHER_MISSING, "publisher"),
    Obligation.of("creator", codes.CREATOR_MISSING, "creator"),
    Obligation.of("version", codes.VERSION_MISSING, "version"),
)
_SUGGESTED: Final = (
    Obligation.of("summary", codes.SUMMARY_MISSING, "summary"),
    Obligation.of("alternative_title", codes.ALTERNATIVE_TITLE_MISSING, "alternativeTitle"),
    Obligation.of("theme", codes.THEME_MISSING, "theme"),
    Obligation.of("related_resource", codes.RELATED_RESOURCE_MISSING, "relatedResource"),
)
_FREQUENCY: Final = Obligation.of("update_frequency", codes.FREQUENCY_MISSING, "updateFrequency")
# Missing and unknown differ for these: a finding of the reading already told which.
TOLD_WHEN_READ: Final = {
    "updateFrequency": codes.FREQUENCY_UNKNOWN.code,
    "serviceStatus": codes.SERVICE_STATUS_UNKNOWN.code,
    "serviceType": codes.SERVICE_TYPE_UNKNOWN.code,
    "distribution.mediaType": codes.MEDIA_TYPE_INVALID.code,
    "modified": codes.DATE_UNREADABLE.code,
}

DATASET: Final = Obligations(
    (*_COMMON, _FREQUENCY),
    (*_SUGGESTED, Obligation.of("distribution", codes.DISTRIBUTION_MISSING, "distribution")),
)
SERIES: Final = Obligations((*_COMMON, _FREQUENCY), _SUGGESTED)
SERVICE: Final = Obligations(
    (
        *_COMMON,
        Obligation.of(
            "endpoint_description", codes.ENDPOINT_DESCRIPTION_MISSING, "endpointDescription"
        ),
        Obligation.of("service_status", codes.SERVICE_STATUS_MISSING, "serviceStatus"),
        Obligation.of("service_type", codes.SERVICE_TYPE_MISSING, "serviceType"),
    ),
    (
        *_SUGGESTED,
        Obligation.of("issued", codes.ISSUED_MISSING, "issued"),
        Obligation.of("serves_dataset", codes.SERVES_DATA_MISSING, "servesData"),
    ),
)
CONTACT: Final = Obligations(
    (
        Obligation.of("name", codes.CONTACT_NAME_MISSING, "contactPoint.contactName"),
        Obligation.of("email", codes.CONTACT_EMAIL_MISSING, "contactPoint.email"),
    ),
    (),
)
DISTRIBUTION: Final = Obligations(
    (
        Obligation.of("title", codes.DISTRIBUTION_TITLE_MISSING, "distribution.title"),
        Obligation.of("licence", codes.DISTRIBUTION_LICENCE_MISSING, "distribution.licence"),
        Obligation.of("media_type", codes.MEDIA_TYPE_MISSING, "distribution.mediaType"),
    ),
    (
        Obligation.of("modified", codes.DISTRIBUTION_MODIFIED_MISSING, "distribution.modified"),
        Obligation.of("byte_size", codes.BYTE_SIZE_MISSING, "distribution.byteSize"),
    ),
)

#: The identifier and the type of a distribution.
DISTRIBUTION_ALWAYS_MET: Final = 2

OF_CLASS: Final[dict[type, Obligations]] = {
    Dataset: DATASET,
    DatasetSeries: SERIES,
    DataService: SERVICE,
}
