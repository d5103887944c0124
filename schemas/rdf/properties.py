"""The one table of properties: which field of the model is which IRI, and of what kind.

Reading and describing are both driven by it, so that what is written can be read again. A property
has one IRI that is written (``iri``) and others that are read (``also``). What DCAT and the UK
model have no word for is in our own namespace under the model's name.
"""

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from schemas.model import (
    AccessBlock,
    CatalogRecord,
    Checksum,
    Code,
    ContactPoint,
    DataService,
    Dataset,
    DatasetSeries,
    Distribution,
    Linkage,
    Location,
    Organisation,
    PeriodOfTime,
    QualifiedAttribution,
    QualifiedRelation,
    RoleHolder,
    Table,
    Variable,
)
from schemas.model.base import Value
from schemas.namespaces import (
    ADMS,
    CSVW,
    DCAT,
    DCATAP,
    DCT,
    FOAF,
    GEO,
    LOCN,
    OWL,
    POD,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    SPDX,
    TIME,
    UKGOV,
    VCARD,
    WL,
)


class Kind(enum.Enum):
    """How the values of a property are read and written."""

    ACCESS = enum.auto()
    ACCESS_RIGHTS = enum.auto()
    ADDRESS = enum.auto()
    ATTRIBUTION = enum.auto()
    BOOLEAN = enum.auto()
    BOX = enum.auto()
    BYTE_SIZE = enum.auto()
    CHECKSUM = enum.auto()
    CLASSIFICATION = enum.auto()
    CODE = enum.auto()
    COLUMN = enum.auto()
    CONCEPT = enum.auto()
    CONTACT = enum.auto()
    DATE = enum.auto()
    DECIMAL = enum.auto()
    DISTRIBUTION = enum.auto()
    DOCUMENT = enum.auto()
    EMAIL = enum.auto()
    FORMAT = enum.auto()
    FREQUENCY = enum.auto()
    GEOMETRY = enum.auto()
    IDENTIFIER = enum.auto()
    INTEGER = enum.auto()
    KEYWORD = enum.auto()
    LANGUAGE = enum.auto()
    LICENCE = enum.auto()
    LINKAGE = enum.auto()
    LOCATION = enum.auto()
    MARKUP = enum.auto()
    MEDIA_TYPE = enum.auto()
    ORGANISATION = enum.auto()
    OTHER_IDENTIFIER = enum.auto()
    PERIOD = enum.auto()
    REFERENCE = enum.auto()
    RELATION = enum.auto()
    RESOLUTION = enum.auto()
    ROLE = enum.auto()
    ROLE_HOLDER = enum.auto()
    ROUTE = enum.auto()
    SERVICE_STATUS = enum.auto()
    SERVICE_TYPE = enum.auto()
    STRING = enum.auto()
    TABLE = enum.auto()
    TARGET = enum.auto()
    TELEPHONE = enum.auto()
    TEXT = enum.auto()
    THEME = enum.auto()
    TIME_BAND = enum.auto()
    URL = enum.auto()

    # Members are one of a kind, and are looked up for every property of every record.
    __hash__ = object.__hash__


# Links: whatever further property they stand in, none is dropped. Of the other kinds the first
# property that has a value wins (a title over a label).
_MERGED: Final = frozenset(
    {
        Kind.ACCESS_RIGHTS,
        Kind.CLASSIFICATION,
        Kind.CONTACT,
        Kind.DISTRIBUTION,
        Kind.DOCUMENT,
        Kind.KEYWORD,
        Kind.LICENCE,
        Kind.PERIOD,
        Kind.REFERENCE,
        Kind.THEME,
        Kind.URL,
        Kind.COLUMN,
    }
)


class Property(msgspec.Struct, frozen=True):
    """A field, the IRI it is written as, its kind, and the other IRIs it is read from.

    ``name`` is the property in the standard's words, as findings give it.
    """

    field: str
    iri: str
    kind: Kind
    many: bool = False
    also: tuple[str, ...] = ()
    name: str = ""

    @property
    def merges(self) -> bool:
        """Whether the values of all its IRIs count, not only those of the first that has any."""
        return self.kind in _MERGED


class Shape(msgspec.Struct, frozen=True):
    """A class of the model: its RDF class, its properties, and those by the IRI that is met."""

    model: type[Value]
    rdf_class: str | None
    properties: tuple[Property, ...]
    lookup: Mapping[str, tuple[Property, int]]


def _one(field: str, iri: str, kind: Kind, *also: str, name: str = "") -> Property:
    return Property(field, iri, kind, many=False, also=also, name=name or _name(field))


def _many(field: str, iri: str, kind: Kind, *also: str, name: str = "") -> Property:
    return Property(field, iri, kind, many=True, also=also, name=name or _name(field))


def _name(field: str) -> str:
    first, *rest = field.split("_")
    return first + "".join("URL" if word == "url" else word.capitalize() for word in rest)


def _shape(model: type[Value], rdf_class: str | None, *properties: Property) -> Shape:
    lookup: dict[str, tuple[Property, int]] = {}
    for each in properties:
        for rank, iri in enumerate((each.iri, *each.also)):
            lookup.setdefault(iri, (each, rank))
    return Shape(model, rdf_class, properties, MappingProxyType(lookup))


_RESOURCE: Final = (
    _one("identifier", DCT + "identifier", Kind.IDENTIFIER, SCHEMA + "identifier"),
    _one(
        "access_rights", DCT + "accessRights", Kind.ACCESS_RIGHTS,
        POD + "accessLevel", SCHEMA + "conditionsOfAccess", DCT + "accessrights",
    ),
    _many("other_identifiers", ADMS + "identifier", Kind.OTHER_IDENTIFIER, OWL + "sameAs"),
    _many("title", DCT + "title", Kind.TEXT, SCHEMA + "name", RDFS + "label", SKOS + "prefLabel"),
    _many("alternative_title", DCT + "alternative", Kind.TEXT, SCHEMA + "alternateName"),
    _many("summary", RDFS + "comment", Kind.MARKUP),
    _many(
        "description", DCT + "description", Kind.MARKUP,
        DCT + "abstract", SCHEMA + "description", DCAT + "description",
    ),
    _one("security_classification", UKGOV + "securityClassification", Kind.CLASSIFICATION),
    _one(
        "licence", DCT + "license", Kind.LICENCE,
        DCT + "licence", SCHEMA + "license", "http://creativecommons.org/ns#license",
        DCAT + "license",
    ),
    _many("rights", DCT + "rights", Kind.DOCUMENT),
    _one("publisher", DCT + "publisher", Kind.ORGANISATION, SCHEMA + "publisher"),
    _many("creator", DCT + "creator", Kind.ORGANISATION, SCHEMA + "creator"),
    _many("contact_point", DCAT + "contactPoint", Kind.CONTACT, ADMS + "contactPoint",
          SCHEMA + "contactPoint"),
    _many("role_holders", WL + "roleHolder", Kind.ROLE_HOLDER),
    _many("qualified_attribution", PROV + "qualifiedAttribution", Kind.ATTRIBUTION),
    _one("created", DCT + "created", Kind.DATE, SCHEMA + "dateCreated"),
    _one("issued", DCT + "issued", Kind.DATE, SCHEMA + "datePublished", DCT + "available"),
    _one("modified", DCT + "modified", Kind.DATE, SCHEMA + "dateModified", DCT + "updated"),
    _one(
        "version", DCAT + "version", Kind.STRING,
        ADMS + "version", OWL + "versionInfo", SCHEMA + "version", DCT + "hasVersionNumber",
    ),
    _many("version_notes", ADMS + "versionNotes", Kind.TEXT),
    _one("previous_version", DCAT + "previousVersion", Kind.TARGET, ADMS + "prev",
         DCT + "replaces"),
    _many("has_version", DCAT + "hasVersion", Kind.REFERENCE, DCT + "hasVersion"),
    _many("is_version_of", DCAT + "isVersionOf", Kind.REFERENCE, DCT + "isVersionOf"),
    _many("keyword", DCAT + "keyword", Kind.KEYWORD, SCHEMA + "keywords", DCAT + "keywords"),
    _many("theme", DCAT + "theme", Kind.THEME, DCAT + "themes", SCHEMA + "about"),
    _many("subject", DCT + "subject", Kind.CONCEPT),
    _many("language", DCT + "language", Kind.LANGUAGE, SCHEMA + "inLanguage"),
    _many("conforms_to", DCT + "conformsTo", Kind.DOCUMENT),
    _many("landing_page", DCAT + "landingPage", Kind.URL, DCAT + "landingpage"),
    _many("documentation", FOAF + "page", Kind.DOCUMENT, FOAF + "isPrimaryTopicOf",
          DCAT + "documentation"),
    _many("related_resource", DCT + "relation", Kind.REFERENCE, DCT + "references",
          DCT + "requires", RDFS + "seeAlso"),
    _many("qualified_relation", DCAT + "qualifiedRelation", Kind.RELATION),
    _many("is_referenced_by", DCT + "isReferencedBy", Kind.REFERENCE),
    _many("in_catalog", DCAT + "inCatalog", Kind.REFERENCE, SCHEMA + "includedInDataCatalog"),
    _many("applicable_legislation", DCATAP + "applicableLegislation", Kind.URL),
    _one("is_critical_data_asset", WL + "isCriticalDataAsset", Kind.BOOLEAN),
    _many("critical_purposes", WL + "criticalPurpose", Kind.STRING, name="criticalPurpose"),
    _one("has_data_quality_action_plan", WL + "hasDataQualityActionPlan", Kind.BOOLEAN),
    _one("access", WL + "access", Kind.ACCESS),
    _many("retention", WL + "retention", Kind.TEXT),
    _many("legal_basis", WL + "legalBasis", Kind.TEXT),
    _one("holds_personal_data", WL + "holdsPersonalData", Kind.BOOLEAN),
    _one("system_name", WL + "systemName", Kind.STRING),
    _one("storage_location", WL + "storageLocation", Kind.STRING),
    _many("risk_notes", WL + "riskNotes", Kind.TEXT),
    _one("dpia_location", WL + "dpiaLocation", Kind.STRING),
)  # fmt: skip

_PLACES_AND_TIMES: Final = (
    _one(
        "update_frequency", DCT + "accrualPeriodicity", Kind.FREQUENCY, SCHEMA + "repeatFrequency"
    ),
    _many("spatial", DCT + "spatial", Kind.LOCATION, SCHEMA + "spatialCoverage", DCT + "coverage"),
    _many("temporal", DCT + "temporal", Kind.PERIOD, SCHEMA + "temporalCoverage"),
)

DATASET: Final = _shape(
    Dataset,
    DCAT + "Dataset",
    *_RESOURCE,
    *_PLACES_AND_TIMES,
    # The plural and the class used as a property occur in real feeds.
    _many("distribution", DCAT + "distribution", Kind.DISTRIBUTION, DCAT + "distributions",
          DCAT + "Distribution", SCHEMA + "distribution"),
    _many("sample", ADMS + "sample", Kind.DISTRIBUTION),
    _one("spatial_resolution_in_meters", DCAT + "spatialResolutionInMeters", Kind.RESOLUTION),
    _one("temporal_resolution", DCAT + "temporalResolution", Kind.STRING),
    _many("provenance", DCT + "provenance", Kind.DOCUMENT),
    _many("source", DCT + "source", Kind.REFERENCE, PROV + "wasDerivedFrom"),
    _many("was_generated_by", PROV + "wasGeneratedBy", Kind.DOCUMENT),
    _many("in_series", DCAT + "inSeries", Kind.REFERENCE),
    _one("previous_in_series", DCAT + "prev", Kind.TARGET, DCAT + "previousInSeries"),
    _many("has_part", DCT + "hasPart", Kind.REFERENCE, SCHEMA + "hasPart"),
    _many("is_part_of", DCT + "isPartOf", Kind.REFERENCE, SCHEMA + "isPartOf"),
    _many("population", WL + "population", Kind.TEXT),
    _one("record_count", WL + "recordCount", Kind.INTEGER),
    _many("tables", CSVW + "table", Kind.TABLE, name="table"),
    _one("linkage", WL + "linkage", Kind.LINKAGE),
    _one("synthetic_version", WL + "syntheticVersion", Kind.TARGET),
)  # fmt: skip

SERIES: Final = _shape(
    DatasetSeries,
    DCAT + "DatasetSeries",
    *_RESOURCE,
    *_PLACES_AND_TIMES,
    _one("first", DCAT + "first", Kind.TARGET),
    _one("last", DCAT + "last", Kind.TARGET),
    _many("series_member", DCAT + "seriesMember", Kind.REFERENCE, DCT + "hasPart"),
)

SERVICE: Final = _shape(
    DataService,
    DCAT + "DataService",
    *_RESOURCE,
    _many("endpoint_url", DCAT + "endpointURL", Kind.URL, DCAT + "endpointUrl"),
    _many("endpoint_description", DCAT + "endpointDescription", Kind.DOCUMENT),
    _many("serves_dataset", DCAT + "servesDataset", Kind.REFERENCE, DCAT + "servesdataset",
          name="servesData"),
    _one("service_status", ADMS + "status", Kind.SERVICE_STATUS),
    _one("service_type", DCT + "type", Kind.SERVICE_TYPE),
)  # fmt: skip

DISTRIBUTION: Final = _shape(
    Distribution,
    DCAT + "Distribution",
    _one("identifier", DCT + "identifier", Kind.STRING),
    _many("title", DCT + "title", Kind.TEXT, SCHEMA + "name", RDFS + "label"),
    _many("description", DCT + "description", Kind.MARKUP, SCHEMA + "description",
          RDFS + "comment"),
    _one("licence", DCT + "license", Kind.LICENCE, DCT + "licence", SCHEMA + "license",
         "http://creativecommons.org/ns#license"),
    _many("rights", DCT + "rights", Kind.DOCUMENT),
    _one("access_rights", DCT + "accessRights", Kind.ACCESS_RIGHTS, POD + "accessLevel"),
    _one("issued", DCT + "issued", Kind.DATE, SCHEMA + "datePublished"),
    _one("modified", DCT + "modified", Kind.DATE, SCHEMA + "dateModified"),
    _one("media_type", DCAT + "mediaType", Kind.MEDIA_TYPE, SCHEMA + "encodingFormat",
         DCAT + "mediatype"),
    _one("format", DCT + "format", Kind.FORMAT, POD + "format", DCAT + "format",
         SCHEMA + "fileFormat"),
    _one("byte_size", DCAT + "byteSize", Kind.BYTE_SIZE, DCAT + "bytesSize", DCAT + "size",
         SCHEMA + "contentSize"),
    _many("download_url", DCAT + "downloadURL", Kind.URL, DCAT + "downloadUrl",
          SCHEMA + "contentUrl"),
    _many("access_url", DCAT + "accessURL", Kind.URL, DCAT + "accessUrl", SCHEMA + "url"),
    _many("access_service", DCAT + "accessService", Kind.REFERENCE),
    _many("conforms_to", DCT + "conformsTo", Kind.DOCUMENT),
    _one("checksum", SPDX + "checksum", Kind.CHECKSUM, SPDX + "checkSum"),
    _many("language", DCT + "language", Kind.LANGUAGE),
    _many("documentation", FOAF + "page", Kind.DOCUMENT),
    _one("status", ADMS + "status", Kind.TARGET),
    _one("compress_format", DCAT + "compressFormat", Kind.TARGET),
    _one("package_format", DCAT + "packageFormat", Kind.TARGET),
    _one("availability", DCATAP + "availability", Kind.TARGET),
    _one("spatial_resolution_in_meters", DCAT + "spatialResolutionInMeters", Kind.RESOLUTION),
    _one("temporal_resolution", DCAT + "temporalResolution", Kind.STRING),
)  # fmt: skip

ORGANISATION: Final = _shape(
    Organisation,
    FOAF + "Organization",
    _many("name", FOAF + "name", Kind.TEXT, SKOS + "prefLabel", RDFS + "label", SCHEMA + "name",
          SCHEMA + "legalName", DCT + "title", VCARD + "fn", VCARD + "organization-name"),
    _one("identifier", DCT + "identifier", Kind.STRING, ADMS + "identifier",
         SCHEMA + "identifier"),
    _one("abbreviation", SKOS + "altLabel", Kind.STRING, FOAF + "nick"),
    _one("homepage", FOAF + "homepage", Kind.URL, SCHEMA + "url", FOAF + "page",
         FOAF + "workplaceHomepage"),
    # GeoNetwork nests the mailbox in a further foaf:Agent.
    _one("email", FOAF + "mbox", Kind.EMAIL, VCARD + "hasEmail", SCHEMA + "email",
         FOAF + "Agent"),
)  # fmt: skip

CONTACT: Final = _shape(
    ContactPoint,
    VCARD + "Kind",
    _many("name", VCARD + "fn", Kind.TEXT, VCARD + "hasFN", VCARD + "title", FOAF + "name",
          SCHEMA + "name", RDFS + "label", name="contactName"),
    _one("email", VCARD + "hasEmail", Kind.EMAIL, VCARD + "email", FOAF + "mbox",
         SCHEMA + "email"),
    _one("telephone", VCARD + "hasTelephone", Kind.TELEPHONE, VCARD + "telephone",
         VCARD + "tel", VCARD + "hasTel", SCHEMA + "telephone", FOAF + "phone"),
    _one("address", VCARD + "hasAddress", Kind.ADDRESS, VCARD + "adr", VCARD + "address"),
    _one("url", VCARD + "hasURL", Kind.URL, VCARD + "url", VCARD + "hasUrl",
         FOAF + "homepage", FOAF + "page", SCHEMA + "url"),
    _one("organisation", VCARD + "organization-name", Kind.STRING,
         VCARD + "organisation-name", VCARD + "hasOrganizationName", VCARD + "org"),
)  # fmt: skip

ROLE_HOLDER: Final = _shape(
    RoleHolder,
    None,
    _one("role", WL + "role", Kind.ROLE),
    _many("name", FOAF + "name", Kind.TEXT),
    _one("email", FOAF + "mbox", Kind.EMAIL),
    _one("organisation", VCARD + "organization-name", Kind.STRING),
)

ATTRIBUTION: Final = _shape(
    QualifiedAttribution,
    PROV + "Attribution",
    _one("agent", PROV + "agent", Kind.ORGANISATION),
    _one("role", DCAT + "hadRole", Kind.TARGET, PROV + "hadRole"),
)

RELATION: Final = _shape(
    QualifiedRelation,
    DCAT + "Relationship",
    _one("relation", DCT + "relation", Kind.REFERENCE),
    _one("role", DCAT + "hadRole", Kind.TARGET),
)

PERIOD: Final = _shape(
    PeriodOfTime,
    DCT + "PeriodOfTime",
    _one("start", DCAT + "startDate", Kind.DATE, SCHEMA + "startDate", TIME + "hasBeginning",
         "http://purl.org/NET/scovo#min"),
    _one("end", DCAT + "endDate", Kind.DATE, SCHEMA + "endDate", TIME + "hasEnd",
         "http://purl.org/NET/scovo#max"),
    _many("label", RDFS + "label", Kind.TEXT, SKOS + "prefLabel"),
)  # fmt: skip

LOCATION: Final = _shape(
    Location,
    DCT + "Location",
    _many("label", SKOS + "prefLabel", Kind.TEXT, RDFS + "label", LOCN + "geographicName",
          DCT + "title", SCHEMA + "name", FOAF + "name"),
    _one("box", DCAT + "bbox", Kind.BOX, SCHEMA + "box"),
    _one("geometry", LOCN + "geometry", Kind.GEOMETRY, GEO + "asWKT", GEO + "asGeoJSON",
         "http://www.opengis.net/rdf#asWKT", GEO + "hasGeometry", DCAT + "centroid",
         SCHEMA + "geo", SCHEMA + "polygon"),
)  # fmt: skip

CHECKSUM: Final = _shape(
    Checksum,
    SPDX + "Checksum",
    _one("value", SPDX + "checksumValue", Kind.STRING),
    _one("algorithm", SPDX + "algorithm", Kind.TARGET),
)

ACCESS: Final = _shape(
    AccessBlock,
    None,
    _one("route", WL + "route", Kind.ROUTE),
    _one("process_url", WL + "processURL", Kind.URL),
    _many("gateways", WL + "gateway", Kind.CONCEPT, name="gateway"),
    _many("usable_in", WL + "usableIn", Kind.DOCUMENT),
    _many("eligibility", WL + "eligibility", Kind.TEXT),
    _many("cost", WL + "cost", Kind.TEXT),
    _one("time_band", WL + "timeBand", Kind.TIME_BAND),
    _many("use_limitations", WL + "useLimitation", Kind.CONCEPT, name="useLimitation"),
    _many("use_requirements", WL + "useRequirement", Kind.CONCEPT, name="useRequirement"),
    _many("jurisdictions", WL + "jurisdiction", Kind.STRING, name="jurisdiction"),
    _many("controllers", WL + "controller", Kind.ORGANISATION, name="controller"),
    _many("processors", WL + "processor", Kind.ORGANISATION, name="processor"),
)

LINKAGE: Final = _shape(
    Linkage,
    None,
    _many("linkable_on", WL + "linkableOn", Kind.STRING),
    _many("match_keys", WL + "matchKey", Kind.STRING, name="matchKey"),
    _one("threshold", WL + "threshold", Kind.STRING),
    _one("hash_method", WL + "hashMethod", Kind.STRING),
)

TABLE: Final = _shape(
    Table,
    CSVW + "Table",
    _one("name", CSVW + "name", Kind.STRING),
    _many("label", DCT + "title", Kind.TEXT, CSVW + "title"),
    _many("description", DCT + "description", Kind.TEXT),
    _one("row_count", WL + "rowCount", Kind.INTEGER),
    # Written through a schema, as CSVW has it; read without one too.
    _many("variables", CSVW + "tableSchema", Kind.COLUMN, CSVW + "column", name="column"),
)

COLUMN: Final = _shape(
    Variable,
    CSVW + "Column",
    _one("name", CSVW + "name", Kind.STRING),
    _many("label", CSVW + "title", Kind.TEXT, DCT + "title", CSVW + "titles"),
    _many("description", DCT + "description", Kind.TEXT),
    _one("data_type", CSVW + "datatype", Kind.STRING, name="datatype"),
    _one("unit", WL + "unit", Kind.STRING),
    _one("concept", WL + "concept", Kind.TARGET),
    _one("is_sensitive", WL + "isSensitive", Kind.BOOLEAN),
    _many("codes", WL + "code", Kind.CODE, name="code"),
)

CODE: Final = _shape(
    Code,
    None,
    _one("value", SKOS + "notation", Kind.STRING),
    _many("label", SKOS + "prefLabel", Kind.TEXT),
    _one("frequency", WL + "frequency", Kind.INTEGER),
)

CATALOG_RECORD: Final = _shape(
    CatalogRecord,
    DCAT + "CatalogRecord",
    _one("issued", DCT + "issued", Kind.DATE),
    _one("modified", DCT + "modified", Kind.DATE),
    _many("conforms_to", DCT + "conformsTo", Kind.DOCUMENT),
    _one("source_metadata", DCT + "source", Kind.TARGET, DCT + "references"),
)

# Said about a resource without being one of its properties: nothing to remark on.
PASSED_OVER: Final = frozenset(
    {
        RDF + "type",
        DCT + "type",
        ADMS + "status",
        FOAF + "primaryTopic",
        DCAT + "record",
        DCAT + "dataset",
        DCAT + "service",
        DCAT + "catalog",
        CSVW + "tableSchema",
        WL + "assumedAccessRights",
    }
)

# The properties of the UK exchange model, by field: all others are kept as extras.
UK_MODEL: Final = frozenset(
    {
        "identifier", "title", "licence", "description", "access_rights", "modified", "issued",
        "contact_point", "publisher", "creator", "security_classification", "version", "summary",
        "alternative_title", "theme", "related_resource", "keyword", "created", "distribution",
        "update_frequency", "endpoint_description", "service_status", "service_type",
        "endpoint_url", "serves_dataset", "assumed",
    }
)  # fmt: skip
