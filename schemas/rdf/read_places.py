"""Readers of places: by address, name, box or geometry; a broken one loses only itself."""

from collections.abc import Sequence

from pyoxigraph import Literal

from schemas.model import (
    BoundingBox,
    Location,
)
from schemas.rdf import properties
from schemas.rdf.graph import Term
from schemas.rdf.property_kinds import Property
from schemas.rdf.read_geometry import shape
from schemas.rdf.read_state import Page, distinct, iri_of, read_each
from schemas.rules import codes


def location(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Location]:
    """Read places: by address, name, box or geometry; a broken one loses no more than itself."""
    return distinct(read_each(page, terms, prop, "location", _written_place, _place_of_node))


def _written_place(page: Page, term: Literal, prop: Property) -> Location | None:
    written = page.finished_text(term, prop.name)
    if written is None:
        return None
    if written.value.startswith(("http://", "https://")):
        return Location(iri=written.value)
    drawn = shape(written.value)
    if not drawn.is_geometry:
        return Location(label=(written,))
    is_numbers = written.value[0] in "-+.0123456789"
    return Location(box=drawn.box, geometry=None if is_numbers else written.value)


def _place_of_node(page: Page, node: Term) -> Location | None:
    if isinstance(node, Literal):
        return None
    values = page.nested(node, properties.LOCATION, f"{page.prefix}spatial.")
    iri = iri_of(node)
    geometry = values.get("geometry")
    if "box" not in values and geometry is not None:
        drawn = shape(geometry)
        if drawn.box is not None:
            values["box"] = drawn.box
        elif not drawn.is_geometry:
            page.remark(codes.PLACE_UNREADABLE, "spatial", geometry)
    if iri is None and not values:
        return None
    return Location(iri=iri, **values)


def box(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[BoundingBox]:
    """Read boxes in any form; the first that can be read."""
    for term in terms:
        drawn = shape(term.value)
        if drawn.box is not None:
            return [drawn.box]
        page.remark(codes.PLACE_UNREADABLE, prop.name, term.value)
    return []


def geometry(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[str]:
    """Read geometries as they were written; of several the first that can be drawn."""
    found: list[str] = []
    for term in terms:
        if isinstance(term, Literal):
            found.append(page.text_of(term.value, prop.name))
        else:
            inner = page.graph.properties(term)
            values = [value for some in inner.values() for value in some]
            found.extend(v.value.strip() for v in values if isinstance(v, Literal))
    found = [one for one in found if one]
    drawn = [one for one in found if shape(one).box is not None]
    return (drawn or found)[:1]
