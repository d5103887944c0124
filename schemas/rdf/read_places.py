"""Readers of places: by address, name, box or geometry; a broken one loses only itself."""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import Literal

from schemas.model import (
    BoundingBox,
    Location,
    Text,
    text,
)
from schemas.namespaces import LOCN, SCHEMA, VCARD
from schemas.rdf import properties
from schemas.rdf.graph import Subject, Term
from schemas.rdf.property_kinds import Property
from schemas.rdf.read_geometry import Shape, shape
from schemas.rdf.read_state import Page, distinct, iri_of, read_each
from schemas.rdf.schema_places import drawn
from schemas.rules import codes, repair_codes
from schemas.vocabularies import places

_ADDRESSES: Final = (LOCN + "address", SCHEMA + "address", VCARD + "hasAddress", VCARD + "adr")
# One line with everything first, then parts.
_WHOLE: Final = (LOCN + "fullAddress", SCHEMA + "name", VCARD + "label")
_PARTS: Final = (
    LOCN + "thoroughfare",
    VCARD + "street-address",
    SCHEMA + "streetAddress",
    LOCN + "postName",
    VCARD + "locality",
    SCHEMA + "addressLocality",
    VCARD + "region",
    LOCN + "postCode",
    VCARD + "postal-code",
    SCHEMA + "postalCode",
)


def location(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Location]:
    """Read places: by address, name, box or geometry; a broken one loses no more than itself."""
    return distinct(read_each(page, terms, prop, "location", _written_place, _place_of_node))


def _written_place(page: Page, term: Literal, prop: Property) -> Location | None:
    written = page.finished_text(term, prop.name)
    if written is None:
        return None
    if written.value.startswith(("http://", "https://")):
        return Location(iri=written.value, label=_known_name(written.value))
    address = places.address_of(written.value)
    if address is not None:
        return Location(iri=address, label=_known_name(address))
    drawn = shape(written.value)
    if not drawn.is_geometry:
        return Location(label=(written,))
    _remark_on(page, drawn, written.value)
    return Location(box=drawn.box, geometry=drawn.kept) if drawn.is_placed else None


def _known_name(address: str) -> Text:
    name = places.name_of(address)
    return text(name, "en") if name else ()


def _remark_on(page: Page, drawn: Shape, written: str) -> None:
    if drawn.is_repaired:
        page.remark(repair_codes.PLACE_REPAIRED, "spatial", written)
    elif drawn.box is None and (not drawn.is_placed or drawn.is_elsewhere):
        page.remark(codes.PLACE_UNREADABLE, "spatial", written)


def _place_of_node(page: Page, node: Term) -> Location | None:
    if isinstance(node, Literal):
        return None
    values = page.nested(node, properties.LOCATION, f"{page.prefix}spatial.")
    iri = iri_of(node)
    geometry = values.pop("geometry", None)
    if geometry is not None:
        drawn = shape(geometry)
        _remark_on(page, drawn, geometry)
        if drawn.box is not None:
            values.setdefault("box", drawn.box)
        if drawn.kept is not None:
            values["geometry"] = drawn.kept
    if "label" not in values:
        label = (_known_name(iri) if iri else ()) or _postal_address(page, node)
        if label:
            values["label"] = label
    if iri is None and not values:
        return None
    return Location(iri=iri, **values)


def _postal_address(page: Page, node: Subject) -> Text:
    """Give the address of a place that has no other name."""
    said = page.graph.properties(node)
    for where in _ADDRESSES:
        for term in said.get(where, ()):
            found = _line_of(page, term)
            if found:
                return text(found)
    return ()


def _line_of(page: Page, term: Term) -> str:
    if isinstance(term, Literal):
        return page.text_of(term.value, "spatial")
    said = page.graph.properties(term)
    for names in (_WHOLE, _PARTS):
        parts = [value.value.strip() for name in names for value in said.get(name, ())]
        if any(parts):
            return page.text_of(", ".join(filter(None, parts)), "spatial")
    return ""


def box(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[BoundingBox]:
    """Read boxes in any form; the first that can be read."""
    for term in terms:
        drawn = shape(term.value)
        if drawn.box is not None:
            if drawn.is_repaired:
                page.remark(repair_codes.PLACE_REPAIRED, prop.name, term.value)
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
            if wkt := drawn(inner):
                found.append(wkt)
                continue
            values = [value for some in inner.values() for value in some]
            found.extend(v.value.strip() for v in values if isinstance(v, Literal))
    found = [one for one in found if one]
    return found if len(found) < 2 else _usable(page, found, prop)  # noqa: PLR2004 - nothing to choose


def _usable(page: Page, found: Sequence[str], prop: Property) -> Sequence[str]:
    boxed = [one for one in found if shape(one).box is not None]
    placed = boxed or [one for one in found if shape(one).is_placed]
    for one in found if placed else ():
        if not shape(one).is_placed:
            page.remark(codes.PLACE_UNREADABLE, prop.name, one)
    return (placed or found)[:1]
