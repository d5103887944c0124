"""Distributions and contacts that stand alone, as files that somebody checks hold them.

The exchange model describes a distribution in a document of its own. Alone it is no record, and a
harvest passes over it; who checks the document wants a verdict on it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode

from schemas.model import ContactPoint, Distribution, best
from schemas.namespaces import DCAT, DCT, RDF_TYPE, VCARD
from schemas.rdf import properties
from schemas.rdf.canonical import canonical, closure
from schemas.rdf.graph import PageGraph, Subject
from schemas.rdf.property_kinds import Kind, many
from schemas.rdf.read_state import Page
from schemas.reading import RecordReading
from schemas.rules.parts import report_on_part

_CONTACTS = (VCARD + "Kind", VCARD + "Organization", VCARD + "Group", VCARD + "Individual")
_CONTACT = many("contact_point", DCAT + "contactPoint", Kind.CONTACT)


def parts(page: Page) -> Iterator[RecordReading]:
    """Read the distributions and contacts of a page that nothing points to."""
    graph = page.graph
    nodes = list(graph.instances(DCAT + "Distribution", *_CONTACTS))
    if not nodes:
        return
    led_to = _led_to(graph)
    for node in nodes:
        if node not in led_to and not graph.is_marked(node):
            yield _reading(page, node)


def _led_to(graph: PageGraph) -> set[Any]:
    return {
        value
        for subject in graph.subjects()
        for name, values in graph.own(subject).items()
        if name != RDF_TYPE
        for value in values
        # A file is often named by the very address that it is had from.
        if not isinstance(value, Literal) and value != subject
    }


def _reading(page: Page, node: Subject) -> RecordReading:
    graph = page.graph
    said = graph.properties(node).get(DCT + "identifier", ())
    identifier = next((each.value for each in said if not isinstance(each, BlankNode)), "")
    page.begin(identifier)
    page.remarks.extend(graph.remarks.get(node, ()))
    value = _value(page, node)
    return RecordReading(
        identifier=identifier or (node.value if isinstance(node, NamedNode) else ""),
        type=type(value).__name__,
        title=best(value.title if isinstance(value, Distribution) else value.name),
        resource=None,
        report=report_on_part(value, page.remarks),
        graph=canonical(closure(graph, node)),
        digest="",
        line=graph.line_of(node),
    )


def _value(page: Page, node: Subject) -> Distribution | ContactPoint:
    if DCAT + "Distribution" in page.graph.types(node):
        iri = node.value if isinstance(node, NamedNode) else ""
        return Distribution(iri=iri, **page.nested(node, properties.DISTRIBUTION, "distribution."))
    found: Sequence[Any] = page.readers[Kind.CONTACT](page, [node], _CONTACT)
    return found[0] if found else ContactPoint()
