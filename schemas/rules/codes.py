"""Every rule, in one list: ``docs/rules.md`` describes the same ones for people."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from schemas.findings import Severity
from schemas.rules import dialect_codes, feed_codes, repair_codes
from schemas.rules.rule import Rule

_ACCESS: Final = "OPEN, COMMERCIAL, RESTRICTED or INTERNAL"
_STATUS: Final = "DISCOVERY, ALPHA, BETA, PRIVATE_BETA, PUBLIC_BETA, LIVE, DEPRECATED or WITHDRAWN"
_FREQUENCY: Final = "a term of http://purl.org/cld/freq/, such as freq:monthly"
_MEDIA: Final = "type/subtype, such as text/csv"
_DATE: Final = "a date such as 2026-03-31, 2026-03 or 2026"
_ADDRESS: Final = "an address that begins with https:// or http://"
_OGL: Final = "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_LICENCE: Final = f"the licence's address, such as {_OGL}, or DATA_SHARE_AGREEMENT"


def _blocker(code: str, fix: str, accepted: str | None = None) -> Rule:
    return Rule(code, Severity.BLOCKER, fix, accepted)


def _error(code: str, fix: str, accepted: str | None = None) -> Rule:
    return Rule(code, Severity.ERROR, fix, accepted)


def _warning(code: str, fix: str, accepted: str | None = None) -> Rule:
    return Rule(code, Severity.WARNING, fix, accepted)


def _note(code: str, fix: str, accepted: str | None = None) -> Rule:
    return Rule(code, Severity.NOTE, fix, accepted)


# Blockers: the record is not catalogued.
TITLE_MISSING: Final = _blocker(
    "TITLE-MISSING", "Give the record a title; without one it cannot be listed or found."
)
IDENTIFIER_MISSING: Final = _blocker(
    "IDENTIFIER-MISSING",
    "Give the record an identifier (dct:identifier) or an address of its own, and keep it the "
    "same in every version of the feed.",
    "a text or address that is unique within the feed",
)
IDENTIFIER_DUPLICATE: Final = _blocker(
    "IDENTIFIER-DUPLICATE",
    "“{later}” has the same identifier as “{first}”, which came first and was kept: give each "
    "record an identifier of its own.",
    "an identifier that no other record of the feed has",
)
CLASSIFICATION_REFUSED: Final = _blocker(
    "CLASSIFICATION-REFUSED",
    "Only OFFICIAL metadata may be catalogued. Take this record out of the feed; none of its "
    "text was kept. Tell your security team if the feed can be read by others.",
    "OFFICIAL or NOT_APPLICABLE",
)
RECORD_UNREADABLE: Final = _blocker(
    "RECORD-UNREADABLE",
    "The record holds something that could not be read and was left out; the rest of the feed "
    "was read. Check the record, and report this to the catalogue's maintainers.",
)
RECORD_TOO_LARGE: Final = _blocker(
    "RECORD-TOO-LARGE",
    "The record is larger than the {limit} that one record may take: describe its parts as "
    "records of their own, or move long texts and lists into documents that it links to.",
)
NOT_PUBLISHED: Final = _blocker(
    "NOT-PUBLISHED",
    "The record's status is {status}, so it is not catalogued, and what was catalogued of it is "
    "retired: publish it where it is kept, or take it out of the feed.",
    "Published",
)
RECORD_REFUSED: Final = _blocker(
    "RECORD-REFUSED", "The catalogue could not store the record: {why}."
)

# Errors: a mandatory property is missing, or holds what the standard does not accept.
DESCRIPTION_MISSING: Final = _error(
    "DESCRIPTION-MISSING", "Describe the data in plain English: what it holds and what it is for."
)
ACCESS_RIGHTS_MISSING: Final = _error(
    "ACCESS-RIGHTS-MISSING",
    "Say who may have the data (dct:accessRights). Until then it is treated as {assumed}.",
    _ACCESS,
)
ACCESS_RIGHTS_UNKNOWN: Final = _error(
    "ACCESS-RIGHTS-UNKNOWN",
    "Use one of the accepted codes. Until then the data is treated as INTERNAL, the most closed.",
    _ACCESS,
)
ACCESS_RIGHTS_CONFLICT: Final = _error(
    "ACCESS-RIGHTS-CONFLICT",
    "The values contradict each other: state one. Until then the most closed of them, {assumed}, "
    "is assumed.",
    f"one of {_ACCESS}",
)
MODIFIED_MISSING: Final = _error(
    "MODIFIED-MISSING", "Say when the data was last changed (dct:modified).", _DATE
)
LICENCE_MISSING: Final = _error(
    "LICENCE-MISSING", "Say under which licence the data can be used (dct:license).", _LICENCE
)
CONTACT_MISSING: Final = _error(
    "CONTACT-MISSING",
    "Name a team and its mailbox that answer questions about the data (dcat:contactPoint).",
)
CONTACT_NAME_MISSING: Final = _error(
    "CONTACT-NAME-MISSING", "Give the contact a name (vcard:fn), best that of a team."
)
CONTACT_EMAIL_MISSING: Final = _error(
    "CONTACT-EMAIL-MISSING",
    "Give the contact an e-mail address (vcard:hasEmail), best a shared mailbox.",
)
CONTACT_EMAIL_INVALID: Final = _error(
    "CONTACT-EMAIL-INVALID",
    "Correct the contact's e-mail address.",
    "one address such as data@department.example",
)
PUBLISHER_MISSING: Final = _error(
    "PUBLISHER-MISSING",
    "Name the organisation that publishes the data (dct:publisher).",
    "the organisation's GOV.UK address or slug",
)
CREATOR_MISSING: Final = _error(
    "CREATOR-MISSING",
    "Name the organisation that created the data (dct:creator); often it is the publisher.",
    "the organisation's GOV.UK address or slug",
)
CLASSIFICATION_MISSING: Final = _error(
    "CLASSIFICATION-MISSING",
    "State the security classification of the record (ukgov:securityClassification).",
    "OFFICIAL, or NOT_APPLICABLE for bodies outside the scheme",
)
CLASSIFICATION_UNKNOWN: Final = _error(
    "CLASSIFICATION-UNKNOWN",
    "Use an accepted code. OFFICIAL-SENSITIVE is a marking of OFFICIAL, no classification.",
    "OFFICIAL or NOT_APPLICABLE",
)
VERSION_MISSING: Final = _error(
    "VERSION-MISSING",
    "Give a version (dcat:version); with no scheme of your own, v1.0 or the release date.",
)
FREQUENCY_MISSING: Final = _error(
    "FREQUENCY-MISSING",
    "Say how often the data is updated (dct:accrualPeriodicity); freq:irregular if it varies.",
    _FREQUENCY,
)
FREQUENCY_UNKNOWN: Final = _error(
    "FREQUENCY-UNKNOWN", "Use a term of the frequency list.", _FREQUENCY
)
ENDPOINT_DESCRIPTION_MISSING: Final = _error(
    "ENDPOINT-DESCRIPTION-MISSING",
    "Link to the service's technical documentation (dcat:endpointDescription).",
    _ADDRESS,
)
SERVICE_STATUS_MISSING: Final = _error(
    "SERVICE-STATUS-MISSING", "Say which phase the service is in (adms:status).", _STATUS
)
SERVICE_STATUS_UNKNOWN: Final = _error(
    "SERVICE-STATUS-UNKNOWN", "Use one of the accepted phases.", _STATUS
)
SERVICE_TYPE_MISSING: Final = _error(
    "SERVICE-TYPE-MISSING", "Say what kind of service it is (dct:type).", "EVENT, REST or SOAP"
)
SERVICE_TYPE_UNKNOWN: Final = _error(
    "SERVICE-TYPE-UNKNOWN", "Use one of the accepted kinds.", "EVENT, REST or SOAP"
)
DATE_IN_FUTURE: Final = _error(
    "DATE-IN-FUTURE", "The date lies in the future: correct it.", "a date up to today"
)
ISSUED_AFTER_MODIFIED: Final = _error(
    "ISSUED-AFTER-MODIFIED",
    "The data was published ({issued}) after it was last changed ({modified}): correct one.",
)
MEDIA_TYPE_MISSING: Final = _error(
    "MEDIA-TYPE-MISSING", "Say in which media type the file comes (dcat:mediaType).", _MEDIA
)
MEDIA_TYPE_INVALID: Final = _error(
    "MEDIA-TYPE-INVALID", "Give the media type as registered with IANA.", _MEDIA
)
DISTRIBUTION_TITLE_MISSING: Final = _error(
    "DISTRIBUTION-TITLE-MISSING", "Give every distribution a title."
)
DISTRIBUTION_LICENCE_MISSING: Final = _error(
    "DISTRIBUTION-LICENCE-MISSING",
    "State the licence on every distribution, the same as on the dataset if it is the same.",
    _LICENCE,
)

# Warnings: something recommended is missing, or something was repaired.
SUMMARY_MISSING: Final = _warning(
    "SUMMARY-MISSING", "Add a summary of up to 250 characters (rdfs:comment)."
)
SUMMARY_TOO_LONG: Final = _warning(
    "SUMMARY-TOO-LONG",
    "Shorten the summary and keep it in one paragraph; the description has room for the rest.",
    "up to 250 characters without line breaks",
)
ALTERNATIVE_TITLE_MISSING: Final = _warning(
    "ALTERNATIVE-TITLE-MISSING",
    "Add other names that people know the data by, such as abbreviations (dct:alternative).",
)
THEME_MISSING: Final = _warning("THEME-MISSING", "Add at least one theme (dcat:theme).")
RELATED_RESOURCE_MISSING: Final = _warning(
    "RELATED-RESOURCE-MISSING", "Link to related data or documents, if there are any."
)
DISTRIBUTION_MISSING: Final = _warning(
    "DISTRIBUTION-MISSING", "Say in which forms the data can be had (dcat:distribution)."
)
ISSUED_MISSING: Final = _warning(
    "ISSUED-MISSING", "Say when the service was first published (dct:issued).", _DATE
)
SERVES_DATA_MISSING: Final = _warning(
    "SERVES-DATA-MISSING", "Name the datasets that the service gives access to."
)
DISTRIBUTION_MODIFIED_MISSING: Final = _warning(
    "DISTRIBUTION-MODIFIED-MISSING", "Say when the file was last changed (dct:modified).", _DATE
)
BYTE_SIZE_MISSING: Final = _warning(
    "BYTE-SIZE-MISSING", "Give the size of the file in bytes (dcat:byteSize)."
)
DISTRIBUTION_NO_ADDRESS: Final = _warning(
    "DISTRIBUTION-NO-ADDRESS",
    "Say where the distribution can be had: a download address, an access address or a service.",
    "downloadURL, accessURL or accessService",
)
ORG_NOT_IN_REGISTER: Final = _warning(
    "ORG-NOT-IN-REGISTER",
    "The organisation was kept as written, but is not in the register of government bodies: use "
    "its GOV.UK address or slug if it has one.",
    "a GOV.UK organisation address or slug",
)
ORG_CLOSED: Final = _warning(
    "ORG-CLOSED", "This organisation has closed; name its successor: {successor}."
)
LICENCE_NOT_URI: Final = _warning(
    "LICENCE-NOT-URI", "Give the licence as an address, not as text.", _LICENCE
)
LICENCE_SOFTWARE: Final = _warning(
    "LICENCE-SOFTWARE", "This is a licence for software: give the licence of the data.", _LICENCE
)
LICENCE_TERMS_PAGE: Final = _warning(
    "LICENCE-TERMS-PAGE",
    "This is a page of terms, not a licence: give the licence, and the terms as dct:rights.",
    _LICENCE,
)
IDENTIFIER_IRI_BAD: Final = _warning(
    "IDENTIFIER-IRI-BAD",
    "The record's own address is no valid address (often two addresses with a space between, or "
    "unencoded characters); the record was kept under it with these encoded: correct it.",
    "one absolute address without spaces",
)
LINK_DANGLING: Final = _warning(
    "LINK-DANGLING",
    "This page of the feed does not describe what this points to: add it, or correct the link.",
)
NAMESPACE_WRONG: Final = _warning(
    "NAMESPACE-WRONG",
    "The property was read, but its address is misspelt: write {right}.",
)
DATE_UNREADABLE: Final = _warning(
    "DATE-UNREADABLE", "The date could not be read and was left out.", _DATE
)
PERIOD_REVERSED: Final = _warning(
    "PERIOD-REVERSED", "The period ends before it starts; the end was left out: correct it."
)
PERIOD_UNREADABLE: Final = _warning(
    "PERIOD-UNREADABLE",
    "The period could not be read as dates and was kept as text at most.",
    "dcat:startDate and dcat:endDate",
)
PLACE_UNREADABLE: Final = _warning(
    "PLACE-UNREADABLE",
    "The place could not be drawn on a map: give a box or geometry in WGS 84 degrees.",
    "WKT or GeoJSON, longitude first",
)
VALUE_PLACEHOLDER: Final = _warning(
    "VALUE-PLACEHOLDER",
    "This is a placeholder and counts as missing: give the real value, or leave it out.",
)
MARKUP_REMOVED: Final = _warning(
    "MARKUP-REMOVED", "The text is HTML, of which only the words were kept: write plain text."
)
VALUE_UNREADABLE: Final = _warning(
    "VALUE-UNREADABLE", "The value could not be read and was left out: correct it."
)
VALUE_REPEATED: Final = _warning(
    "VALUE-REPEATED", "Only one value is expected, and one was used: leave out the others."
)
KEYWORD_IS_ADDRESS: Final = _warning(
    "KEYWORD-IS-ADDRESS",
    "The keyword is an address and was kept as a subject: give keywords as words, and terms of a "
    "list as themes.",
)
LANGUAGE_UNKNOWN: Final = _warning(
    "LANGUAGE-UNKNOWN", "Use a language code such as en or cy.", "a BCP 47 tag"
)
URL_UNUSABLE: Final = _warning(
    "URL-UNUSABLE", "This is no web address and was left out: correct it.", _ADDRESS
)
URL_PRIVATE: Final = _warning(
    "URL-PRIVATE",
    "This address leads to a private machine that other people cannot reach, and was not linked "
    "to: replace it.",
)
NODE_BLANK: Final = _warning(
    "NODE-BLANK", "The record has no address of its own (it is a blank node): give it one."
)
IDENTIFIER_PLACEHOLDER: Final = _warning(
    "IDENTIFIER-PLACEHOLDER",
    "The identifier is a placeholder and was not used: give the record a real one.",
)
LANDING_PAGE_IS_DATA: Final = _warning(
    "LANDING-PAGE-IS-DATA",
    "This is the address of the data itself, which not everybody may be shown, so it was left "
    "out: give the page about the data as its landing page.",
    "the address of a page about the data",
)
DIRECTION_MARK: Final = _warning(
    "DIRECTION-MARK",
    "The text holds invisible characters that turn the direction of writing, so that it reads "
    "otherwise than it is written; they were left out: remove them.",
)
PROPERTY_MISSPELT: Final = _warning(
    "PROPERTY-MISSPELT", "The property was read, but its name is misspelt: write {right}."
)
TYPE_MISSING: Final = _warning(
    "TYPE-MISSING", "Say what is described (type); it was taken for {taken}."
)
TYPE_UNKNOWN: Final = _warning(
    "TYPE-UNKNOWN",
    "The type was read as {taken}: write it as the standard does.",
)
CONTACT_IS_PERSON: Final = _warning(
    "CONTACT-IS-PERSON",
    "The contact is one person, whose name and mailbox are not shown to the public: name a team "
    "with a shared mailbox, as a vcard:Organization.",
)
CATALOG_RECORD_LOST: Final = _warning(
    "CATALOG-RECORD-LOST",
    "The catalogue record points to something that the page does not describe: correct its "
    "foaf:primaryTopic.",
)

# Notes: kept, and worth knowing.
VALUE_MAPPED: Final = _note(
    "VALUE-MAPPED", "The value was read as {meaning}; the UK standard has its own code for it."
)
DATE_PRECISION: Final = _note(
    "DATE-PRECISION",
    "The date was kept as exactly as it was written; the UK standard expects a full day.",
    "a date such as 2026-03-31",
)
PROPERTY_BEYOND_MODEL: Final = _note(
    "PROPERTY-BEYOND-MODEL", "These properties go beyond the UK standard; they are kept and shown."
)
PROPERTY_NOT_READ: Final = _note(
    "PROPERTY-NOT-READ",
    "These properties are not known here; they are kept with the source's own metadata.",
)
LANGUAGE_TAGGED: Final = _note(
    "LANGUAGE-TAGGED", "The text carries language tags, which the UK standard does not expect."
)
CONTACT_SECOND: Final = _note(
    "CONTACT-SECOND", "There is more than one contact; the first counts as the main one."
)
VALUE_SHAPE: Final = _note(
    "VALUE-SHAPE", "The value was read, but the standard expects {shape} here."
)
REFERENCE_ONLY: Final = _note(
    "REFERENCE-ONLY",
    "The page names this resource without describing it, so it was taken for a link.",
)

RULES: Final[Mapping[str, Rule]] = MappingProxyType(
    {
        **{rule.code: rule for rule in tuple(globals().values()) if isinstance(rule, Rule)},
        **repair_codes.REPAIR_RULES,
        **feed_codes.FEED_RULES,
        **dialect_codes.DIALECT_RULES,
    }
)
