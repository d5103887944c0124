"""Readers of links: to other resources, and to pages and documents."""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode

from schemas.model import (
    Document,
    LangString,
    Reference,
    best,
)
from schemas.namespaces import ADMS, DCAT, DCT, SCHEMA, SKOS
from schemas.private_hosts import is_private
from schemas.rdf.graph import Properties, Subject, Term
from schemas.rdf.property_kinds import Property
from schemas.rdf.read_state import Page, distinct, iri_of
from schemas.rules import codes

# Documents may go by any name, but nobody is given a script or a file to open.
_RUN_OR_LOCAL: Final = frozenset({"javascript", "vbscript", "data", "file", "blob", "about"})
# What these name by a bare identifier must be in the same feed.
_OF_THE_FEED: Final = frozenset({"servesData", "accessService", "inSeries"})
_IDENTIFIERS: Final = (
    DCT + "identifier", ADMS + "identifier", SCHEMA + "identifier", SCHEMA + "url",
)  # fmt: skip


def other_identifier(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[str]:
    """Read further identifiers, by node with a notation, address or text."""
    found: list[str] = []
    for term in terms:
        if not isinstance(term, Literal) and page.is_described(term):
            inner = page.graph.properties(term)
            values = [v for iri in (SKOS + "notation", *_IDENTIFIERS) for v in inner.get(iri, ())]
            found.extend(page.text_of(v.value, prop.name) for v in values[:1])
            if values:
                continue
        if not isinstance(term, BlankNode):
            found.append(page.text_of(term.value, prop.name))
    return distinct([value for value in found if value])


def reference(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Reference]:
    """Read links to other resources by address or identifier.

    A title is taken only from a bare mention: a resource with a record of its own has it there.
    """
    found: list[Reference] = []
    for term in terms:
        if isinstance(term, Literal):
            target = page.text_of(term.value, prop.name)
            title: tuple[LangString, ...] = ()
            if prop.name in _OF_THE_FEED and ":" not in target and not page.is_identifier(target):
                page.remark(codes.LINK_DANGLING, prop.name, target)
        else:
            inner = page.graph.properties(term)
            catalogued = bool(inner) and page.is_catalogued(term)
            target = iri_of(term) or _identifier_of(page, term)
            # A service without any identity is a part of what leads to it, and no record.
            is_part = catalogued and not target
            title = page.labels(term, prop.name) if inner and (is_part or not catalogued) else ()
            target = target or _endpoint_of(inner) or best(title)
        if target:
            found.append(Reference(target=target, title=title))
    return distinct(found)


def _endpoint_of(inner: Properties) -> str:
    return next((each.value for each in inner.get(DCAT + "endpointURL", ())), "")


def _identifier_of(page: Page, node: Subject) -> str:
    inner = page.graph.properties(node)
    for iri in _IDENTIFIERS:
        for value in inner.get(iri, ()):
            if not isinstance(value, BlankNode):
                return value.value.strip()
    return ""


def document(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[Document]:
    """Read pages and documents, by address, node or text."""
    found: list[Document] = []
    for term in terms:
        if isinstance(term, Literal):
            label = page.lang_string(term, prop.name)
            if label is None:
                continue
            if label.value.startswith(("http://", "https://")) and not any(
                space in label.value for space in " \n"
            ):
                if is_private(label.value):
                    page.remark(codes.URL_PRIVATE, prop.name, label.value)
                found.append(Document(iri=label.value))
            else:
                found.append(Document(label=(label,)))
        else:
            one = page.cached(f"document {prop.name}", term, _document_of_node)
            if one is not None:
                found.append(one)
                if one.iri is not None and is_private(one.iri):
                    page.remark(codes.URL_PRIVATE, prop.name, one.iri)
    return distinct(found)


def _document_of_node(page: Page, node: Term) -> Document | None:
    if isinstance(node, Literal):
        return None
    described = page.is_described(node) and not page.is_catalogued(node)
    label = page.labels(node, "label") if described else ()
    iri = iri_of(node)
    if iri is not None and iri.partition(":")[0].casefold() in _RUN_OR_LOCAL:
        page.remark(codes.URL_UNUSABLE, "document", iri)
        return Document(label=label) if label else None
    if iri is None:
        # A standard is sometimes a blank node whose dct:type is the link itself.
        links = page.graph.properties(node).get(DCT + "type", ())
        iri = next((link.value for link in links if isinstance(link, NamedNode)), None)
    return Document(iri=iri, label=label) if iri or label else None
