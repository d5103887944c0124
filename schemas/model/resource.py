"""Catalogued resources: datasets, dataset series and data services, with DCAT's names.

The properties are those of the UK cross-government metadata exchange model and those that real
feeds carry beyond it. ``assumed`` names the properties whose value was not supplied but supposed
(missing access rights count as the most closed), so that it is never shown as the source's word.
"""

from typing import TypeAlias

from schemas.model.access import AccessBlock
from schemas.model.agents import ContactPoint, Organisation, QualifiedAttribution, RoleHolder
from schemas.model.base import Value
from schemas.model.codes import (
    AccessRights,
    Frequency,
    SecurityClassification,
    ServiceStatus,
    ServiceType,
)
from schemas.model.concepts import Concept, Document, Location, QualifiedRelation, Reference
from schemas.model.dictionary import Linkage, Table
from schemas.model.distribution import Distribution
from schemas.model.temporal import PartialDate, PeriodOfTime
from schemas.model.text import Text


class CatalogRecord(Value, frozen=True, kw_only=True):
    """The entry that a source's catalogue keeps about a resource (dcat:CatalogRecord)."""

    iri: str | None = None
    issued: PartialDate | None = None
    modified: PartialDate | None = None
    conforms_to: tuple[Document, ...] = ()
    source_metadata: str | None = None


class CataloguedResource(Value, frozen=True, kw_only=True, tag_field="type"):
    """What every catalogued resource can say about itself (dcat:Resource).

    ``identifier`` is the source's key for the resource; ``iri`` the node it was described as, when
    that was no blank node.
    """

    identifier: str
    access_rights: AccessRights
    iri: str | None = None
    other_identifiers: tuple[str, ...] = ()
    title: Text = ()
    alternative_title: Text = ()
    summary: Text = ()
    description: Text = ()
    security_classification: SecurityClassification | None = None
    licence: Concept | None = None
    rights: tuple[Document, ...] = ()
    publisher: Organisation | None = None
    creator: tuple[Organisation, ...] = ()
    contact_point: tuple[ContactPoint, ...] = ()
    role_holders: tuple[RoleHolder, ...] = ()
    qualified_attribution: tuple[QualifiedAttribution, ...] = ()
    created: PartialDate | None = None
    issued: PartialDate | None = None
    modified: PartialDate | None = None
    version: str | None = None
    version_notes: Text = ()
    previous_version: str | None = None
    has_version: tuple[Reference, ...] = ()
    is_version_of: tuple[Reference, ...] = ()
    keyword: Text = ()
    theme: tuple[Concept, ...] = ()
    subject: tuple[Concept, ...] = ()
    language: tuple[str, ...] = ()
    conforms_to: tuple[Document, ...] = ()
    landing_page: tuple[str, ...] = ()
    documentation: tuple[Document, ...] = ()
    related_resource: tuple[Reference, ...] = ()
    qualified_relation: tuple[QualifiedRelation, ...] = ()
    is_referenced_by: tuple[Reference, ...] = ()
    in_catalog: tuple[Reference, ...] = ()
    catalog_record: CatalogRecord | None = None
    applicable_legislation: tuple[str, ...] = ()
    is_critical_data_asset: bool | None = None
    critical_purposes: tuple[str, ...] = ()
    has_data_quality_action_plan: bool | None = None
    access: AccessBlock | None = None
    retention: Text = ()
    legal_basis: Text = ()
    holds_personal_data: bool | None = None
    system_name: str | None = None
    storage_location: str | None = None
    risk_notes: Text = ()
    dpia_location: str | None = None
    assumed: tuple[str, ...] = ()

    @property
    def access_is_assumed(self) -> bool:
        """Whether the access rights are supposed, and not the source's own word."""
        return "accessRights" in self.assumed


class Dataset(CataloguedResource, frozen=True, kw_only=True, tag="Dataset"):
    """A collection of data (dcat:Dataset)."""

    distribution: tuple[Distribution, ...] = ()
    sample: tuple[Distribution, ...] = ()
    update_frequency: Frequency | None = None
    spatial: tuple[Location, ...] = ()
    spatial_resolution: Text = ()
    spatial_resolution_in_meters: float | None = None
    temporal: tuple[PeriodOfTime, ...] = ()
    temporal_resolution: str | None = None
    provenance: tuple[Document, ...] = ()
    source: tuple[Reference, ...] = ()
    was_generated_by: tuple[Document, ...] = ()
    in_series: tuple[Reference, ...] = ()
    previous_in_series: str | None = None
    has_part: tuple[Reference, ...] = ()
    is_part_of: tuple[Reference, ...] = ()
    population: Text = ()
    record_count: int | None = None
    tables: tuple[Table, ...] = ()
    linkage: Linkage | None = None
    synthetic_version: str | None = None


class DatasetSeries(CataloguedResource, frozen=True, kw_only=True, tag="DatasetSeries"):
    """Datasets that belong together and are published one after another (dcat:DatasetSeries)."""

    update_frequency: Frequency | None = None
    spatial: tuple[Location, ...] = ()
    temporal: tuple[PeriodOfTime, ...] = ()
    first: str | None = None
    last: str | None = None
    series_member: tuple[Reference, ...] = ()


class DataService(CataloguedResource, frozen=True, kw_only=True, tag="DataService"):
    """An interface that gives access to data (dcat:DataService)."""

    endpoint_url: tuple[str, ...] = ()
    endpoint_description: tuple[Document, ...] = ()
    serves_dataset: tuple[Reference, ...] = ()
    service_status: ServiceStatus | None = None
    service_type: ServiceType | None = None


Resource: TypeAlias = Dataset | DatasetSeries | DataService
