"""The one table of properties: which field of the model is which IRI, and of what kind.

Reading and describing are both driven by it, so that what is written can be read again. A property
has one IRI that is written (``iri``) and others that are read (``also``). What DCAT and the UK
model have no word for is in our own namespace under the model's name.
"""

from typing import Final

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
from schemas.namespaces import (
    ADMS,
    CSVW,
    DCAT,
    DCATAP,
    DCT,
    FOAF,
    GEO,
    GEODCAT,
    LOCN,
    OWL,
    POD,
    PROV,
    RDFS,
    SCHEMA,
    SKOS,
    SPDX,
    TIME,
    UKGOV,
    VCARD,
    WL,
)
from schemas.rdf.property_kinds import Kind, many, one, shape

#: Stands on a distribution whose access address only repeats where it is downloaded.
ACCESS_IS_DOWNLOAD: Final = WL + "accessIsDownload"

_RESOURCE: Final = (
    one("identifier", DCT + "identifier", Kind.IDENTIFIER, SCHEMA + "identifier"),
    one(
        "access_rights", DCT + "accessRights", Kind.ACCESS_RIGHTS,
        POD + "accessLevel", SCHEMA + "conditionsOfAccess", DCT + "accessrights",
    ),
    many("other_identifiers", ADMS + "identifier", Kind.OTHER_IDENTIFIER, OWL + "sameAs",
          SCHEMA + "sameAs", SKOS + "notation"),
    many("title", DCT + "title", Kind.TEXT, SCHEMA + "name", RDFS + "label", SKOS + "prefLabel"),
    many("alternative_title", DCT + "alternative", Kind.TEXT, SCHEMA + "alternateName"),
    many("summary", RDFS + "comment", Kind.MARKUP),
    many(
        "description", DCT + "description", Kind.MARKUP,
        DCT + "abstract", SCHEMA + "description", DCAT + "description",
    ),
    one("security_classification", UKGOV + "securityClassification", Kind.CLASSIFICATION),
    one(
        "licence", DCT + "license", Kind.LICENCE,
        DCT + "licence", SCHEMA + "license", "http://creativecommons.org/ns#license",
        DCAT + "license",
    ),
    many("rights", DCT + "rights", Kind.DOCUMENT),
    one("publisher", DCT + "publisher", Kind.ORGANISATION, SCHEMA + "publisher"),
    many("creator", DCT + "creator", Kind.ORGANISATION, SCHEMA + "creator"),
    many("contact_point", DCAT + "contactPoint", Kind.CONTACT, ADMS + "contactPoint",
          SCHEMA + "contactPoint"),
    many("role_holders", WL + "roleHolder", Kind.ROLE_HOLDER),
    many("qualified_attribution", PROV + "qualifiedAttribution", Kind.ATTRIBUTION),
    one("created", DCT + "created", Kind.DATE, SCHEMA + "dateCreated"),
    one("issued", DCT + "issued", Kind.DATE, SCHEMA + "datePublished", DCT + "available"),
    one("modified", DCT + "modified", Kind.DATE, SCHEMA + "dateModified", DCT + "updated"),
    one(
        "version", DCAT + "version", Kind.STRING,
        ADMS + "version", OWL + "versionInfo", SCHEMA + "version", DCT + "hasVersionNumber",
    ),
    many("version_notes", ADMS + "versionNotes", Kind.TEXT),
    one("previous_version", DCAT + "previousVersion", Kind.TARGET, ADMS + "prev",
         DCT + "replaces"),
    many("has_version", DCAT + "hasVersion", Kind.REFERENCE, DCT + "hasVersion",
         DCAT + "hasCurrentVersion"),
    many("is_version_of", DCAT + "isVersionOf", Kind.REFERENCE, DCT + "isVersionOf"),
    many("keyword", DCAT + "keyword", Kind.KEYWORD, SCHEMA + "keywords", DCAT + "keywords"),
    many("theme", DCAT + "theme", Kind.THEME, DCAT + "themes", SCHEMA + "about"),
    many("subject", DCT + "subject", Kind.CONCEPT, GEODCAT + "topicCategory",
         DCATAP + "hvdCategory"),
    many("language", DCT + "language", Kind.LANGUAGE, SCHEMA + "inLanguage"),
    many("conforms_to", DCT + "conformsTo", Kind.DOCUMENT),
    many("landing_page", DCAT + "landingPage", Kind.URL, DCAT + "landingpage",
          SCHEMA + "url"),
    many("documentation", FOAF + "page", Kind.DOCUMENT, FOAF + "isPrimaryTopicOf",
          DCAT + "documentation", DCAT + "dataDictionary"),
    many("related_resource", DCT + "relation", Kind.REFERENCE, DCT + "references",
          DCT + "requires", RDFS + "seeAlso", DCT + "isRequiredBy", DCT + "isReplacedBy",
          DCT + "hasFormat", DCT + "isFormatOf"),
    many("qualified_relation", DCAT + "qualifiedRelation", Kind.RELATION),
    many("is_referenced_by", DCT + "isReferencedBy", Kind.REFERENCE),
    many("in_catalog", DCAT + "inCatalog", Kind.REFERENCE, SCHEMA + "includedInDataCatalog"),
    many("applicable_legislation", DCATAP + "applicableLegislation", Kind.URL),
    one("is_critical_data_asset", WL + "isCriticalDataAsset", Kind.BOOLEAN),
    many("critical_purposes", WL + "criticalPurpose", Kind.STRING, name="criticalPurpose"),
    one("has_data_quality_action_plan", WL + "hasDataQualityActionPlan", Kind.BOOLEAN),
    one("access", WL + "access", Kind.ACCESS, SCHEMA + "isAccessibleForFree"),
    many("retention", WL + "retention", Kind.TEXT),
    many("legal_basis", WL + "legalBasis", Kind.TEXT),
    one("holds_personal_data", WL + "holdsPersonalData", Kind.BOOLEAN),
    one("system_name", WL + "systemName", Kind.STRING),
    one("storage_location", WL + "storageLocation", Kind.STRING),
    many("risk_notes", WL + "riskNotes", Kind.TEXT),
    one("dpia_location", WL + "dpiaLocation", Kind.STRING),
)  # fmt: skip

_PLACES_AND_TIMES: Final = (
    one("update_frequency", DCT + "accrualPeriodicity", Kind.FREQUENCY, SCHEMA + "repeatFrequency"),
    many("spatial", DCT + "spatial", Kind.LOCATION, SCHEMA + "spatialCoverage", DCT + "coverage"),
    many("temporal", DCT + "temporal", Kind.PERIOD, SCHEMA + "temporalCoverage"),
)

DATASET: Final = shape(
    Dataset,
    DCAT + "Dataset",
    *_RESOURCE,
    *_PLACES_AND_TIMES,
    # The plural and the class used as a property occur in real feeds.
    many("distribution", DCAT + "distribution", Kind.DISTRIBUTION, DCAT + "distributions",
          DCAT + "Distribution", SCHEMA + "distribution"),
    many("sample", ADMS + "sample", Kind.DISTRIBUTION),
    one("spatial_resolution_in_meters", DCAT + "spatialResolutionInMeters", Kind.RESOLUTION),
    # What is no number of metres: a scale, or words.
    many("spatial_resolution", GEODCAT + "spatialResolutionAsText", Kind.TEXT),
    one("temporal_resolution", DCAT + "temporalResolution", Kind.STRING,
         WL + "temporalResolution"),
    many("provenance", DCT + "provenance", Kind.DOCUMENT),
    many("source", DCT + "source", Kind.REFERENCE, PROV + "wasDerivedFrom"),
    many("was_generated_by", PROV + "wasGeneratedBy", Kind.DOCUMENT),
    many("in_series", DCAT + "inSeries", Kind.REFERENCE),
    one("previous_in_series", DCAT + "prev", Kind.TARGET, DCAT + "previousInSeries"),
    many("has_part", DCT + "hasPart", Kind.REFERENCE, SCHEMA + "hasPart"),
    many("is_part_of", DCT + "isPartOf", Kind.REFERENCE, SCHEMA + "isPartOf"),
    many("population", WL + "population", Kind.TEXT),
    one("record_count", WL + "recordCount", Kind.INTEGER),
    many("tables", CSVW + "table", Kind.TABLE, SCHEMA + "variableMeasured", name="table"),
    one("linkage", WL + "linkage", Kind.LINKAGE),
    one("synthetic_version", WL + "syntheticVersion", Kind.TARGET),
)  # fmt: skip

SERIES: Final = shape(
    DatasetSeries,
    DCAT + "DatasetSeries",
    *_RESOURCE,
    *_PLACES_AND_TIMES,
    one("first", DCAT + "first", Kind.TARGET),
    one("last", DCAT + "last", Kind.TARGET),
    many("series_member", DCAT + "seriesMember", Kind.REFERENCE, DCT + "hasPart"),
)

SERVICE: Final = shape(
    DataService,
    DCAT + "DataService",
    *_RESOURCE,
    many("endpoint_url", DCAT + "endpointURL", Kind.URL, DCAT + "endpointUrl"),
    many("endpoint_description", DCAT + "endpointDescription", Kind.DOCUMENT),
    many("serves_dataset", DCAT + "servesDataset", Kind.REFERENCE, DCAT + "servesdataset",
          name="servesData"),
    one("service_status", ADMS + "status", Kind.SERVICE_STATUS),
    one("service_type", DCT + "type", Kind.SERVICE_TYPE),
)  # fmt: skip

DISTRIBUTION: Final = shape(
    Distribution,
    DCAT + "Distribution",
    one("identifier", DCT + "identifier", Kind.STRING),
    many("title", DCT + "title", Kind.TEXT, SCHEMA + "name", RDFS + "label"),
    many("description", DCT + "description", Kind.MARKUP, SCHEMA + "description",
          RDFS + "comment"),
    one("licence", DCT + "license", Kind.LICENCE, DCT + "licence", SCHEMA + "license",
         "http://creativecommons.org/ns#license"),
    many("rights", DCT + "rights", Kind.DOCUMENT, WL + "rights"),
    one("access_rights", DCT + "accessRights", Kind.ACCESS_RIGHTS, POD + "accessLevel"),
    one("issued", DCT + "issued", Kind.DATE, SCHEMA + "datePublished"),
    one("modified", DCT + "modified", Kind.DATE, SCHEMA + "dateModified"),
    one("media_type", DCAT + "mediaType", Kind.MEDIA_TYPE, SCHEMA + "encodingFormat",
         DCAT + "mediatype"),
    one("format", DCT + "format", Kind.FORMAT, POD + "format", DCAT + "format",
         SCHEMA + "fileFormat"),
    one("byte_size", DCAT + "byteSize", Kind.BYTE_SIZE, DCAT + "bytesSize", DCAT + "size",
         SCHEMA + "contentSize"),
    many("download_url", DCAT + "downloadURL", Kind.URL, DCAT + "downloadUrl",
          SCHEMA + "contentUrl"),
    many("access_url", DCAT + "accessURL", Kind.URL, DCAT + "accessUrl", SCHEMA + "url"),
    many("access_service", DCAT + "accessService", Kind.REFERENCE),
    many("conforms_to", DCT + "conformsTo", Kind.DOCUMENT),
    one("checksum", SPDX + "checksum", Kind.CHECKSUM, SPDX + "checkSum"),
    many("language", DCT + "language", Kind.LANGUAGE),
    many("documentation", FOAF + "page", Kind.DOCUMENT),
    one("status", ADMS + "status", Kind.TARGET),
    one("compress_format", DCAT + "compressFormat", Kind.TARGET),
    one("package_format", DCAT + "packageFormat", Kind.TARGET),
    one("availability", DCATAP + "availability", Kind.TARGET),
    one("spatial_resolution_in_meters", DCAT + "spatialResolutionInMeters", Kind.RESOLUTION),
    one("temporal_resolution", DCAT + "temporalResolution", Kind.STRING,
         WL + "temporalResolution"),
)  # fmt: skip

ORGANISATION: Final = shape(
    Organisation,
    FOAF + "Organization",
    many("name", FOAF + "name", Kind.TEXT, SKOS + "prefLabel", RDFS + "label", SCHEMA + "name",
          SCHEMA + "legalName", DCT + "title", VCARD + "fn", VCARD + "organization-name"),
    one("identifier", DCT + "identifier", Kind.STRING, ADMS + "identifier",
         SCHEMA + "identifier"),
    one("abbreviation", SKOS + "altLabel", Kind.STRING, FOAF + "nick"),
    one("homepage", FOAF + "homepage", Kind.URL, SCHEMA + "url", FOAF + "page",
         FOAF + "workplaceHomepage"),
    # GeoNetwork nests the mailbox in a further foaf:Agent.
    one("email", FOAF + "mbox", Kind.EMAIL, VCARD + "hasEmail", SCHEMA + "email",
         FOAF + "Agent"),
)  # fmt: skip

CONTACT: Final = shape(
    ContactPoint,
    VCARD + "Kind",
    many("name", VCARD + "fn", Kind.TEXT, VCARD + "hasFN", VCARD + "title", FOAF + "name",
          SCHEMA + "name", RDFS + "label", name="contactName"),
    one("email", VCARD + "hasEmail", Kind.EMAIL, VCARD + "email", FOAF + "mbox",
         SCHEMA + "email"),
    one("telephone", VCARD + "hasTelephone", Kind.TELEPHONE, VCARD + "telephone",
         VCARD + "tel", VCARD + "hasTel", SCHEMA + "telephone", FOAF + "phone"),
    one("address", VCARD + "hasAddress", Kind.ADDRESS, VCARD + "adr", VCARD + "address"),
    one("url", VCARD + "hasURL", Kind.URL, VCARD + "url", VCARD + "hasUrl",
         FOAF + "homepage", FOAF + "page", SCHEMA + "url"),
    one("organisation", VCARD + "organization-name", Kind.STRING,
         VCARD + "organisation-name", VCARD + "hasOrganizationName", VCARD + "org"),
)  # fmt: skip

ROLE_HOLDER: Final = shape(
    RoleHolder,
    None,
    one("role", WL + "role", Kind.ROLE),
    many("name", FOAF + "name", Kind.TEXT),
    one("email", FOAF + "mbox", Kind.EMAIL),
    one("organisation", VCARD + "organization-name", Kind.STRING),
)

ATTRIBUTION: Final = shape(
    QualifiedAttribution,
    PROV + "Attribution",
    one("agent", PROV + "agent", Kind.ORGANISATION),
    one("role", DCAT + "hadRole", Kind.TARGET, PROV + "hadRole"),
)

RELATION: Final = shape(
    QualifiedRelation,
    DCAT + "Relationship",
    one("relation", DCT + "relation", Kind.REFERENCE),
    one("role", DCAT + "hadRole", Kind.TARGET),
)

PERIOD: Final = shape(
    PeriodOfTime,
    DCT + "PeriodOfTime",
    one("start", DCAT + "startDate", Kind.DATE, SCHEMA + "startDate", TIME + "hasBeginning",
         "http://purl.org/NET/scovo#min"),
    one("end", DCAT + "endDate", Kind.DATE, SCHEMA + "endDate", TIME + "hasEnd",
         "http://purl.org/NET/scovo#max"),
    many("label", RDFS + "label", Kind.TEXT, SKOS + "prefLabel"),
)  # fmt: skip

LOCATION: Final = shape(
    Location,
    DCT + "Location",
    many("label", SKOS + "prefLabel", Kind.TEXT, RDFS + "label", LOCN + "geographicName",
          DCT + "title", SCHEMA + "name", FOAF + "name"),
    one("box", DCAT + "bbox", Kind.BOX, SCHEMA + "box"),
    one("geometry", LOCN + "geometry", Kind.GEOMETRY, GEO + "asWKT", GEO + "asGeoJSON",
         "http://www.opengis.net/rdf#asWKT", GEO + "hasGeometry", DCAT + "centroid",
         SCHEMA + "geo", SCHEMA + "polygon"),
)  # fmt: skip

CHECKSUM: Final = shape(
    Checksum,
    SPDX + "Checksum",
    one("value", SPDX + "checksumValue", Kind.STRING),
    one("algorithm", SPDX + "algorithm", Kind.TARGET),
)

ACCESS: Final = shape(
    AccessBlock,
    None,
    one("route", WL + "route", Kind.ROUTE),
    one("process_url", WL + "processURL", Kind.URL),
    many("gateways", WL + "gateway", Kind.CONCEPT, name="gateway"),
    many("usable_in", WL + "usableIn", Kind.DOCUMENT),
    many("eligibility", WL + "eligibility", Kind.TEXT),
    many("cost", WL + "cost", Kind.TEXT),
    one("time_band", WL + "timeBand", Kind.TIME_BAND),
    many("use_limitations", WL + "useLimitation", Kind.CONCEPT, name="useLimitation"),
    many("use_requirements", WL + "useRequirement", Kind.CONCEPT, name="useRequirement"),
    many("jurisdictions", WL + "jurisdiction", Kind.STRING, name="jurisdiction"),
    many("controllers", WL + "controller", Kind.ORGANISATION, name="controller"),
    many("processors", WL + "processor", Kind.ORGANISATION, name="processor"),
)

LINKAGE: Final = shape(
    Linkage,
    None,
    many("linkable_on", WL + "linkableOn", Kind.STRING),
    many("match_keys", WL + "matchKey", Kind.STRING, name="matchKey"),
    one("threshold", WL + "threshold", Kind.STRING),
    one("hash_method", WL + "hashMethod", Kind.STRING),
)

TABLE: Final = shape(
    Table,
    CSVW + "Table",
    one("name", CSVW + "name", Kind.STRING),
    many("label", DCT + "title", Kind.TEXT, CSVW + "title"),
    many("description", DCT + "description", Kind.TEXT),
    one("row_count", WL + "rowCount", Kind.INTEGER),
    # Written through a schema, as CSVW has it; read without one too.
    many("variables", CSVW + "tableSchema", Kind.COLUMN, CSVW + "column", name="column"),
)

COLUMN: Final = shape(
    Variable,
    CSVW + "Column",
    one("name", CSVW + "name", Kind.STRING, SCHEMA + "name"),
    many("label", CSVW + "title", Kind.TEXT, DCT + "title", CSVW + "titles"),
    many("description", DCT + "description", Kind.TEXT, SCHEMA + "description"),
    one("data_type", CSVW + "datatype", Kind.STRING, name="datatype"),
    one("unit", WL + "unit", Kind.STRING, SCHEMA + "unitText", SCHEMA + "unitCode"),
    one("concept", WL + "concept", Kind.TARGET),
    one("is_sensitive", WL + "isSensitive", Kind.BOOLEAN),
    many("codes", WL + "code", Kind.CODE, name="code"),
)

CODE: Final = shape(
    Code,
    None,
    one("value", SKOS + "notation", Kind.STRING),
    many("label", SKOS + "prefLabel", Kind.TEXT),
    one("frequency", WL + "frequency", Kind.INTEGER),
)

CATALOG_RECORD: Final = shape(
    CatalogRecord,
    DCAT + "CatalogRecord",
    one("issued", DCT + "issued", Kind.DATE),
    one("modified", DCT + "modified", Kind.DATE),
    many("conforms_to", DCT + "conformsTo", Kind.DOCUMENT, WL + "conformsTo"),
    one("source_metadata", DCT + "source", Kind.TARGET, DCT + "references"),
)
