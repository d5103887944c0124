"""How a record stands to others: series, parts, sources, versions, services."""

from catalogue.domain.back_link import BackLink
from catalogue.policy.projection import ProjectedRecord
from frontend.pages.record.lines import Fact, Section, facts
from frontend.pages.record.linking import Linking
from schemas.model import DataService, Dataset, DatasetSeries, Resource


def relations(projected: ProjectedRecord, linking: Linking) -> Section:
    """Say which other records this one leads to."""
    resource = projected.resource
    own = _of_dataset(resource, linking) if isinstance(resource, Dataset) else ()
    if isinstance(resource, DatasetSeries):
        own = _of_series(resource, linking)
    if isinstance(resource, DataService):
        own = facts(("Gives access to", linking.references(resource.serves_dataset)))
    return Section(id="related", title="Related records", facts=(*own, *_of_any(resource, linking)))


def _of_dataset(resource: Dataset, linking: Linking) -> tuple[Fact, ...]:
    return facts(
        ("Part of the series", linking.references(resource.in_series)),
        ("Comes after", linking.targets(resource.previous_in_series)),
        ("Part of", linking.references(resource.is_part_of)),
        ("Parts", (*linking.references(resource.has_part), *linking.back(BackLink.PART_OF))),
        ("Served by", linking.back(BackLink.SERVES)),
        ("Made from", linking.references(resource.source)),
        ("Used to make", linking.back(BackLink.MADE_FROM)),
        ("How it came about", linking.documents(resource.provenance)),
        ("Made by the process", linking.documents(resource.was_generated_by)),
        ("Synthetic version to try", linking.targets(resource.synthetic_version)),
    )


def _of_series(resource: DatasetSeries, linking: Linking) -> tuple[Fact, ...]:
    members = (*linking.references(resource.series_member), *linking.back(BackLink.IN_SERIES))
    return facts(
        ("Datasets in this series", members),
        ("First", linking.targets(resource.first)),
        ("Newest", linking.targets(resource.last)),
    )


def _of_any(resource: Resource, linking: Linking) -> tuple[Fact, ...]:
    return facts(
        ("Version of", linking.references(resource.is_version_of)),
        ("Versions", linking.references(resource.has_version)),
        ("Earlier version", linking.targets(resource.previous_version)),
        ("Related", linking.references(resource.related_resource)),
        ("Other relations", linking.relations(resource.qualified_relation)),
        ("Used in", linking.references(resource.is_referenced_by)),
    )
