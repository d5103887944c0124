"""How a record came here: its source, the source's own entry, and what it is called by programs."""

from catalogue.services.seeing import SeenRecord
from frontend.pages.record.lines import Section, address, dated, documents, facts, plain
from frontend.web.words import day


def origin(seen: SeenRecord) -> Section:
    """Say where a record comes from."""
    resource = seen.projected.resource
    entry = resource.catalog_record
    last = seen.origin.last_read
    found = facts(
        ("Source", plain(seen.projected.source)),
        ("Source last read", plain(day(last)) if last else ()),
        ("Entry made at the source", dated(entry.issued) if entry else ()),
        ("Entry changed at the source", dated(entry.modified) if entry else ()),
        ("Profile of the entry", documents(entry.conforms_to) if entry else ()),
        ("Entry at the source", address(entry.iri) if entry else ()),
        ("Original metadata", address(entry.source_metadata) if entry else ()),
        ("Identifier", address(resource.identifier)),
        ("Address in linked data", address(resource.iri)),
        (
            "Other identifiers",
            tuple(line for each in resource.other_identifiers for line in address(each)),
        ),
        ("Identifier in this catalogue", plain(seen.projected.id)),
    )
    return Section(id="origin", title="How this record came here", facts=found)
