"""The single changes to a conformant record that section 6 of the note on the UK standard lists."""

from collections.abc import Callable

from schemas.model import (
    AccessRights,
    ContactKind,
    DataService,
    Dataset,
    Frequency,
    Precision,
    ServiceStatus,
    best,
)
from tests.conformant_record import DATASET

Check = Callable[[Dataset], bool]

CONTACT = '[ a vcard:Kind ; vcard:fn "Tides team" ; vcard:hasEmail "tides@ea.example" ]'
MODIFIED = '"2025-06-17"^^xsd:date ;\n    dct:accrualPeriodicity'
FILE = "https://data.tidewatch.example/id/file/tide-gauges-csv"
PUBLISHER = "dct:publisher org:environment-agency"
LICENCE = "dct:license <http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/>"
# The file keeps the open licence when the dataset gets another.
OPEN_FILE = {"LICENCES-DIFFER"}
SUMMARY = '"Sea levels at 43 gauges, every quarter of an hour."'
EU = "http://publications.europa.eu/resource/authority/"
BEYOND = (
    "dct:spatial <https://places.example/uk> ; dcat:landingPage <https://tides.example/> ;"
    ' dct:temporal [ dcat:startDate "1993" ] ;'
)
BLANK = f"""dcat:distribution [ a dcat:Distribution ; dct:title "As CSV" ; {LICENCE} ;
    dcat:mediaType "text/csv" ; dcat:byteSize 1 ; dct:modified "2025-06-17" ;
    dcat:downloadURL <https://data.tidewatch.example/t.csv> ]"""
IANA = "https://www.iana.org/assignments/media-types/"


def modified_is(precision: Precision, lexical: str) -> Check:
    return lambda it: (
        it.modified is not None
        and (it.modified.precision, it.modified.lexical) == (precision, lexical)
    )


def email_is_kept(it: Dataset) -> bool:
    return it.contact_point[0].email == "tides@ea.example"


def media_type_is_csv(it: Dataset) -> bool:
    return it.distribution[0].media_type == "text/csv"


def size_is_kept(it: Dataset) -> bool:
    return it.distribution[0].byte_size == 20480


def publisher_is(slug: str | None, name: str) -> Check:
    return lambda it: (
        it.publisher is not None and it.publisher.slug == slug and best(it.publisher.name) == name
    )


# what is changed, from, to, the remarks that this adds, and what the model holds
VARIATIONS: tuple[tuple[str, str, str, set[str], Check], ...] = (
    (
        "title with a language: accepted, kept",
        '"Tide gauge readings" ;', '"Tide gauge readings"@en ;',
        {"LANGUAGE-TAGGED"}, lambda it: it.title[0].language == "en",
    ),
    (
        "modified as a time stamp: accepted, precision kept",
        MODIFIED, '"2025-06-17T08:30:00Z"^^xsd:dateTime ;\n    dct:accrualPeriodicity',
        {"DATE-PRECISION"}, modified_is(Precision.TIME, "2025-06-17T08:30:00Z"),
    ),
    (
        "modified as a month: accepted, precision kept",
        MODIFIED, '"2025-04" ;\n    dct:accrualPeriodicity',
        {"DATE-PRECISION"}, modified_is(Precision.MONTH, "2025-04"),
    ),
    (
        "modified as a year: accepted, precision kept",
        MODIFIED, '"2025"^^xsd:gYear ;\n    dct:accrualPeriodicity',
        {"DATE-PRECISION"}, modified_is(Precision.YEAR, "2025"),
    ),
    (
        "identifier as text: accepted",
        f"dct:identifier <{DATASET}>", 'dct:identifier "tide-gauges"',
        set(), lambda it: it.identifier == "tide-gauges",
    ),
    (
        "mailbox with its scheme: accepted, scheme stripped",
        '"tides@ea.example"', "<mailto:tides@ea.example>", set(), email_is_kept,
    ),
    (
        "contact as an organisation: accepted",
        CONTACT, CONTACT.replace("vcard:Kind", "vcard:Organization"),
        set(), lambda it: it.contact_point[0].kind is ContactKind.TEAM,
    ),
    (
        "contact as an individual: accepted",
        CONTACT, CONTACT.replace("vcard:Kind", "vcard:Individual"),
        {"CONTACT-IS-PERSON"}, lambda it: it.contact_point[0].kind is ContactKind.PERSON,
    ),
    (
        "media type by its registry address: accepted, tail taken",
        'dcat:mediaType "text/csv"', f"dcat:mediaType <{IANA}text/csv>", set(), media_type_is_csv,
    ),
    (
        "media type by uri4uri: accepted, tail taken",
        'dcat:mediaType "text/csv"', "dcat:mediaType <https://w3id.org/uri4uri/mime/text/csv>",
        set(), media_type_is_csv,
    ),
    (
        "size in the type of DCAT 3: accepted",
        "20480", '"20480"^^xsd:nonNegativeInteger', set(), size_is_kept,
    ),
    (
        "size in the type of DCAT 2: accepted",
        "20480", '"20480.0"^^xsd:decimal', set(), size_is_kept,
    ),
    (
        "publisher as an agent not in the register: kept, warned",
        PUBLISHER, 'dct:publisher [ a foaf:Agent ; foaf:name "Harbour Trust" ]',
        {"ORG-NOT-IN-REGISTER"}, publisher_is(None, "Harbour Trust"),
    ),
    (
        "publisher as an agent known by name: resolved",
        PUBLISHER, 'dct:publisher [ a foaf:Agent ; foaf:name "The Environment Agency" ]',
        set(), publisher_is("environment-agency", "The Environment Agency"),
    ),
    (
        "publisher as a slug: accepted",
        PUBLISHER, 'dct:publisher "environment-agency"',
        set(), publisher_is("environment-agency", "Environment Agency"),
    ),
    (
        "frequency of the EU's list: mapped",
        "freq:daily", f"<{EU}frequency/DAILY>",
        {"VALUE-MAPPED"}, lambda it: it.update_frequency is Frequency.DAILY,
    ),
    (
        "access right of the EU's list: mapped",
        'dct:accessRights "OPEN"', f"dct:accessRights <{EU}access-right/NON_PUBLIC>",
        {"VALUE-MAPPED"}, lambda it: it.access_rights is AccessRights.INTERNAL and not it.assumed,
    ),
    (
        "distribution as a blank node: accepted, named",
        f"dcat:distribution <{FILE}>",
        BLANK,
        set(), lambda it: it.distribution[0].iri.startswith("urn:uuid:"),
    ),
    (
        "place, period, page and address beyond the model: kept",
        "dct:issued", BEYOND + " dct:issued",
        {"PROPERTY-BEYOND-MODEL"},
        lambda it: bool(it.spatial and it.temporal and it.landing_page),
    ),
    (
        "access address on the distribution: kept",
        "dcat:byteSize 20480", "dcat:byteSize 20480 ; dcat:accessURL <https://tides.example/>",
        set(), lambda it: it.distribution[0].access_url == ("https://tides.example/",),
    ),
    (
        "summary of 251 characters: warned, kept whole",
        SUMMARY, f'"{"s" * 251}"',
        {"SUMMARY-TOO-LONG"}, lambda it: len(best(it.summary)) == 251,
    ),
    (
        "summary with a line break: warned",
        SUMMARY, '"Sea levels.\\nAt 43 gauges."',
        {"SUMMARY-TOO-LONG"}, lambda it: "\n" in best(it.summary),
    ),
    (
        "second contact: accepted, the first counts",
        CONTACT, CONTACT + ', [ a vcard:Kind ; vcard:fn "Other" ; vcard:hasEmail "o@ea.example" ]',
        {"CONTACT-SECOND"}, lambda it: len(it.contact_point) == 2 and email_is_kept(it),
    ),
    (
        "licence as some text: warned",
        LICENCE, 'dct:license "OGL"',
        {"LICENCE-NOT-URI"}, lambda it: it.licence is not None and it.licence.code == "ogl-3",
    ),
    (
        "licence by agreement: accepted",
        LICENCE, 'dct:license "DATA_SHARE_AGREEMENT"',
        OPEN_FILE, lambda it: it.licence is not None and it.licence.code == "by-agreement",
    ),
    (
        "licence by request, the alpha's spelling: accepted",
        LICENCE, 'dct:license "DATA_SHARE_REQUEST"',
        OPEN_FILE, lambda it: it.licence is not None and it.licence.code == "by-agreement",
    ),
)  # fmt: skip

# The one change that concerns the service.
OF_SERVICE = ("phase in the model's own misspelt namespace: read, warned", "adms:status",
              "badadms:status", "NAMESPACE-WRONG")  # fmt: skip


def service_keeps_its_phase(service: object) -> bool:
    """Tell whether the phase of the conformant service was read."""
    return isinstance(service, DataService) and service.service_status is ServiceStatus.LIVE
