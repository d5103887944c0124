"""What cannot be read is refused with the line, the cause and the fix."""

import pickle

import pytest

from schemas.errors import (
    DtdRefusedError,
    LimitExceededError,
    NotRdfError,
    UnknownContextError,
    UnparseableError,
    UnreadableError,
)
from schemas.rdf.parse import parse
from schemas.rdf.syntax import Syntax
from tests.unit.schemas_rdf.samples import BASE, TURTLE_HEAD, XML_OPEN, json_ld, rdf_xml, turtle

A = "<https://data.example/a>"


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        (f'{A} dct:title "x"', 4, "cut off|not ended"),
        (f"{A} dct:title", 4, "cut off"),
        (f'{A} dct:title "x', 4, "cut off"),
        (f'{A} dct:title "x" .\n{A} health:note "y" .', 5, "prefix 'health:' is used but never"),
        (f'{A} dct:title "the "Grote" river" .', 4, "'Grote' stands where a new statement"),
        (f'{A} dct:title "x" "y" .', 4, "a comma, semicolon or dot is missing"),
        (f'{A} dct:title "x\n{A} dct:title "y" .', 4, "does not end on its line"),
        (f'{A} dct:title "x"\n{A} dct:title "y" .', 5, "missing|not ended"),
    ],
)
def test_a_fault_in_turtle_is_told_with_its_line_and_cause(
    body: str, line: int, words: str
) -> None:
    with pytest.raises(UnparseableError, match=words) as caught:
        turtle(body)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"line {line}: ")


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("<dcat:Dataset>\n<dct:title>x</dct:titel></dcat:Dataset>", 3, "closing tag"),
        ("<dcat:Dataset>\n<un:bound>x</un:bound></dcat:Dataset>", None, "prefix"),
        ("<dcat:Dataset><dct:title>a < b</dct:title></dcat:Dataset>", 2, "bare & or <"),
        ("</rdf:RDF><more/>", 2, "something follows the end"),
    ],
)
def test_a_fault_in_rdf_xml_is_told_with_its_line_and_cause(
    body: str, line: int | None, words: str
) -> None:
    with pytest.raises(UnparseableError, match=words) as caught:
        rdf_xml(body)
    assert line is None or caught.value.line == line


def test_rdf_xml_cut_off_anywhere_is_an_error() -> None:
    whole = (
        f"{XML_OPEN}<dcat:Dataset><dct:title>First &amp; only</dct:title></dcat:Dataset></rdf:RDF>"
    )
    assert parse(whole.encode(), syntax=Syntax.RDF_XML, base_iri=BASE).triples == 2
    for end in range(1, len(whole)):
        with pytest.raises(UnreadableError):
            parse(whole[:end].encode(), syntax=Syntax.RDF_XML, base_iri=BASE)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('{"@id": "http://a.example/",\n"b": "x', 2, "cut off"),
        ('{"@id": "http://a.example/",\n}', 2, "comma"),
        ('{"@id": "http://a.example/",\n nonsense}', 2, "not valid JSON|rules of its syntax"),
    ],
)
def test_a_fault_in_json_ld_is_told_with_its_line_and_cause(
    text: str, line: int, words: str
) -> None:
    with pytest.raises(UnparseableError, match=words) as caught:
        json_ld(text)
    assert caught.value.line == line


def test_a_cut_off_n_triples_file_is_an_error() -> None:
    data = b'<http://a.example/s> <http://a.example/p> "x" .\n<http://a.example/s> <http://a.ex'
    with pytest.raises(UnparseableError) as caught:
        parse(data, syntax=Syntax.N_TRIPLES, base_iri=BASE)
    assert caught.value.line == 2


@pytest.mark.parametrize("text", ['{"a": 1}', "[1, 2]", '"text"', "{}"])
def test_plain_json_is_said_to_be_no_json_ld(text: str) -> None:
    with pytest.raises(NotRdfError, match="plain JSON"):
        json_ld(text)


@pytest.mark.parametrize("syntax", Syntax)
def test_an_empty_document_is_said_to_be_empty(syntax: Syntax) -> None:
    with pytest.raises(NotRdfError, match="empty"):
        parse(b" \n", syntax=syntax, base_iri=BASE)


def test_xml_that_is_no_rdf_is_named_by_its_root() -> None:
    data = b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>'
    with pytest.raises(NotRdfError, match="root element is <feed>"):
        parse(data, syntax=Syntax.RDF_XML, base_iri=BASE)


def test_an_unknown_encoding_is_named() -> None:
    data = f'<?xml version="1.0" encoding="klingon-8"?>{XML_OPEN}</rdf:RDF>'.encode()
    with pytest.raises(UnparseableError, match="klingon-8"):
        parse(data, syntax=Syntax.RDF_XML, base_iri=BASE)


def test_a_prefix_used_after_a_repair_is_still_told_at_its_own_line() -> None:
    with pytest.raises(UnparseableError) as caught:
        turtle(f'{A} dct:title "x"@en_GB ,\n "y"@fr_FR .\n{A} un:bound "z" .')
    assert caught.value.line == 6


@pytest.mark.parametrize(
    "kind",
    [NotRdfError, UnparseableError, DtdRefusedError, UnknownContextError, LimitExceededError],
)
def test_errors_survive_the_way_back_from_another_process(kind: type[UnreadableError]) -> None:
    error = kind("a statement is not ended", 7)
    copy = pickle.loads(pickle.dumps(error))  # our own bytes  # noqa: S301  # our own bytes
    assert type(copy) is kind
    assert str(copy) == str(error) == "line 7: a statement is not ended"
    assert copy.line == 7


def test_a_file_with_a_head_and_no_statements_gives_an_empty_graph() -> None:
    graph = parse(TURTLE_HEAD.encode(), syntax=Syntax.TURTLE, base_iri=BASE)
    assert graph.triples == 0
    assert list(graph.subjects()) == []


MARKS = [
    'dct:description "SECRET"',
    'dct:description "Top secret"',
    "dct:description <https://d.example/TOP_SECRET>",
    'dct:description "\\u0053ECRET"',
]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "fault",
    [
        f'{A} dct:title "the "nightjar" river" .',
        f'{A} nightjar:note "y" .',
        f"{A} dct:title nightjar{{ .",
        f'{A} dct:title "a"@nightjar{{ .',
    ],
)
def test_the_complaint_about_a_page_with_a_secret_mark_quotes_nothing(
    mark: str, fault: str
) -> None:
    with pytest.raises(UnparseableError) as caught:
        turtle(f"{A} {mark} .\n{fault}")
    assert "nightjar" not in str(caught.value)
    assert caught.value.line == 5
    with pytest.raises(UnparseableError):
        turtle(fault)


@pytest.mark.parametrize("written", ["SECRET", "&#83;ECRET", "&#x53;ecret", "S&#x0045;CRET"])
def test_the_complaint_about_xml_with_a_secret_mark_quotes_nothing(written: str) -> None:
    body = f"<dcat:Dataset><dct:subject>{written}</dct:subject>"
    with pytest.raises(UnparseableError) as caught:
        rdf_xml(f"{body}<dct:title>x</dct:nightjar></dcat:Dataset>")
    assert "nightjar" not in str(caught.value)
    with pytest.raises(NotRdfError) as other:
        parse(f"<nightjar>{written}</nightjar>".encode(), syntax=Syntax.RDF_XML, base_iri=BASE)
    assert "nightjar" not in str(other.value)


def test_the_complaint_about_json_with_a_secret_mark_quotes_nothing() -> None:
    with pytest.raises(UnparseableError) as caught:
        json_ld('{"a": "\\u0053ecret", nightjar}')
    assert "nightjar" not in str(caught.value)
