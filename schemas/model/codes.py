"""The controlled codes of the UK standard (section 5 of the exchange model), as enumerations."""

import enum


class AccessRights(enum.StrEnum):
    """Who may have the data. ``RESTRICTED`` comes from the marketplace's JSON dialect."""

    OPEN = "OPEN"
    COMMERCIAL = "COMMERCIAL"
    RESTRICTED = "RESTRICTED"
    INTERNAL = "INTERNAL"

    @property
    def closedness(self) -> int:
        """Rank from open (0) to most closed; of two values the more closed counts."""
        return list(AccessRights).index(self)


class SecurityClassification(enum.StrEnum):
    """Government security classification; only ``OFFICIAL`` metadata may be catalogued."""

    OFFICIAL = "OFFICIAL"
    SECRET = "SECRET"  # noqa: S105 - a classification, not a password
    TOP_SECRET = "TOP_SECRET"  # noqa: S105 - a classification, not a password
    NOT_APPLICABLE = "NOT_APPLICABLE"


class ServiceStatus(enum.StrEnum):
    """The phase that a data service is in."""

    DISCOVERY = "DISCOVERY"
    ALPHA = "ALPHA"
    BETA = "BETA"
    PRIVATE_BETA = "PRIVATE_BETA"
    PUBLIC_BETA = "PUBLIC_BETA"
    LIVE = "LIVE"
    DEPRECATED = "DEPRECATED"
    WITHDRAWN = "WITHDRAWN"


class ServiceType(enum.StrEnum):
    """The kind of a data service."""

    EVENT = "EVENT"
    REST = "REST"
    SOAP = "SOAP"


class Frequency(enum.StrEnum):
    """How often a dataset is updated: the local names of the Dublin Core frequency list."""

    TRIENNIAL = "triennial"
    BIENNIAL = "biennial"
    ANNUAL = "annual"
    SEMIANNUAL = "semiannual"
    THREE_TIMES_A_YEAR = "threeTimesAYear"
    QUARTERLY = "quarterly"
    BIMONTHLY = "bimonthly"
    MONTHLY = "monthly"
    SEMIMONTHLY = "semimonthly"
    BIWEEKLY = "biweekly"
    THREE_TIMES_A_MONTH = "threeTimesAMonth"
    WEEKLY = "weekly"
    SEMIWEEKLY = "semiweekly"
    THREE_TIMES_A_WEEK = "threeTimesAWeek"
    DAILY = "daily"
    CONTINUOUS = "continuous"
    IRREGULAR = "irregular"
    NEVER = "never"


class DataRole(enum.StrEnum):
    """The roles of the Data Ownership Model, and the marketplace's approver."""

    OWNER = "owner"
    STEWARD = "steward"
    CUSTODIAN = "custodian"
    APPROVER = "approver"
    CHIEF_DATA_OFFICER = "chiefDataOfficer"


class ContactKind(enum.StrEnum):
    """Whether a contact is a team or one person (vcard:Individual)."""

    TEAM = "team"
    PERSON = "person"
    UNKNOWN = "unknown"


class AccessRoute(enum.StrEnum):
    """The four ways to the data."""

    OPEN = "OPEN"
    RESEARCH = "RESEARCH"
    GOV = "GOV"
    EXTERNAL = "EXTERNAL"


class TimeBand(enum.StrEnum):
    """How long access is expected to take, in HDR UK's bands (accessibility.deliveryLeadTime)."""

    UNDER_1_WEEK = "LESS 1 WEEK"
    WEEKS_1_TO_2 = "1-2 WEEKS"
    WEEKS_2_TO_4 = "2-4 WEEKS"
    MONTHS_1_TO_2 = "1-2 MONTHS"
    MONTHS_2_TO_6 = "2-6 MONTHS"
    OVER_6_MONTHS = "MORE 6 MONTHS"
    VARIABLE = "VARIABLE"
    NOT_APPLICABLE = "NOT APPLICABLE"
    OTHER = "OTHER"
