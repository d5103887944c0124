"""Any resource, for Hypothesis: every field of the property table, with any value it can have."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from hypothesis import strategies as st

from schemas.model import (
    AccessRights,
    AccessRoute,
    BoundingBox,
    Concept,
    ContactKind,
    ContactPoint,
    DataRole,
    Document,
    Frequency,
    LangString,
    Location,
    Organisation,
    PartialDate,
    PeriodOfTime,
    Precision,
    Reference,
    Resource,
    SecurityClassification,
    ServiceStatus,
    ServiceType,
    TimeBand,
    best,
)
from schemas.rdf import properties
from schemas.rdf.property_kinds import Kind, Property, Shape
from schemas.rdf.read_clean import cleaned, is_placeholder, plain_text
from schemas.rdf.read_keywords import is_usable
from schemas.vocabularies import formats, licences, organisations, themes

IRI: Final = "https://records.example/any"

addresses = st.uuids().map(lambda value: f"https://things.example/{value}")
_characters = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))
words = (
    st.text(_characters | st.sampled_from("\n\t\"\\<>&'{}"), min_size=1, max_size=20)
    .map(cleaned)
    .filter(lambda value: bool(value) and not is_placeholder(value) and "{{" not in value)
)
languages = st.sampled_from([None, "en", "en-GB", "cy", "de-CH", "zh-Hant", "en-t-de-t0-mtec"])


def _texts(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[LangString, ...]]:
    one = st.builds(LangString, value=values, language=languages)
    return _several(one)


def _several(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, min_size=1, max_size=3, unique=True).map(tuple)


texts = _texts(words)


def _date(value: dt.datetime, precision: Precision) -> PartialDate:
    lexical = {
        Precision.YEAR: value.strftime("%Y"),
        Precision.MONTH: value.strftime("%Y-%m"),
        Precision.DAY: value.strftime("%Y-%m-%d"),
        Precision.TIME: value.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }[precision]
    return PartialDate(lexical=lexical, precision=precision)


dates = st.builds(
    _date,
    st.datetimes(min_value=dt.datetime(1700, 1, 1), max_value=dt.datetime(2200, 1, 1)),  # noqa: DTZ001 - UTC by its Z
    st.sampled_from(Precision),
)


def _of_list(find: Callable[[str], str | None]) -> st.SearchStrategy[Concept]:
    def named(iri: str, label: tuple[LangString, ...]) -> Concept:
        return Concept(iri=iri, label=label, code=find(iri) or find(best(label)))

    def labelled(label: tuple[LangString, ...]) -> Concept:
        code = find(best(label))
        if code is None and find is licences.lookup:
            # A licence is recognised in the words of any language.
            guessed = (licences.guess(each.value) for each in label)
            code = next((each.code for each in guessed if each is not None), None)
        return Concept(label=label, code=code)

    known = st.sampled_from(["CSV", "Health", "DATA_SHARE_AGREEMENT", "Open Government Licence"])
    label = _texts(words | known)
    return st.builds(named, addresses, label | st.just(())) | st.builds(labelled, label)


def _organisation(value: Organisation) -> bool:
    found = organisations.lookup(best(value.name)) is None
    return (
        value != Organisation()
        and found
        and not organisations.register().get(value.identifier or "")
    )


def _known_body(slug: str) -> Organisation:
    body = organisations.register()[slug]
    name = (LangString(value=body.name),)
    return Organisation(name=name, iri=body.iri, slug=slug, abbreviation=body.abbreviation)


def _place(value: Location) -> bool:
    return value != Location()


def _period(value: PeriodOfTime) -> bool:
    if value.start is None and value.end is None:
        return bool(value.label) and not any(c.isdigit() for c in best(value.label))
    if value.start is None or value.end is None:
        return True
    return value.end.latest() >= value.start.earliest()


def _named_contact(value: ContactPoint) -> bool:
    return bool(value.name) and value != ContactPoint(kind=value.kind)


degrees = st.floats(min_value=-80, max_value=80, allow_nan=False, width=32)


def _box(west: float, south: float, wide: float, high: float) -> BoundingBox:
    return BoundingBox(west=west, south=south, east=west + wide, north=south + high)


def _shaped(shape: Shape, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for prop in shape.properties:
        if prop.kind is Kind.IDENTIFIER:
            continue
        values = _values(prop)
        needed = prop.field in _NEEDED.get(shape.model, frozenset())
        nothing: st.SearchStrategy[Any] = st.just(() if prop.many else None)
        fields[prop.field] = values if needed else nothing | values
    return st.builds(shape.model, **{**fields, **more})


_NEEDED: Final[dict[type, frozenset[str]]] = {
    properties.ROLE_HOLDER.model: frozenset({"role"}),
    properties.ATTRIBUTION.model: frozenset({"agent"}),
    properties.RELATION.model: frozenset({"relation"}),
    properties.CHECKSUM.model: frozenset({"value"}),
    properties.TABLE.model: frozenset({"name"}),
    properties.COLUMN.model: frozenset({"name"}),
    properties.CODE.model: frozenset({"value"}),
    properties.CONTACT.model: frozenset({"name"}),
    properties.DATASET.model: frozenset({"title", "access_rights"}),
    properties.SERIES.model: frozenset({"title", "access_rights"}),
    properties.SERVICE.model: frozenset({"title", "access_rights"}),
}

_SIMPLE: Final[dict[Kind, st.SearchStrategy[Any]]] = {
    Kind.ACCESS_RIGHTS: st.sampled_from(AccessRights),
    Kind.ADDRESS: words,
    Kind.BOOLEAN: st.booleans(),
    Kind.BOX: st.builds(_box, degrees, degrees, st.floats(0.5, 9), st.floats(0.5, 9)),
    Kind.BYTE_SIZE: st.integers(0, 10**14),
    Kind.CLASSIFICATION: st.sampled_from(
        [SecurityClassification.OFFICIAL, SecurityClassification.NOT_APPLICABLE]
    ),
    Kind.DATE: dates,
    Kind.RESOLUTION: st.floats(0, 1e9),
    Kind.EMAIL: st.sampled_from(["a@b.example", "o'neil+x%y@sub.dept.example", "no address"]),
    Kind.FREQUENCY: st.sampled_from(Frequency),
    Kind.GEOMETRY: st.sampled_from(["POINT(1 2)", '{"type": "Point", "coordinates": [1, 2]}']),
    Kind.INTEGER: st.integers(0, 10**12),
    Kind.LANGUAGE: st.sampled_from(["en", "cy", "gd", "en-GB", "sco"]),
    Kind.MEDIA_TYPE: st.sampled_from(["text/csv", "image/svg+xml", "text/csv; header=present"]),
    Kind.OTHER_IDENTIFIER: words,
    Kind.ROLE: st.sampled_from(DataRole),
    Kind.ROUTE: st.sampled_from(AccessRoute),
    Kind.SERVICE_STATUS: st.sampled_from(ServiceStatus),
    Kind.SERVICE_TYPE: st.sampled_from(ServiceType),
    Kind.STRING: words,
    Kind.TARGET: addresses | words,
    Kind.TELEPHONE: st.sampled_from(["+44 20 7946 0000", "0300 123 4567 (option 2)"]),
    Kind.TIME_BAND: st.sampled_from(TimeBand),
    Kind.URL: addresses,
    Kind.DOCUMENT: st.builds(Document, iri=addresses, label=st.just(()) | texts)
    | st.builds(Document, label=texts),
    Kind.REFERENCE: st.builds(Reference, target=addresses | words, title=st.just(()) | texts),
    Kind.THEME: _of_list(themes.lookup),
    Kind.FORMAT: _of_list(formats.lookup),
    Kind.LICENCE: _of_list(licences.lookup),
    Kind.CONCEPT: st.builds(
        Concept, iri=st.none() | addresses, code=st.none() | words, label=texts
    ),
}  # fmt: skip


def _values(prop: Property) -> st.SearchStrategy[Any]:
    """Give what a property can hold."""
    if prop.kind in {Kind.TEXT, Kind.MARKUP, Kind.KEYWORD}:
        return _texts(_written(prop))
    one = _one(prop.kind)
    return _several(one) if prop.many else one


def _written(prop: Property) -> st.SearchStrategy[str]:
    if prop.kind is Kind.MARKUP:
        return words.filter(lambda value: plain_text(value) == value)
    if prop.field in {"title", "alternative_title", "name", "keyword"}:
        lines = words.map(lambda value: " ".join(value.split()) if "\n" in value else value)
        return lines.filter(_is_keyword) if prop.kind is Kind.KEYWORD else lines
    return words


def _is_keyword(value: str) -> bool:
    return "," not in value and ";" not in value and is_usable(value)


def _one(kind: Kind) -> st.SearchStrategy[Any]:
    simple = _SIMPLE.get(kind)
    return simple if simple is not None else st.deferred(lambda: _SHAPED[kind])


_own_bodies = st.one_of(
    _shaped(properties.ORGANISATION, iri=addresses).filter(_organisation),
    _shaped(properties.ORGANISATION).filter(_organisation),
)
_SHAPED: Final[dict[Kind, st.SearchStrategy[Any]]] = {
    Kind.ORGANISATION: _own_bodies
    | st.sampled_from(["environment-agency", "hm-treasury"]).map(_known_body),
    Kind.ACCESS: _shaped(properties.ACCESS).filter(lambda it: it != type(it)()),
    Kind.ATTRIBUTION: _shaped(properties.ATTRIBUTION),
    Kind.CHECKSUM: _shaped(properties.CHECKSUM),
    Kind.CODE: _shaped(properties.CODE),
    Kind.COLUMN: _shaped(properties.COLUMN),
    Kind.CONTACT: _shaped(properties.CONTACT, kind=st.sampled_from(ContactKind)).filter(
        _named_contact
    ),
    Kind.DISTRIBUTION: _shaped(properties.DISTRIBUTION, iri=addresses),
    Kind.LINKAGE: _shaped(properties.LINKAGE).filter(lambda it: it != type(it)()),
    Kind.LOCATION: _shaped(properties.LOCATION, iri=st.none() | addresses).filter(_place),
    Kind.PERIOD: _shaped(properties.PERIOD).filter(_period),
    Kind.RELATION: _shaped(properties.RELATION),
    Kind.ROLE_HOLDER: _shaped(properties.ROLE_HOLDER),
    Kind.TABLE: _shaped(properties.TABLE),
}

_identifiers = words.filter(lambda value: len(value) > 10 and "urn:uuid" not in value.casefold())


def _resource(shape: Shape) -> st.SearchStrategy[Resource]:
    record = _shaped(properties.CATALOG_RECORD, iri=addresses)
    return _shaped(
        shape,
        identifier=_identifiers,
        iri=st.just(IRI),
        assumed=st.sampled_from([(), ("accessRights",)]),
        catalog_record=st.none() | record,
    )


resources: st.SearchStrategy[Resource] = st.one_of(
    _resource(properties.DATASET), _resource(properties.SERIES), _resource(properties.SERVICE)
)
