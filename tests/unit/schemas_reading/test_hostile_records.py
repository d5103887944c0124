"""Whatever a record holds, it is read or told of, and the next one is read too."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from schemas.namespaces import DCAT, DCT, RDF_TYPE, WL, XSD
from schemas.rdf import properties
from schemas.rdf.page import read_page
from schemas.rdf.property_kinds import Shape
from schemas.rdf.syntax import Syntax
from schemas.rdf.write import write
from schemas.reading import ReadOptions, RecordReading
from tests.conformant_record import TODAY, codes

SHAPES = [shape for shape in vars(properties).values() if isinstance(shape, Shape)]
IRIS = sorted({iri for shape in SHAPES for iri in shape.lookup if iri != WL + "never"})
SOUND = NamedNode("https://d.example/sound")

nodes = st.sampled_from([BlankNode(f"n{number}") for number in range(6)])
things = st.sampled_from(
    [NamedNode("https://d.example/1"), NamedNode("mailto:x"), NamedNode("urn:uuid:"), SOUND]
)
literals = st.builds(
    Literal,
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
    | st.sampled_from(
        ["{", "POLYGON((", "1e999", "NaN", "-", "2015-02-30", "mailto:", "R/P1D", "/"]
    ),
    datatype=st.sampled_from([NamedNode(XSD + kind) for kind in ("string", "date", "integer")]),
)
statements = st.lists(
    st.builds(
        Triple,
        nodes | st.just(NamedNode("https://d.example/1")),
        st.sampled_from([NamedNode(iri) for iri in IRIS]),
        nodes | things | literals,
    ),
    max_size=40,
)


def read(triples: list[Triple]) -> list[RecordReading]:
    """Read statements as a page, a sound record after them."""
    record = NamedNode("https://d.example/1")
    kind, dataset = NamedNode(RDF_TYPE), NamedNode(DCAT + "Dataset")
    always = [
        Triple(record, kind, dataset),
        Triple(record, NamedNode(DCT + "title"), Literal("A")),
        Triple(SOUND, kind, dataset),
        Triple(SOUND, NamedNode(DCT + "title"), Literal("Sound")),
    ]
    page = read_page(
        write([*always, *triples], Syntax.N_TRIPLES),
        media_type=Syntax.N_TRIPLES.media_type,
        name=None,
        base_iri="https://d.example/",
        today=TODAY,
        options=ReadOptions(),
    )
    return list(page.records)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(statements)
def test_no_statement_makes_a_record_unreadable(triples: list[Triple]) -> None:
    records = read(triples)
    assert not [record for record in records if "RECORD-UNREADABLE" in codes(record)]
    assert "https://d.example/sound" in {record.identifier for record in records}


def test_a_description_that_loops_through_its_own_nodes_ends() -> None:
    loop = [
        Triple(NamedNode("https://d.example/1"), NamedNode(WL + "access"), BlankNode("a")),
        Triple(BlankNode("a"), NamedNode(WL + "controller"), BlankNode("b")),
        Triple(BlankNode("b"), NamedNode(PUBLISHER), BlankNode("a")),
        Triple(BlankNode("b"), NamedNode(DCAT + "distribution"), BlankNode("b")),
    ]
    assert len(read(loop)) == 2


PUBLISHER = DCT + "publisher"
