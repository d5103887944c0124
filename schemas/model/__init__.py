"""DCAT's classes as frozen values, with DCAT's names in snake case.

Import the classes from here. Every value can be encoded by ``schemas.json.document`` and is equal
to any other with the same content.
"""

from schemas.model.access import AccessBlock
from schemas.model.agents import ContactPoint, Organisation, QualifiedAttribution, RoleHolder
from schemas.model.codes import (
    AccessRights,
    AccessRoute,
    ContactKind,
    DataRole,
    Frequency,
    SecurityClassification,
    ServiceStatus,
    ServiceType,
    TimeBand,
)
from schemas.model.concepts import (
    BoundingBox,
    Checksum,
    Concept,
    Document,
    Location,
    QualifiedRelation,
    Reference,
)
from schemas.model.dictionary import Code, Linkage, Table, Variable
from schemas.model.distribution import Distribution
from schemas.model.resource import (
    CatalogRecord,
    CataloguedResource,
    DataService,
    Dataset,
    DatasetSeries,
    Resource,
)
from schemas.model.temporal import PartialDate, PeriodOfTime, Precision
from schemas.model.text import LangString, Text, all_values, best, text

__all__ = [
    "AccessBlock",
    "AccessRights",
    "AccessRoute",
    "BoundingBox",
    "CatalogRecord",
    "CataloguedResource",
    "Checksum",
    "Code",
    "Concept",
    "ContactKind",
    "ContactPoint",
    "DataRole",
    "DataService",
    "Dataset",
    "DatasetSeries",
    "Distribution",
    "Document",
    "Frequency",
    "LangString",
    "Linkage",
    "Location",
    "Organisation",
    "PartialDate",
    "PeriodOfTime",
    "Precision",
    "QualifiedAttribution",
    "QualifiedRelation",
    "Reference",
    "Resource",
    "RoleHolder",
    "SecurityClassification",
    "ServiceStatus",
    "ServiceType",
    "Table",
    "Text",
    "TimeBand",
    "Variable",
    "all_values",
    "best",
    "text",
]
