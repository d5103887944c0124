"""Generated graphs for the properties that must hold of all graphs."""

from typing import Final

from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from schemas.rdf.graph import Term

_NAMES: Final = [NamedNode(f"https://data.example/{name}") for name in "abc"] + [
    NamedNode("https://data.example/x?a=1&b=2#c"),
    NamedNode("geo:51.5,-0.1"),
    NamedNode("urn:isbn:0451450523"),
]
_PREDICATES: Final = [
    NamedNode("http://purl.org/dc/terms/title"),
    NamedNode("http://www.w3.org/ns/dcat#distribution"),
    NamedNode("http://www.opengis.net/ont/geosparql#asWKT"),
]
_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_CLASSES: Final = [NamedNode(f"http://www.w3.org/ns/dcat#{name}") for name in ("Dataset", "Role")]
_NODES: Final = [BlankNode(f"n{number}") for number in range(5)]
_TEXT: Final = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\t\"'\\&<>@"),
    max_size=8,
)
_DATATYPES: Final = st.sampled_from(
    [
        NamedNode("http://www.w3.org/2001/XMLSchema#date"),
        NamedNode("http://www.w3.org/2001/XMLSchema#gYear"),
        NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral"),
    ]
)
_LITERALS: Final = st.one_of(
    _TEXT.map(Literal),
    st.builds(lambda text, tag: Literal(text, language=tag), _TEXT, st.sampled_from(["en", "cy"])),
    st.builds(lambda text, kind: Literal(text, datatype=kind), _TEXT, _DATATYPES),
)
_SUBJECTS: Final = st.sampled_from(_NAMES) | st.sampled_from(_NODES)


def _values() -> st.SearchStrategy[Term]:
    return st.sampled_from(_NAMES) | st.sampled_from(_NODES) | _LITERALS


def triples() -> st.SearchStrategy[list[Triple]]:
    """Generate small graphs, rings and twins of blank nodes among them."""
    triple = st.builds(Triple, _SUBJECTS, st.sampled_from(_PREDICATES), _values())
    typing = st.builds(Triple, _SUBJECTS, st.just(_TYPE), st.sampled_from(_CLASSES))
    return st.lists(triple | typing, max_size=10, unique=True)


def tangles() -> st.SearchStrategy[list[Triple]]:
    """Generate graphs of little but blank nodes pointing to each other."""
    nodes = st.sampled_from(_NODES)
    triple = st.builds(Triple, nodes, st.sampled_from(_PREDICATES[:2]), nodes)
    return st.lists(triple, max_size=12, unique=True)
