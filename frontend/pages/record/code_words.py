"""The model's codes in words for people."""

from collections.abc import Mapping

from schemas.model import (
    AccessRights,
    AccessRoute,
    DataRole,
    Frequency,
    SecurityClassification,
    ServiceStatus,
    ServiceType,
    TimeBand,
)
from schemas.vocabularies import classification, frequency, services

RIGHTS: Mapping[AccessRights, str] = {
    AccessRights.OPEN: "Anyone can have this data and use it under its licence.",
    AccessRights.COMMERCIAL: "This data is available to those who agree to its terms, which may "
    "include a price. Ask to find out.",
    AccessRights.RESTRICTED: "This data is available to people who ask for it and meet its "
    "conditions.",
    AccessRights.INTERNAL: "This data is used inside the organisation that holds it. You can ask "
    "whether it can be shared for your purpose.",
}
ROUTES: Mapping[AccessRoute, str] = {
    AccessRoute.OPEN: "Open",
    AccessRoute.RESEARCH: "Research, for accredited researchers",
    AccessRoute.GOV: "Government, for public bodies",
    AccessRoute.EXTERNAL: "The holder's own service",
}
TIMES: Mapping[TimeBand, str] = {
    TimeBand.UNDER_1_WEEK: "Less than 1 week",
    TimeBand.WEEKS_1_TO_2: "1 to 2 weeks",
    TimeBand.WEEKS_2_TO_4: "2 to 4 weeks",
    TimeBand.MONTHS_1_TO_2: "1 to 2 months",
    TimeBand.MONTHS_2_TO_6: "2 to 6 months",
    TimeBand.OVER_6_MONTHS: "More than 6 months",
    TimeBand.VARIABLE: "It varies",
    TimeBand.NOT_APPLICABLE: "Not applicable",
    TimeBand.OTHER: "Other: ask the holder",
}
ROLES: Mapping[DataRole, str] = {
    DataRole.OWNER: "Data owner",
    DataRole.STEWARD: "Data steward",
    DataRole.CUSTODIAN: "Data custodian",
    DataRole.APPROVER: "Approver",
    DataRole.CHIEF_DATA_OFFICER: "Chief data officer",
}
_CLASSIFICATIONS = {term.code: term.label for term in classification.TERMS}
_FREQUENCIES = {term.code: term.label for term in frequency.TERMS}
_STATUSES = {term.code: term.label for term in services.STATUSES}
_TYPES = {term.code: term.label for term in services.TYPES}
_LANGUAGES = {
    "cy": "Welsh",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ga": "Irish",
    "gd": "Scottish Gaelic",
    "kw": "Cornish",
    "sco": "Scots",
}
_JURISDICTIONS = {
    "GB": "United Kingdom",
    "UK": "United Kingdom",
    "GB-EAW": "England and Wales",
    "GB-ENG": "England",
    "GB-GBN": "Great Britain",
    "GB-NIR": "Northern Ireland",
    "GB-SCT": "Scotland",
    "GB-UKM": "United Kingdom",
    "GB-WLS": "Wales",
}


def classified(code: SecurityClassification) -> str:
    """Name a security classification."""
    return _CLASSIFICATIONS.get(code.value, code.value)


def frequency_of(code: Frequency) -> str:
    """Name an update frequency."""
    return _FREQUENCIES.get(code.value, code.value)


def status_of(code: ServiceStatus) -> str:
    """Name the phase that a service is in."""
    return _STATUSES.get(code.value, code.value)


def service_type(code: ServiceType) -> str:
    """Name the kind of a service."""
    return _TYPES.get(code.value, code.value)


def language_name(tag: str) -> str:
    """Name a language by its tag."""
    return _LANGUAGES.get(tag.lower().split("-")[0], tag)


def jurisdiction(code: str) -> str:
    """Name a part of the kingdom by its code."""
    return _JURISDICTIONS.get(code.upper(), code)


def yes_or_no(value: bool | None) -> str:  # noqa: FBT001 - the value itself
    """Say yes or no, or nothing when that is not known."""
    return "" if value is None else "Yes" if value else "No"
