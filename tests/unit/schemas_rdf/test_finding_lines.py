"""The line that a finding gives: of the value, else of the node, else of the record."""

import datetime as dt

import pytest

from schemas.findings import Finding
from schemas.rdf.page import read_page
from schemas.reading import ReadOptions, RecordReading
from tests.conformant_record import PREFIXES

TODAY = dt.date(2026, 11, 23)
EU = "http://publications.europa.eu/resource/authority"

TURTLE = (
    PREFIXES
    + f"""
<https://d.example/1> a dcat:Dataset ;
    dct:title "2015-04" ;
    dct:description \"\"\"Two paragraphs.

The second of them.\"\"\" ;
    dct:issued "2015-04" ;
    dct:modified "2015-04" ;
    dct:accrualPeriodicity <{EU}/frequency/MONTHLY> ;
    dcat:distribution <https://d.example/1/csv> .

<https://d.example/2> a dcat:Dataset ;
    dct:title "Two" ;
    dct:modified "2016" .

<https://d.example/1/csv> a dcat:Distribution ;
    dcat:downloadURL "not an address" ;
    dcat:mediaType "comma separated" .
"""
)
XML = f"""\
<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/">
<dcat:Dataset rdf:about="https://d.example/1">
<dct:title>Fish &amp; chips</dct:title>
<dct:description>Two paragraphs.

The second.</dct:description>
<dct:license>By &lt;us&gt; &amp; all</dct:license>
<dct:accrualPeriodicity
  rdf:resource="{EU}/frequency/MONTHLY"/>
</dcat:Dataset>
<dcat:Dataset rdf:about="https://d.example/2">
<dct:title>Two</dct:title>
<dct:modified>2016</dct:modified>
</dcat:Dataset>
</rdf:RDF>
"""
JSON = """\
{
  "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"},
  "@graph": [
    {
      "@id": "https://d.example/1",
      "@type": "dcat:Dataset",
      "dct:title": "One",
      "dct:license": "By \\"us\\"",
      "dcat:distribution": {
        "@type": "dcat:Distribution",
        "dct:title": "The file",
        "dcat:mediaType": "comma separated"
      },
      "dct:modified": "2016"
    },
    {
      "@id": "https://d.example/2",
      "@type": "dcat:Dataset",
      "dct:title": "Two",
      "dct:issued": "2016-05"
    }
  ]
}
"""


def read(document: str, name: str) -> list[RecordReading]:
    page = read_page(
        document.encode(),
        media_type=None,
        name=name,
        base_iri="https://d.example/",
        today=TODAY,
        options=ReadOptions(),
    )
    return list(page.records)


def found(record: RecordReading, code: str, path: str) -> Finding:
    return next(f for f in record.report.findings if (f.code, f.path) == (code, path))


def text_at(document: str, finding: Finding) -> str:
    assert finding.line is not None
    return document.splitlines()[finding.line - 1].strip()


@pytest.mark.parametrize(
    ("code", "path", "line"),
    [
        ("DATE-PRECISION", "modified", 'dct:modified "2015-04" ;'),
        ("DATE-PRECISION", "issued", 'dct:issued "2015-04" ;'),
        (
            "VALUE-MAPPED",
            "updateFrequency",
            f"dct:accrualPeriodicity <{EU}/frequency/MONTHLY> ;",
        ),
        ("MEDIA-TYPE-INVALID", "distribution.mediaType", 'dcat:mediaType "comma separated" .'),
        ("LICENCE-MISSING", "licence", "<https://d.example/1> a dcat:Dataset ;"),
        (
            "DISTRIBUTION-TITLE-MISSING",
            "distribution.title",
            "<https://d.example/1/csv> a dcat:Distribution ;",
        ),
    ],
)
def test_a_finding_in_turtle_is_on_the_line_of_its_value(code: str, path: str, line: str) -> None:
    record = read(TURTLE, "feed.ttl")[0]
    assert text_at(TURTLE, found(record, code, path)) == line


@pytest.mark.parametrize(
    ("code", "path", "line"),
    [
        ("LICENCE-NOT-URI", "licence", "<dct:license>By &lt;us&gt; &amp; all</dct:license>"),
        ("VALUE-MAPPED", "updateFrequency", f'rdf:resource="{EU}/frequency/MONTHLY"/>'),
        ("CONTACT-MISSING", "contactPoint", '<dcat:Dataset rdf:about="https://d.example/1">'),
    ],
)
def test_a_finding_in_xml_is_on_the_line_of_its_value(code: str, path: str, line: str) -> None:
    record = read(XML, "feed.rdf")[0]
    assert text_at(XML, found(record, code, path)) == line


@pytest.mark.parametrize(
    ("code", "path", "line"),
    [
        ("LICENCE-NOT-URI", "licence", '"dct:license": "By \\"us\\"",'),
        ("DATE-PRECISION", "modified", '"dct:modified": "2016"'),
        ("MEDIA-TYPE-INVALID", "distribution.mediaType", '"dcat:mediaType": "comma separated"'),
    ],
)
def test_a_finding_in_json_is_on_the_line_of_its_value(code: str, path: str, line: str) -> None:
    record = read(JSON, "feed.jsonld")[0]
    assert text_at(JSON, found(record, code, path)) == line


def test_a_value_is_not_looked_for_in_the_next_record() -> None:
    feed = TURTLE.replace('dct:modified "2015-04" ;', "dct:modified 2016 ;")
    finding = found(read(feed, "feed.ttl")[0], "DATE-PRECISION", "modified")
    assert text_at(feed, finding) == "<https://d.example/1> a dcat:Dataset ;"


def test_the_second_record_has_lines_of_its_own() -> None:
    for document, name, line in (
        (TURTLE, "feed.ttl", 'dct:modified "2016" .'),
        (XML, "feed.rdf", "<dct:modified>2016</dct:modified>"),
    ):
        finding = found(read(document, name)[1], "DATE-PRECISION", "modified")
        assert text_at(document, finding) == line


def test_a_finding_on_a_part_names_the_part() -> None:
    (named,) = {
        f.node for f in read(TURTLE, "feed.ttl")[0].report.findings if f.code.startswith("MEDIA")
    }
    assert named == "https://d.example/1/csv"
    (nameless,) = {
        f.node for f in read(JSON, "feed.jsonld")[0].report.findings if f.code.startswith("MEDIA")
    }
    assert nameless == "The file"


def test_a_finding_on_the_record_itself_names_no_node() -> None:
    finding = found(read(TURTLE, "feed.ttl")[0], "DATE-PRECISION", "modified")
    assert finding.node is None


def test_lines_in_a_file_without_line_ends_are_all_the_first() -> None:
    feed = " ".join(JSON.split())
    lines = {finding.line for each in read(feed, "a.jsonld") for finding in each.report.findings}
    assert lines == {1}


def test_nothing_is_looked_for_in_a_description_whose_end_is_not_in_sight() -> None:
    long = "\n".join(f"Paragraph {number} of many." for number in range(9_000))
    feed = XML.replace("Two paragraphs.", long)
    finding = found(read(feed, "feed.rdf")[0], "LICENCE-NOT-URI", "licence")
    assert text_at(feed, finding) == '<dcat:Dataset rdf:about="https://d.example/1">'


def test_a_link_to_a_part_that_is_not_described_ends_with_its_line() -> None:
    feed = XML.replace(
        "<dct:title>Two</dct:title>",
        '<dct:title>Two</dct:title>\n<dct:publisher rdf:resource="https://d.example/us"/>',
    )
    finding = found(read(feed, "feed.rdf")[1], "ORG-NOT-IN-REGISTER", "publisher")
    assert text_at(feed, finding) == '<dct:publisher rdf:resource="https://d.example/us"/>'


def test_n_triples_give_the_line_of_the_statement() -> None:
    subject = "<https://d.example/1>"
    feed = "\n".join(
        [
            f"{subject} <{uri}> {value} ."
            for uri, value in (
                (
                    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
                    "<http://www.w3.org/ns/dcat#Dataset>",
                ),
                ("http://purl.org/dc/terms/title", '"One"'),
                ("http://purl.org/dc/terms/modified", '"2016"'),
                ("http://xmlns.com/foaf/0.1/page", "<https://d.example/page>"),
                ("http://purl.org/dc/terms/license", '"Ours"'),
            )
        ]
    )
    record = read(f"{feed}\n", "feed.nt")[0]
    assert found(record, "DATE-PRECISION", "modified").line == 3
    assert found(record, "LICENCE-NOT-URI", "licence").line == 5
