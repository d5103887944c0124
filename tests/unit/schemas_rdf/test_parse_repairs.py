"""A fault that would lose the whole page is mended and told."""

import pytest
from pyoxigraph import Literal, NamedNode

from schemas.rdf.parse import parse
from schemas.rdf.syntax import Syntax
from tests.unit.schemas_rdf.samples import (
    BASE,
    DATASET,
    IDENTIFIER,
    TITLE,
    XML_OPEN,
    codes,
    json_ld,
    rdf_xml,
    turtle,
    values,
)

A = "https://data.example/a"


def described(title: str) -> str:
    return f'<dcat:Dataset rdf:about="{A}"><dct:title{title}</dct:title></dcat:Dataset>'


@pytest.mark.parametrize(("tag", "read"), [("en_GB", "en-gb"), ("français", None), ("***", None)])
@pytest.mark.parametrize("syntax", [Syntax.TURTLE, Syntax.RDF_XML, Syntax.JSON_LD])
def test_a_bad_language_tag_costs_the_tag_and_not_the_page(
    tag: str, read: str | None, syntax: Syntax
) -> None:
    graph = {
        Syntax.TURTLE: lambda: turtle(f'<{A}> dct:title "Titre"@{tag} ; dct:identifier "1"@en .'),
        Syntax.RDF_XML: lambda: rdf_xml(described(f' xml:lang="{tag}">Titre')),
        Syntax.JSON_LD: lambda: json_ld(
            f'{{"@id": "{A}", "{TITLE}": {{"@value": "Titre", "@language": "{tag}"}}}}'
        ),
    }[syntax]()
    assert graph.properties(NamedNode(A))[TITLE] == [Literal("Titre", language=read)]
    assert codes(graph) == ["PAGE-LANGUAGE-TAG"]
    assert (graph.findings[0].value or "").lower() == tag.lower()


def test_the_line_of_a_bad_tag_is_told_in_turtle() -> None:
    graph = turtle(f'<{A}> dct:title "ok"@en ;\n dct:description "Titre"@français .')
    assert [finding.line for finding in graph.findings] == [5]


def test_what_looks_like_a_tag_inside_a_text_is_left_alone() -> None:
    graph = turtle(
        f'<{A}> dct:title "mail to \\"x\\"@en_GB"@en_GB ; dct:identifier \'a "b"@c_d e\' ;'
        ' dct:description """x "y"@fr_FR\nz""" . # "q"@r_s'
    )
    assert values(graph, TITLE) == ['mail to "x"@en_GB']
    assert values(graph, IDENTIFIER) == ['a "b"@c_d e']
    assert len(graph.findings) == 1


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("https://data.example/a[b", "https://data.example/a%5Bb"),
        ("https://data.example/a b", "https://data.example/a%20b"),
        ("  https://data.example/a ", "https://data.example/a"),
        ("https://data.example/{id}", "https://data.example/%7Bid%7D"),
        ("https://data.example/100%", "https://data.example/100%25"),
        ("https://data.example/a|b^c`d", "https://data.example/a%7Cb%5Ec%60d"),
        ("a b.csv", "https://feed.example/catalogue/a%20b.csv"),
    ],
)
def test_an_illegal_character_in_an_iri_is_percent_encoded(raw: str, read: str) -> None:
    in_turtle = turtle(f"<{A}> dcat:landingPage <{raw}> .")
    in_xml = rdf_xml(
        f'<dcat:Dataset rdf:about="{A}"><dcat:landingPage rdf:resource="{raw}"/></dcat:Dataset>'
    )
    in_json = json_ld(
        f'{{"@id": "{A}", "http://www.w3.org/ns/dcat#landingPage": {{"@id": "{raw}"}}}}'
    )
    for graph in (in_turtle, in_xml, in_json):
        assert values(graph, "http://www.w3.org/ns/dcat#landingPage") == [read]
        assert codes(graph) == ["PAGE-IRI"]
        assert graph.bad_iris == set()


@pytest.mark.parametrize("address", ["http://[bad/", "http://host:port/x", "http://a b:c d/"])
def test_every_iri_that_is_kept_can_be_written_back(address: str) -> None:
    graph = json_ld(f'{{"@id": "{A}", "http://a.example/p": {{"@id": "{address}"}}}}')
    (value,) = graph.properties(NamedNode(A))["http://a.example/p"]
    assert NamedNode(value.value) == value
    assert codes(graph) == ["PAGE-IRI"]


def test_two_iris_in_one_about_mark_that_record_alone() -> None:
    graph = rdf_xml(
        '<dcat:Dataset rdf:about="https://data.example/1 https://data.example/2">'
        "<dct:title>Glued</dct:title></dcat:Dataset>"
        f'<dcat:Dataset rdf:about="{A}"><dct:title>Sound</dct:title></dcat:Dataset>'
    )
    assert graph.bad_iris == {"https://data.example/1%20https://data.example/2"}
    assert [subject.value for subject in graph.subjects_of_type(DATASET)] == [
        "https://data.example/1%20https://data.example/2",
        A,
    ]


@pytest.mark.parametrize("character", ["\x0b", "&#xB;", "&#11;", "&#xD800;", "&#0;", "\x00"])
def test_control_characters_are_left_out_of_xml(character: str) -> None:
    graph = rdf_xml(described(f">Pollution{character} air"))
    assert values(graph, TITLE) == ["Pollution air"]
    assert codes(graph) == ["PAGE-CONTROL-CHARACTER"]


@pytest.mark.parametrize("character", ["\x0b", "\\u000B", "\\uD800"])
@pytest.mark.parametrize("syntax", [Syntax.TURTLE, Syntax.JSON_LD])
def test_control_characters_are_left_out_of_the_other_syntaxes(
    character: str, syntax: Syntax
) -> None:
    text = f'"Pollution{character} air"'
    graph = (
        turtle(f"<{A}> dct:title {text} .")
        if syntax is Syntax.TURTLE
        else json_ld(f'{{"@id": "{A}", "{TITLE}": {text}}}')
    )
    assert values(graph, TITLE) == ["Pollution air"]
    assert codes(graph) == ["PAGE-CONTROL-CHARACTER"]


def test_an_escaped_backslash_before_a_u_is_no_escape() -> None:
    text = '"C:\\\\u000B and \\u00e9 and \\uD83D\\uDE00 \\u0001"'
    assert values(json_ld(f'{{"@id": "{A}", "{TITLE}": {text}}}'), TITLE) == [
        "C:\\u000B and é and \U0001f600 "
    ]


def test_utf_16_in_name_only_is_read_as_utf_8() -> None:
    text = f'<?xml version="1.0" encoding="utf-16"?>\n{XML_OPEN}{described(">Café £")}</rdf:RDF>'
    graph = parse(text.encode(), syntax=Syntax.RDF_XML, base_iri=BASE)
    assert values(graph, TITLE) == ["Café £"]
    assert codes(graph) == ["PAGE-ENCODING"]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-16", "utf-16"),
        ("UTF-16", "utf-16-be"),
        ("iso-8859-1", "iso-8859-1"),
        ("windows-1252", "cp1252"),
        ("UTF-8", "utf-8-sig"),
    ],
)
def test_an_honest_encoding_is_read_without_remark(declared: str, encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{declared}"?>\n{XML_OPEN}{described(">Café £")}</rdf:RDF>'
    )
    graph = parse(text.encode(encoding), syntax=Syntax.RDF_XML, base_iri=BASE)
    assert values(graph, TITLE) == ["Café £"]
    assert codes(graph) == []


@pytest.mark.parametrize("syntax", [Syntax.TURTLE, Syntax.RDF_XML, Syntax.JSON_LD])
def test_windows_1252_called_utf_8_is_read_where_it_stands(syntax: Syntax) -> None:
    title = "Café\u2019s £"
    text = {
        Syntax.TURTLE: f'<{A}> <{TITLE}> "{title}" .',
        Syntax.RDF_XML: f"{XML_OPEN}{described('>' + title)}</rdf:RDF>",
        Syntax.JSON_LD: f'{{"@id": "{A}", "{TITLE}": "{title}"}}',
    }[syntax]
    mixed = text.encode().replace("£".encode(), b"\xa3").replace("\u2019".encode(), b"\x92")
    graph = parse(mixed, syntax=syntax, base_iri=BASE)
    assert values(graph, TITLE) == [title]
    assert codes(graph) == ["PAGE-ENCODING"]


def test_bare_ampersands_and_html_entities_are_read_in_xml() -> None:
    graph = rdf_xml(described(">Fish &amp; chips & peas&nbsp;&eacute; <!-- & --> &lt;b&gt;"))
    assert values(graph, TITLE) == ["Fish & chips & peas\xa0é  <b>"]
    assert codes(graph) == ["PAGE-ENTITY"] * 3


@pytest.mark.parametrize(
    "split",
    ["a<!-- & -->b", "<![CDATA[a]]>b", "a<![CDATA[b]]>", "<![CDATA[a]]><![CDATA[b]]>", "a<?x y?>b"],
)
def test_a_text_split_by_comments_or_cdata_is_one_text(split: str) -> None:
    graph = rdf_xml(described(f">{split}"))
    assert values(graph, TITLE) == ["ab"]
    assert codes(graph) == []


def test_markup_in_cdata_stays_text() -> None:
    graph = rdf_xml(described(">see <![CDATA[<b>this</b> & that]]>"))
    assert values(graph, TITLE) == ["see <b>this</b> & that"]


def test_an_empty_xml_literal_is_an_empty_text() -> None:
    text = '<dct:title rdf:parseType="Literal"/>'
    graph = rdf_xml(f'<dcat:Dataset rdf:about="{A}">{text}</dcat:Dataset>')
    assert values(graph, TITLE) == [""]


def test_line_ends_of_xml_are_line_feeds() -> None:
    assert values(rdf_xml(described(">one\r\ntwo\rthree")), TITLE) == ["one\ntwo\nthree"]


def test_a_text_beside_a_link_is_left_out() -> None:
    graph = rdf_xml(
        f'<dcat:Dataset rdf:about="{A}"><dct:license rdf:resource="https://l.example/">OGL &amp; '
        "more</dct:license><dct:title>Kept</dct:title></dcat:Dataset>"
    )
    assert values(graph, "http://purl.org/dc/terms/license") == ["https://l.example/"]
    assert values(graph, TITLE) == ["Kept"]
    assert set(codes(graph)) == {"PAGE-TEXT-MISPLACED"}


def test_a_text_in_a_node_is_left_out_and_xml_literals_are_not_touched() -> None:
    graph = rdf_xml(
        f'<dcat:Dataset rdf:about="{A}">stray<dct:publisher><foaf:Organization><foaf:Agent>'
        "<foaf:mbox>open@agency.example</foaf:mbox></foaf:Agent></foaf:Organization></dct:publisher>"
        '<dct:description rdf:parseType="Literal"><b>bold</b> text</dct:description>'
        "</dcat:Dataset>"
    )
    (description,) = values(graph, "http://purl.org/dc/terms/description")
    assert description.endswith("bold</b> text")
    assert {finding.value for finding in graph.findings} == {"stray", "open@agency.example"}


def test_a_good_page_has_no_findings() -> None:
    graph = turtle(f'<{A}> a dcat:Dataset ; dct:title "Fine"@en-GB ; dcat:landingPage <x#y> .')
    assert graph.findings == []
    assert graph.triples == 3


def test_no_more_than_fifty_findings_of_a_kind_are_told() -> None:
    body = "".join(f'<{A}> dct:title "t"@x_{n}_ .\n' for n in range(200))
    assert len(turtle(body).findings) == 50
