"""Terms that are known to be no property of the model, misspelt, or of the exchange model."""

from typing import Final

from schemas.namespaces import ADMS, CSVW, DCAT, DCT, FOAF, RDF, SPDX, VCARD, WL
from schemas.rdf.agent_roles import AGENT_ROLES

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
        # Read as attributions with a role.
        *AGENT_ROLES,
        # The object as received, when the page was JSON, YAML or a table.
        WL + "sourceDocument",
    }
)

# What is read for the right property all the same, and told to who wrote it.
MISSPELT: Final = frozenset(
    {
        DCT + "accessrights", DCT + "licence", DCT + "updated", DCT + "hasVersionNumber",
        DCAT + "license", DCAT + "description", DCAT + "keywords", DCAT + "themes",
        DCAT + "landingpage", DCAT + "documentation", DCAT + "distributions",
        DCAT + "Distribution", DCAT + "endpointUrl", DCAT + "servesdataset", DCAT + "mediatype",
        DCAT + "format", DCAT + "bytesSize", DCAT + "size", DCAT + "downloadUrl",
        DCAT + "accessUrl", SPDX + "checkSum", VCARD + "hasUrl", VCARD + "hasTel",
        VCARD + "organisation-name",
    }
)  # fmt: skip

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
