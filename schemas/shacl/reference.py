"""The reference engine: pySHACL over graphs in memory."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pyoxigraph
import pyshacl
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple
from rdflib.term import Identifier, Node

from schemas.rdf.graph import Statement, Term
from schemas.shacl.results import Result, results
from schemas.shacl.shapes import Shapes, ShapesError, vocabularies

_LONGEST_CAUSE: Final = 300


class ReferenceEngine:
    """Gives the graphs to pySHACL, without inference and without following any import."""

    def validate(self, data: Iterable[bytes], shapes: Shapes) -> Sequence[Result]:
        """Give what the shapes find in these graphs taken together, in order."""
        graph = _graph([*data, *([vocabularies()] if shapes.asks_for_classes else ())])
        try:
            report = _report(graph, _graph([shapes.n_triples]))
        except (RuntimeError, ValueError, re.error) as error:
            cause = str(error).partition("\n")[0][:_LONGEST_CAUSE]
            raise ShapesError(f"these shapes cannot be applied: {cause}") from error
        return sorted(set(results(_statements(report), shapes.about)))


def _report(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    _, report, words = pyshacl.validate(
        data,
        shacl_graph=shapes,
        inference="none",
        advanced=False,
        js=False,
        meta_shacl=False,
        do_owl_imports=False,
        inplace=True,
    )
    if not isinstance(report, rdflib.Graph):
        raise ValueError(words)  # noqa: TRY004 - what is wrong is the shapes, not a type
    return report


def _graph(documents: Iterable[bytes]) -> rdflib.Graph:
    """Make a graph in which blank nodes keep their names."""
    graph = rdflib.Graph(bind_namespaces="none")
    known: dict[Term, Identifier] = {}
    for document in documents:
        for quad in pyoxigraph.parse(document, format=RdfFormat.N_TRIPLES):
            subject, predicate, value = quad.subject, quad.predicate, quad.object
            if not (isinstance(subject, Triple) or isinstance(value, Triple)):
                of = functools.partial(_rdflib_term, known=known)
                graph.add((of(subject), of(predicate), of(value)))
    return graph


def _rdflib_term(term: Term, known: dict[Term, Identifier]) -> Identifier:
    found = known.get(term)
    if found is None:
        found = known[term] = _made(term)
    return found


def _made(term: Term) -> Identifier:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if term.language is not None:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == str(rdflib.XSD.string):
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def _statements(report: rdflib.Graph) -> Iterator[Statement]:
    for subject, predicate, value in report:
        node = _own_term(subject)
        if not isinstance(node, Literal):
            yield node, NamedNode(str(predicate)), _own_term(value), None


def _own_term(term: Node) -> Term:
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return BlankNode(str(term))
    if not isinstance(term, rdflib.Literal):
        raise TypeError(f"{term!r} is no term of RDF")
    if term.language is not None:
        return Literal(str(term), language=term.language)
    return Literal(str(term), datatype=NamedNode(str(term.datatype or rdflib.XSD.string)))
