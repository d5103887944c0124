"""Reading one record takes no more than its size warrants, however it is built."""

from schemas.model import Dataset
from schemas.rdf.read_clean import plain_text
from schemas.rdf.read_dates import partial_date
from schemas.rdf.read_geometry import shape
from schemas.vocabularies import access_rights, formats, organisations
from tests.conformant_record import PREFIXES, codes, read_record, read_turtle


def test_a_thousand_unclosed_elements_are_looked_through_once() -> None:
    assert "script" not in plain_text("<script>" * 20_000 + "<p>x</p>")[:7]


def test_hidden_elements_and_comments_are_dropped_with_their_content() -> None:
    html = "<style>p {}</style>a<!-- b -->c<SCRIPT>d</Script >e<script>f"
    assert plain_text(html + "<p>") == "a c ef"


def test_texts_of_any_length_are_no_dates_codes_or_bodies() -> None:
    long = "x " * 100_000
    assert partial_date(long) is None
    assert access_rights.lookup(long) is None
    assert formats.lookup(long) is None
    assert organisations.lookup(long) is None


def test_a_long_geometry_is_drawn_all_the_same() -> None:
    points = ", ".join(f"{x / 1000} {x / 2000}" for x in range(5_000))
    box = shape(f"LINESTRING({points})").box
    assert box is not None
    assert (box.west, box.east) == (0.0, 4.999)


def test_a_wide_gap_in_a_period_is_no_trouble() -> None:
    record = read_record(
        f'<https://d.example/1> a dcat:Dataset ; dct:title "A" ; dct:temporal "1{" " * 5000}x" .'
    )
    assert "PERIOD-UNREADABLE" in codes(record)


def test_thousands_of_equal_blank_distributions_all_get_names() -> None:
    files = ", ".join(['[ dct:title "A" ]'] * 3_000)
    record = read_record(
        f'<https://d.example/1> a dcat:Dataset ; dct:title "A" ; dcat:distribution {files} .'
    )
    assert isinstance(record.resource, Dataset)
    assert len({each.iri for each in record.resource.distribution}) == 3_000


def test_shared_parts_that_multiply_lose_that_record_and_no_other() -> None:
    tables = ", ".join(f'[ csvw:name "t{n}" ; csvw:tableSchema _:s ]' for n in range(600))
    columns = ", ".join(f'[ csvw:name "c{n}" ]' for n in range(600))
    records, _ = read_turtle(
        PREFIXES + f'<https://d.example/1> a dcat:Dataset ; dct:title "A" ; csvw:table {tables} .'
        f"_:s csvw:column {columns} ."
        '<https://d.example/2> a dcat:Dataset ; dct:title "B" .'
    )
    assert "RECORD-TOO-LARGE" in codes(records[0])
    assert records[1].resource is not None


def too_large(more: str) -> str:
    """Read a record with these statements before a sound one; give what is said of its size."""
    records, _ = read_turtle(
        PREFIXES
        + f'<https://d.example/1> a dcat:Dataset ; dct:title "A" ; {more} .'
        + '<https://d.example/2> a dcat:Dataset ; dct:title "B" .'
    )
    (fault,) = records[0].report.findings
    assert fault.code == "RECORD-TOO-LARGE"
    assert records[0].graph == b""
    assert records[1].resource is not None
    return f"{fault.value} {fault.fix}"


def test_a_record_of_too_many_statements_is_rejected_alone() -> None:
    words = ", ".join(f'"word {n}"' for n in range(100_001))
    told = too_large(f"dcat:keyword {words}")
    assert "more than 100,000 statements" in told


def test_a_record_of_too_much_text_is_rejected_alone() -> None:
    texts = ", ".join(f'"{n} {"x" * 900_000}"' for n in range(6))
    told = too_large(f"dct:description {texts}")
    assert "5,4" in told
    assert "4 MB" in told


def test_a_shared_text_that_multiplies_loses_that_record_and_no_other() -> None:
    tables = ", ".join(f'[ csvw:name "t{n}" ; csvw:tableSchema _:s ]' for n in range(200))
    column = f'[ csvw:name "c" ; dct:description "{"x" * 100_000}" ]'
    told = too_large(f"csvw:table {tables} . _:s csvw:column {column}")
    assert "8,000,000 characters" in told
