"""Hostile documents end in one of our errors: nothing is expanded, fetched or opened."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Final

import pytest
from pyoxigraph import NamedNode

from schemas.errors import (
    DtdRefusedError,
    LimitExceededError,
    UnknownContextError,
    UnparseableError,
    UnreadableError,
)
from schemas.rdf.canonical import canonical, closure
from schemas.rdf.parse import parse
from schemas.rdf.syntax import Syntax
from tests.unit.schemas_rdf.samples import BASE, TITLE, XML_OPEN, json_ld, rdf_xml, turtle

_LAUGHS: Final = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
_BODY: Final = f"{XML_OPEN}<dcat:Dataset><dct:title>&l9;</dct:title></dcat:Dataset></rdf:RDF>"


def read_xml(text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    parse(data, syntax=Syntax.RDF_XML, base_iri=BASE)


class TestEntityDefinitions:
    """A billion laughs would end the process inside the parsing library, with no exception."""

    @pytest.mark.parametrize(
        "definition",
        [
            f"<!DOCTYPE r [{_LAUGHS}]>",
            f'<?xml version="1.0"?><!-- first --><!DOCTYPE r [{_LAUGHS}]>',
            '<!DOCTYPE r [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
            '<!DOCTYPE r SYSTEM "http://evil.example/x.dtd">',
            '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://evil.example/x.dtd"> %p;]>',
            "<!DOCTYPE r>",
        ],
    )
    def test_they_are_refused_before_anything_is_parsed(self, definition: str) -> None:
        with pytest.raises(DtdRefusedError, match="defines entities"):
            read_xml(definition + _BODY)

    @pytest.mark.parametrize(
        "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
    )
    def test_they_are_refused_in_every_encoding(self, encoding: str) -> None:
        text = f"<!DOCTYPE r [{_LAUGHS}]>{_BODY}"
        with pytest.raises(DtdRefusedError):
            read_xml(text.encode(encoding))

    @pytest.mark.parametrize("name", ["utf-7", "cp037", "utf-16", "iso-8859-1", "hz"])
    def test_a_declared_encoding_hides_nothing(self, name: str) -> None:
        declaration = f'<?xml version="1.0" encoding="{name}"?>'
        text = f"<!DOCTYPE r [{_LAUGHS}]>{_BODY}"
        with pytest.raises(UnreadableError):
            read_xml(declaration.encode() + text.encode(name, errors="replace"))

    @pytest.mark.parametrize("spelling", ["<!DOCTYPE", "<!doctype", "<!DocType"])
    def test_they_are_refused_behind_the_first_element(self, spelling: str) -> None:
        late = f"{spelling} r [{_LAUGHS}]>"
        for text in (
            _BODY.replace("<dcat:Dataset>", late + "<dcat:Dataset>"),
            f"{XML_OPEN}</rdf:RDF>{late}{_BODY}",
        ):
            with pytest.raises(UnparseableError):
                read_xml(text)

    def test_they_are_refused_when_a_repair_would_have_put_them_together(self) -> None:
        split = f"<!D<!-- -->OCTYPE r [{_LAUGHS}]>"
        for broken in (split, split.replace("<!-- -->", "\x0b")):
            with pytest.raises(UnparseableError):
                read_xml(broken + _BODY)

    def test_speaking_of_them_in_a_text_is_no_crime(self) -> None:
        graph = rdf_xml(
            "<dcat:Dataset><dct:title><![CDATA[<!DOCTYPE html> explained]]></dct:title>"
            "<!-- <!ENTITY --></dcat:Dataset>"
        )
        assert graph.triples == 2


class TestNesting:
    """Deep documents are refused or read, and never overrun the stack."""

    @pytest.mark.parametrize("depth", [1_500, 5_000, 30_000, 60_000, 1_000_000])
    @pytest.mark.parametrize(
        ("opening", "closing"),
        [("[", "]"), ('{"http://a.example/p":', "}"), ('{"@list":[', "]}"), ('{"@context":', "}")],
    )
    def test_deep_json_is_refused(self, depth: int, opening: str, closing: str) -> None:
        inner = "1" if opening.endswith(":") else ""
        document = f'{{"http://a.example/q": {opening * depth}{inner}{closing * depth}}}'
        with pytest.raises(LimitExceededError, match="nested"):
            json_ld(document)

    def test_deep_json_that_is_no_json_is_refused_too(self) -> None:
        for document in ("[" * 100_000, '{"a":' * 100_000, '{"@graph": ' + "[" * 100_000 + "}"):
            with pytest.raises(UnreadableError):
                json_ld(document)

    def test_json_as_deep_as_is_allowed_is_read_in_a_thread_of_small_stack(self) -> None:
        depth = 700
        document = '{"http://a.example/p":' * depth + "1" + "}" * depth
        graphs: list[int] = []
        thread = threading.Thread(target=lambda: graphs.append(json_ld(document).triples))
        thread.start()
        thread.join()
        assert graphs == [depth]

    def test_deep_turtle_is_read_indexed_and_written_in_canonical_form(self) -> None:
        depth = 20_000
        graph = turtle("<a> dct:relation " + "[ dct:relation " * depth + "1" + " ]" * depth + " .")
        first = NamedNode("https://feed.example/catalogue/a")
        assert graph.triples == depth + 1
        assert len(canonical(closure(graph, first)).splitlines()) == depth + 1

    def test_deep_lists_and_deep_xml_are_read(self) -> None:
        assert turtle("<a> dct:relation " + "(" * 5_000 + ")" * 5_000 + " .").triples > 5_000
        depth = 2_000
        text = "<dcat:Dataset><dct:relation>" * depth + "</dct:relation></dcat:Dataset>" * depth
        text = text.replace("<dct:relation></dct:relation>", "")
        assert rdf_xml(text).triples == 2 * depth - 1


class TestReachingOut:
    """Parsing opens no socket, no file and no address."""

    @pytest.fixture
    def no_reaching_out(self) -> Iterator[list[str]]:
        """Note every event by which a parser could reach outside."""
        events: list[str] = []
        listening = True
        watched = ("socket.", "urllib.", "open", "os.system", "subprocess.", "http.", "ftplib.")

        def hook(event: str, _: tuple[object, ...]) -> None:
            if listening and event.startswith(watched):
                events.append(event)

        sys.addaudithook(hook)
        yield events
        listening = False

    def test_nothing_is_fetched_or_opened(self, no_reaching_out: list[str]) -> None:
        json_ld('{"@context": "https://schema.org", "@type": "Dataset"}')  # the bundle is read once
        no_reaching_out.clear()
        for document in (
            '{"@context": "http://evil.example/c.jsonld", "@id": "http://a.example/"}',
            '{"@context": "file:///etc/passwd", "@id": "http://a.example/"}',
            '{"@context": "/etc/passwd", "@id": "http://a.example/"}',
            '{"@context": ["http://127.0.0.1:1/c"], "@id": "http://a.example/"}',
            '{"@context": {"@import": "http://127.0.0.1:1/c"}, "@id": "http://a.example/"}',
        ):
            with pytest.raises(UnknownContextError):
                json_ld(document)
        with pytest.raises(DtdRefusedError):
            read_xml('<!DOCTYPE r SYSTEM "http://127.0.0.1:1/x.dtd">' + _BODY)
        read_xml(
            '<?xml-stylesheet href="http://127.0.0.1:1/x.xsl"?>'
            + _BODY.replace("&l9;", "x").replace(
                "<dcat:Dataset>",
                '<dcat:Dataset xmlns:xi="http://www.w3.org/2001/XInclude">',
            )
        )
        turtle("<> <http://www.w3.org/2002/07/owl#imports> <http://127.0.0.1:1/o.ttl> .")
        json_ld('{"@context": "https://schema.org", "@type": "Dataset", "name": "x"}')
        assert no_reaching_out == []

    def test_a_bundled_context_s_neighbours_are_out_of_reach(self) -> None:
        for name in ("schema.org/../dcat", "schema.org/docs/../../x", "contexts/dcat", "dcat"):
            with pytest.raises(UnknownContextError):
                json_ld(f'{{"@context": "https://{name}", "@id": "http://a.example/"}}')


class TestLongRuns:
    """Texts that are hard for pattern matching are dealt with in one go."""

    @pytest.mark.parametrize(
        "body",
        [
            '"' * 200_001,
            "'\\" * 200_000,
            '"""\\' + '"""\\' * 100_000,
            "<" * 200_000,
            "@" * 200_000,
            "<a> <b> " + '"x"@' * 100_000,
            "[" * 200_000,
            '<a> <b> "x"@en_GB, ' * 20_000,
        ],
    )
    def test_broken_turtle(self, body: str) -> None:
        with pytest.raises(UnreadableError):
            turtle(body)

    @pytest.mark.parametrize(
        "body",
        [
            "<!--" * 100_000,
            "<![CDATA[" * 50_000,
            "<?x" * 100_000,
            "&" * 200_000 + "<",
            "<a " * 100_000,
            '<a rdf:resource="' * 50_000,
            "<dct:title rdf:resource='x'>" + "y " * 100_000,
            " " * 300_000 + "<",
        ],
    )
    def test_broken_xml(self, body: str) -> None:
        with pytest.raises(UnreadableError):
            rdf_xml(body)

    @pytest.mark.parametrize(
        "body", ['"@context"' * 50_000, '"@context":' * 50_000, "\\u00" * 90_000]
    )
    def test_broken_json(self, body: str) -> None:
        with pytest.raises(UnreadableError):
            json_ld("{" + body)


def test_a_literal_of_unreasonable_length_is_cut_and_told() -> None:
    long = "x" * 1_500_000
    graph = turtle(f'<a> dct:title "{long}"@en ; dct:identifier "1" .')
    (title,) = graph.properties(next(iter(graph.subjects())))[TITLE]
    assert len(title.value) == 1_000_000
    assert [finding.code for finding in graph.findings] == ["PAGE-LITERAL-LENGTH"]


ENDLESS = 17_000_000


@pytest.mark.parametrize("text", ["x", "\\\\", "\\u00e9", "é"])
def test_a_text_too_long_for_the_parser_is_cut_and_the_rest_of_the_page_read(text: str) -> None:
    long = text * (ENDLESS // len(text.encode()) + 1)
    body = f'<a> dct:title "{long}" . # "\n<b> dct:title "B" .'
    json = f'{{"@graph": [{{"@id": "a", "{TITLE}": "{long}"}}, {{"@id": "b", "{TITLE}": "B"}}]}}'
    for graph in (turtle(body), json_ld(json)):
        first, second = graph.subjects()
        assert 1_000 < len(graph.properties(first)[TITLE][0].value) <= 1_000_000
        assert [each.value for each in graph.properties(second)[TITLE]] == ["B"]
        assert [finding.code for finding in graph.findings] == ["PAGE-LITERAL-LENGTH"]


def test_a_token_without_end_is_refused_in_plain_words() -> None:
    with pytest.raises(UnreadableError, match="longer than 16 MB"):
        turtle(f"<a> dct:title <https://d.example/{'x' * ENDLESS}> .")


def test_a_million_digits_are_only_text() -> None:
    graph = turtle(f"<a> dct:title {'9' * 900_000} .")
    assert graph.triples == 1


def test_the_attacks_that_crash_the_library_do_not_crash_the_process() -> None:
    program = (
        "from schemas.rdf.parse import parse\n"
        "from schemas.rdf.syntax import Syntax\n"
        "from schemas.errors import UnreadableError\n"
        'laughs = \'\'.join(f\'<!ENTITY l{n} "{(f"&l{n-1};" * 10) if n else "ha"}">\''
        " for n in range(10))\n"
        "deep = '{\"http://a.example/p\":' * 60000 + '1' + '}' * 60000\n"
        "for text, syntax in ((f'<!DOCTYPE r [{laughs}]><r>&l9;</r>', Syntax.RDF_XML),"
        " (deep, Syntax.JSON_LD)):\n"
        "    try:\n"
        "        parse(text.encode(), syntax=syntax, base_iri='http://a.example/')\n"
        "    except UnreadableError as error:\n"
        "        print(type(error).__name__)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["DtdRefusedError", "LimitExceededError"]
