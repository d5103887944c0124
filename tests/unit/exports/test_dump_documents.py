"""Descriptions that are written one by one are one document that says what they say."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple, parse

from frontend.exports.dump_documents import json_ld, rdf_xml
from schemas.namespaces import DCT, PREFIXES
from schemas.rdf.syntax import Syntax

_RECORD = NamedNode("https://records.example/1")
_iris = st.one_of(
    st.uuids().map(lambda value: f"https://things.example/{value}"),
    # Addresses that begin as a prefix does are none of ours.
    st.sampled_from(sorted(PREFIXES)).map(lambda prefix: f"{prefix}:51.5,-0.1"),
)
_values = st.one_of(
    _iris.map(NamedNode),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12).map(Literal),
)
_parts = st.lists(
    st.lists(
        st.builds(
            Triple,
            st.one_of(st.just(_RECORD), _iris.map(NamedNode)),
            st.sampled_from([NamedNode(DCT + "relation"), NamedNode(DCT + "title")]),
            _values,
        ),
        max_size=4,
    ),
    max_size=4,
)


@pytest.mark.parametrize(
    ("write", "syntax"), [(rdf_xml, Syntax.RDF_XML), (json_ld, Syntax.JSON_LD)]
)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(parts=_parts)
def test_the_document_says_what_its_parts_say(
    write: object, syntax: Syntax, parts: list[list[Triple]]
) -> None:
    document = b"".join(write(parts))  # type: ignore[operator]  # one of the two above
    found = {quad.triple for quad in parse(document, syntax.rdf_format)}
    assert found == {triple for part in parts for triple in part}
