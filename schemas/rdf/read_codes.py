"""Readers of codes and concepts: what stands in a controlled list, by any of its names."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final, TypeVar

import msgspec
from pyoxigraph import BlankNode, Literal

from schemas.model import (
    AccessRights,
    AccessRoute,
    Concept,
    DataRole,
    Frequency,
    LangString,
    SecurityClassification,
    ServiceStatus,
    ServiceType,
    TimeBand,
    best,
)
from schemas.namespaces import GENID, RDF, RDFS, SCHEMA, SKOS
from schemas.rdf.graph import Subject, Term
from schemas.rdf.property_kinds import Property
from schemas.rdf.read_clean import cleaned, is_placeholder
from schemas.rdf.read_state import Page, distinct, iri_of
from schemas.rules import codes, repair_codes
from schemas.rules.rule import Rule
from schemas.vocabularies import (
    access_rights as access_rights_list,
)
from schemas.vocabularies import (
    classification as classification_list,
)
from schemas.vocabularies import (
    formats,
    licences,
    services,
    themes,
)
from schemas.vocabularies import (
    frequency as frequency_list,
)
from schemas.vocabularies.terms import key

_Code = TypeVar("_Code")
_UK_ACCESS: Final = frozenset(right.value for right in AccessRights)
_DCMI_TYPES: Final = ("http://purl.org/dc/dcmitype/", "https://purl.org/dc/dcmitype/")
_MEDIA_KINDS: Final = (
    "application/", "audio/", "font/", "image/", "message/", "model/", "multipart/", "text/",
    "video/",
)  # fmt: skip


def names(page: Page, term: Term, prop: Property) -> Iterator[str]:
    """Give what a term may be known by: its address, then what the node is called."""
    if isinstance(term, Literal):
        yield cleaned(term.value)
        return
    if not isinstance(term, BlankNode):
        yield term.value
    if page.is_described(term):
        yield from (label.value for label in page.labels(term, prop.name))
        properties = page.graph.properties(term)
        for iri in (SKOS + "notation", RDFS + "label", RDF + "value", SKOS + "exactMatch"):
            yield from (value.value for value in properties.get(iri, ()))


def _code(
    page: Page, term: Term, prop: Property, find: Callable[[str], _Code | None]
) -> tuple[_Code | None, str]:
    """Find the code of a term, and what the term was written as."""
    written = ""
    for name in names(page, term, prop):
        written = written or name
        code = find(name)
        if code is not None:
            return code, name
    return None, written


def access_rights(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[AccessRights]:
    """Read access rights: of two the more closed, of an unknown one the most closed.

    Nothing is given for a resource whose rights are in doubt, so that the value counts as assumed;
    a distribution, which has no such mark, is simply closed.
    """
    found: list[AccessRights] = []
    unknown = False
    for term in terms:
        code, written = _code(page, term, prop, access_rights_list.lookup)
        if code is not None:
            found.append(code)
            if written not in _UK_ACCESS:
                _mapped(page, prop, written, code.value)
        elif written:
            unknown = True
            page.remark(codes.ACCESS_RIGHTS_UNKNOWN, prop.name, written)
    if unknown:
        return _assumed(page, AccessRights.INTERNAL)
    if len(set(found)) > 1:
        found.sort(key=_closedness)
        stated = ", ".join(dict.fromkeys(found))
        words = {"assumed": found[-1].value}
        page.remark(codes.ACCESS_RIGHTS_CONFLICT, prop.name, stated, words)
        return _assumed(page, found[-1])
    return found[:1]


def _assumed(page: Page, right: AccessRights) -> Sequence[AccessRights]:
    if page.prefix:
        return [right]
    page.spare["access_rights"] = (right,)
    return []


def _closedness(right: AccessRights) -> int:
    return right.closedness


def classification(
    page: Page, terms: Sequence[Term], prop: Property
) -> Sequence[SecurityClassification]:
    """Read the security classification; of several the first known."""
    found: list[SecurityClassification] = []
    for term in terms:
        code, written = _code(page, term, prop, classification_list.lookup)
        if code is not None:
            found.append(code)
            if written != code.value:
                _mapped(page, prop, written, code.value)
        elif written:
            _unknown(page, codes.CLASSIFICATION_UNKNOWN, prop, written)
    return distinct(found)


def frequency(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Frequency]:
    """Read how often data is updated, from any list or in words."""
    found: list[Frequency] = []
    for term in terms:
        code, written = _code(page, term, prop, frequency_list.lookup)
        if code is not None:
            found.append(code)
            if not written.endswith(code.value):
                _mapped(page, prop, written, f"freq:{code.value}")
        elif written:
            _unknown(page, codes.FREQUENCY_UNKNOWN, prop, written)
    return distinct(found)


def service_status(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[ServiceStatus]:
    """Read the phase of a service."""
    return _listed(page, terms, prop, services.status, services.OWN_NAMES)


def service_type(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[ServiceType]:
    """Read the kind of a service; that it is a service its class has said already."""
    kinds = [term for term in terms if not term.value.startswith(_DCMI_TYPES)]
    return _listed(page, kinds, prop, services.type_, services.OWN_NAMES)


def route(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[AccessRoute]:
    """Read the route to the data."""
    return _listed(page, terms, prop, _member(AccessRoute))


def time_band(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[TimeBand]:
    """Read how long access is expected to take."""
    return _listed(page, terms, prop, _member(TimeBand))


def role(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[DataRole]:
    """Read a role of the Data Ownership Model, by the longer name that it goes by as well."""
    return _listed(page, terms, prop, _role)


def _role(name: str) -> DataRole | None:
    short = key(name).removeprefix("information asset ").removeprefix("data ")
    return _member(DataRole)(name) or _member(DataRole)(short)


def _member(kind: type[_Code]) -> Callable[[str], _Code | None]:
    table = {key(str(member)): member for member in kind}  # type: ignore[attr-defined]  # enumerations only
    return lambda name: table.get(key(name))


_UNKNOWN: Final = {
    "serviceStatus": codes.SERVICE_STATUS_UNKNOWN,
    "serviceType": codes.SERVICE_TYPE_UNKNOWN,
}


def _listed(
    page: Page,
    terms: Sequence[Term],
    prop: Property,
    find: Callable[[str], _Code | None],
    own_names: Collection[str] = (),
) -> Sequence[_Code]:
    found: list[_Code] = []
    for term in terms:
        code, written = _code(page, term, prop, find)
        if code is not None:
            found.append(code)
            if own_names and written not in own_names:
                _mapped(page, prop, written, str(code))
        elif written:
            _unknown(page, _UNKNOWN.get(prop.name, codes.VALUE_UNREADABLE), prop, written)
    return distinct(found)


def _unknown(page: Page, rule: Rule, prop: Property, written: str) -> None:
    """Remark on what is in no list; words that only say that nothing is known are no value."""
    page.remark(codes.VALUE_PLACEHOLDER if is_placeholder(written) else rule, prop.name, written)


def _mapped(page: Page, prop: Property, written: str, meaning: str) -> None:
    page.remark(codes.VALUE_MAPPED, prop.name, written, {"meaning": meaning})


def media_type(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[str]:
    """Read media types, from text, registry addresses or labels; drop what is none."""
    found: list[str] = []
    for term in terms:
        code, written = _code(page, term, prop, formats.media_type)
        if code is not None:
            found.append(code)
            # DCAT wants the address of a media type, which a text or a JSON value is not.
            if written != code and isinstance(term, Literal):
                _mapped(page, prop, written, code)
        elif written.startswith(_MEDIA_KINDS):
            found.append(written)
        elif written:
            _unknown(page, codes.MEDIA_TYPE_INVALID, prop, written)
    return distinct(found)


def format_(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Concept]:
    """Read file formats to one list, with their own label kept."""
    found = [one for term in terms if (one := _concept(page, term, prop, formats.lookup))]
    return distinct(found)


def theme(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Concept]:
    """Read themes to one list, with their own address and label kept."""
    found = [one for term in terms if (one := _concept(page, term, prop, themes.lookup))]
    return distinct(found)


def concept(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Concept]:
    """Read concepts of any list."""
    found = [one for term in terms if (one := _concept(page, term, prop, _no_list))]
    return distinct(found)


def licence(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Concept]:
    """Read licences, with their own address or text kept; of several the strictest."""
    found = [one for term in terms if (one := _concept(page, term, prop, licences.lookup))]
    found = [_in_plain_words(page, one, prop) for one in found]
    return found if len(found) == 1 else _strictest(page, distinct(found), prop)


def _strictest(page: Page, found: Sequence[Concept], prop: Property) -> Sequence[Concept]:
    # A graph has no order, and the same statements must give the same record.
    in_order = sorted(found, key=repr)
    chosen = licences.strictest(in_order)
    if chosen is None or len(in_order) == 1:
        return in_order
    page.remark(codes.VALUE_REPEATED, prop.name)
    if not page.prefix:
        page.spare["licence"] = tuple(one for one in in_order if one is not chosen)
    return [chosen]


def _in_plain_words(page: Page, concept: Concept, prop: Property) -> Concept:
    if concept.iri is not None or not concept.label:
        return concept
    plain = [page.without_markup(text, prop.name) for text in concept.label]
    label = tuple(text for text in plain if text is not None)
    code = concept.code or licences.lookup(best(label))
    if code is not None:
        return msgspec.structs.replace(concept, code=code, label=label)
    named = next(filter(None, (licences.guess(text.value) for text in concept.label)), None)
    if named is None:
        return msgspec.structs.replace(concept, label=label)
    words = {"meaning": licences.LABELS[named.code or ""]}
    page.remark(repair_codes.LICENCE_IN_WORDS, prop.name, best(label), words)
    return msgspec.structs.replace(named, label=label)


def _no_list(_name: str) -> str | None:
    return None


def _concept(
    page: Page, term: Term, prop: Property, find: Callable[[str], str | None]
) -> Concept | None:
    if not isinstance(term, Literal):
        cached: Concept | None = page.cached(
            prop.kind.name, term, lambda page, node: _concept_of_node(page, node, prop, find)
        )
        return cached
    one = page.lang_string(term, prop.name)
    if one is None:
        return None
    if one.value.startswith(("http://", "https://")) and " " not in one.value:
        return Concept(iri=one.value, code=find(one.value))
    return Concept(code=find(one.value), label=(one,))


def _address_of(page: Page, node: Subject) -> str | None:
    """Give the address that schema.org's nameless nodes state as a property."""
    stated = page.graph.properties(node).get(SCHEMA + "url", ())
    addresses = (each.value for each in stated)
    return next((each for each in addresses if each.startswith(("http://", "https://"))), None)


def _concept_of_node(
    page: Page, node: Term, prop: Property, find: Callable[[str], str | None]
) -> Concept | None:
    iri = iri_of(node)
    if iri is not None and iri.startswith(GENID):
        iri = None
    label: tuple[LangString, ...] = ()
    notation = None
    if not isinstance(node, Literal) and page.is_described(node) and not page.is_catalogued(node):
        label = page.labels(node, prop.name)
        values = page.graph.properties(node).get(SKOS + "notation", ())
        notation = next((cleaned(v.value) for v in values if isinstance(v, Literal)), None)
        iri = iri or _address_of(page, node)
    if iri is None and not label and not notation:
        return None
    code = find(iri) if iri else None
    if code is None and notation:
        code = find(notation) or (notation if find is _no_list else None)
    if code is None and label:
        code = find(best(label))
    return Concept(iri=iri, code=code, label=label)
