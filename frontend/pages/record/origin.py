"""How a record came here: its source, the source's own entry, and what it is called by programs."""

import msgspec

from catalogue.services.seeing import SeenRecord
from frontend.pages.record.lines import (
    Fact,
    Line,
    Section,
    address,
    concepts,
    dated,
    documents,
    facts,
    plain,
)
from frontend.pages.record.linking import Linking
from frontend.web.words import day
from schemas.model import AccessBlock, CatalogRecord, Dataset, Resource


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The section, and what only programs need to know."""

    section: Section
    for_programs: tuple[Fact, ...]


def origin(seen: SeenRecord, linking: Linking) -> Origin:
    """Say where a record comes from."""
    resource = seen.projected.resource
    entry = resource.catalog_record or CatalogRecord()
    last = seen.origin.last_read
    found = facts(
        ("Harvested from", plain(seen.projected.source)),
        ("Last read on", plain(day(last)) if last else ()),
        ("Entry made at the source", dated(entry.issued)),
        ("Entry changed at the source", dated(entry.modified)),
        ("Listed in", linking.references(resource.in_catalog)),
    )
    return Origin(
        section=Section(id="origin", title="How this record came here", facts=found),
        for_programs=_for_programs(seen, entry),
    )


def _for_programs(seen: SeenRecord, entry: CatalogRecord) -> tuple[Fact, ...]:
    resource = seen.projected.resource
    own = resource.iri if resource.iri != resource.identifier else None
    return facts(
        ("Identifier here", plain(seen.projected.id)),
        ("Identifier at the source", address(resource.identifier)),
        ("Address in linked data", address(own)),
        ("Other identifiers", _addresses(resource.other_identifiers)),
        ("Bodies in linked data", _addresses(_bodies(resource))),
        ("Files in linked data", _addresses(_files(resource))),
        ("Themes as the source names them", concepts(resource.theme)),
        ("Entry at the source", address(entry.iri)),
        ("Profile of the entry", documents(entry.conforms_to)),
        ("Original metadata", address(entry.source_metadata)),
    )


def _bodies(resource: Resource) -> tuple[str, ...]:
    access = resource.access or AccessBlock()
    publisher = (resource.publisher,) if resource.publisher else ()
    agents = (each.agent for each in resource.qualified_attribution)
    bodies = (*publisher, *resource.creator, *access.controllers, *access.processors, *agents)
    return tuple(name for body in bodies for name in (body.iri, body.homepage) if name)


def _files(resource: Resource) -> tuple[str, ...]:
    if not isinstance(resource, Dataset):
        return ()
    return tuple(each.iri for each in (*resource.distribution, *resource.sample))


def _addresses(values: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple(line for each in values for line in address(each))
