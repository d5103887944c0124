"""Values on their way into a resource: kept together, and none lost for want of room."""

from collections.abc import Iterable, Sequence

from schemas.model import (
    Concept,
    DataService,
    Dataset,
    DatasetSeries,
    Document,
    Organisation,
    QualifiedAttribution,
    Reference,
    Resource,
)
from schemas.rdf import properties
from schemas.rdf.property_kinds import Shape
from schemas.rdf.read_state import Values


def made(shape: Shape, values: Values) -> Resource:
    """Make the resource of a shape."""
    if shape is properties.DATASET:
        return Dataset(**values)
    if shape is properties.SERVICE:
        return DataService(**values)
    return DatasetSeries(**values)


def keep(values: Values, field: str, more: Iterable[object]) -> None:
    """Add values to a field, each once."""
    added = list(more)
    if added:
        values[field] = tuple(dict.fromkeys([*values.get(field, ()), *added]))


def keep_links(values: Values, field: str, targets: Sequence[str]) -> None:
    """Add links to a field, leaving out those that it has."""
    if not targets:
        return
    known = {link.target for link in values.get(field, ())}
    keep(values, field, (Reference(target=iri) for iri in targets if iri not in known))


def keep_spare(values: Values, spare: dict[str, Sequence[object]]) -> None:
    """Put a second publisher or licence where there is room for it, so that none is lost.

    A keyword that is an address is a term of some list: a subject.
    """
    if not spare:
        return
    bodies = (each for each in spare.get("publisher", ()) if isinstance(each, Organisation))
    attributions = (QualifiedAttribution(agent=each, role="publisher") for each in bodies)
    keep(values, "qualified_attribution", attributions)
    keep(values, "subject", spare.get("keyword", ()))
    more = (each for each in spare.get("licence", ()) if isinstance(each, Concept))
    keep(values, "rights", (Document(iri=each.iri, label=each.label) for each in more))
