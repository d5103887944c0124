"""Distributions and contacts that stand alone, as files that somebody checks hold them.

The exchange model describes a distribution in a document of its own. Alone it is no record, and a
harvest passes over it; who checks the document wants a verdict on it.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import msgspec
from pyoxigraph import BlankNode, Literal, NamedNode

from schemas.findings import Finding
from schemas.model import ContactPoint, Distribution, best
from schemas.namespaces import DCAT, DCT, RDF_TYPE, VCARD
from schemas.rdf import properties
from schemas.rdf.canonical import canonical, closure
from schemas.rdf.graph import PageGraph, Subject
from schemas.rdf.locating import located
from schemas.rdf.property_kinds import Kind, many
from schemas.rdf.read_state import Page
from schemas.rdf.rest import Rest
from schemas.reading import RecordReading
from schemas.rules.parts import report_on_part

_CONTACTS = (VCARD + "Kind", VCARD + "Organization", VCARD + "Group", VCARD + "Individual")
_PREFIXES: dict[type, str] = {Distribution: "distribution.", ContactPoint: "contactPoint."}
_CONTACT = many("contact_point", DCAT + "contactPoint", Kind.CONTACT)


def count_unreached(graph: PageGraph, rest: Rest) -> int:
    """Count the distributions and contacts that belong to no record, once all were read.

    What a refused record points to is its own, though nobody took it.
    """
    nodes = {n for n in graph.instances(DCAT + "Distribution", *_CONTACTS) if not rest.has_taken(n)}
    return len(nodes - _led_to(graph, nodes)) if nodes else 0


def parts(page: Page) -> Iterator[RecordReading]:
    """Read the distributions and contacts of a page that nothing points to."""
    graph = page.graph
    nodes = list(graph.instances(DCAT + "Distribution", *_CONTACTS))
    if not nodes:
        return
    led_to = _led_to(graph, set(nodes))
    for node in nodes:
        if node not in led_to and not _is_above_official(graph, node):
            yield _reading(page, node)


def _is_above_official(graph: PageGraph, node: Subject) -> bool:
    """Tell whether a part is marked, or says that it belongs to what is."""
    if graph.is_marked(node):
        return True
    values = (value for values in graph.own(node).values() for value in values)
    return any(graph.is_marked(value) for value in values if not isinstance(value, Literal))


def _led_to(graph: PageGraph, nodes: Collection[Subject]) -> set[Any]:
    return {
        value
        for subject in graph.subjects()
        for name, values in graph.own(subject).items()
        if name != RDF_TYPE
        for value in values
        # A file is often named by the very address that it is had from.
        if not isinstance(value, Literal) and value != subject and value in nodes
    }


def _reading(page: Page, node: Subject) -> RecordReading:
    graph = page.graph
    said = graph.properties(node).get(DCT + "identifier", ())
    identifier = next((each.value for each in said if not isinstance(each, BlankNode)), "")
    page.begin(identifier)
    value = _value(page, node)
    prefix = _PREFIXES[type(value)]
    page.remarks.extend(_within(prefix, each) for each in graph.remarks.get(node, ()))
    line = graph.line_of(node)
    return RecordReading(
        identifier=identifier or (node.value if isinstance(node, NamedNode) else ""),
        type=type(value).__name__,
        title=best(value.title if isinstance(value, Distribution) else value.name),
        resource=None,
        report=located(report_on_part(value, page.remarks), graph, line, graph.sheets.get(node)),
        graph=canonical(closure(graph, node)),
        digest="",
        line=line,
    )


def _within(prefix: str, finding: Finding) -> Finding:
    """Say where a finding is as if the part stood in a record, as all others on it do."""
    is_told = finding.path.startswith(prefix)
    return finding if is_told else msgspec.structs.replace(finding, path=prefix + finding.path)


def _value(page: Page, node: Subject) -> Distribution | ContactPoint:
    if DCAT + "Distribution" in page.graph.types(node):
        iri = node.value if isinstance(node, NamedNode) else ""
        return Distribution(iri=iri, **page.nested(node, properties.DISTRIBUTION, "distribution."))
    found: Sequence[Any] = page.readers[Kind.CONTACT](page, [node], _CONTACT)
    return found[0] if found else ContactPoint()
