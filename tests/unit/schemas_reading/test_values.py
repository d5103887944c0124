"""Texts, places, bodies and contacts as feeds write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.model import BoundingBox, ContactKind, ContactPoint, Dataset, best
from schemas.rdf.read_clean import cleaned, plain_text
from schemas.rdf.read_geometry import shape
from schemas.rdf.read_literals import mailbox, whole_number
from tests.conformant_record import codes, read_record

GEOJSON = (
    "[ <http://www.w3.org/ns/locn#geometry> "
    '"""{"type": "Polygon", "coordinates": [[[-6,49],[2,49],[2,56],[-6,56],[-6,49]]]}""" ]'
)
PIECES = ["<p>", "</p>", "<script>", "</script>", "&lt;", "&gt;", "&amp;", "p", "<", ">", " "]
BOX = BoundingBox(west=-6.0, south=49.0, east=2.0, north=56.0)


def read(more: str) -> tuple[Dataset, set[str]]:
    """Read a dataset with these statements."""
    record = read_record(f'<https://d.example/1> a dcat:Dataset ; dct:title "A" ; {more} .')
    assert isinstance(record.resource, Dataset)
    return record.resource, codes(record)


@pytest.mark.parametrize("word", ["-", "?", "N/A", "unknown", "Not applicable", "\u00a0", "{{x}}"])
def test_a_placeholder_counts_as_missing_and_is_told(word: str) -> None:
    dataset, found = read(f'dcat:version "{word}"')
    assert dataset.version is None
    assert {"VALUE-PLACEHOLDER", "VERSION-MISSING"} <= found


@given(st.text(st.characters(exclude_categories=())))
def test_cleaning_leaves_nothing_that_breaks_json_xml_or_a_database(value: str) -> None:
    text = cleaned(value)
    text.encode()
    assert "\x00" not in text
    assert cleaned(text) == text


def test_html_becomes_plain_text_with_its_paragraphs() -> None:
    html = "<p>One &amp; two</p><script>alert(1)</script><ul><li>a</li><li>b</li></ul>"
    assert plain_text(html) == "One & two\n\n• a\n\n• b"


def test_html_that_was_turned_or_taken_out_is_told() -> None:
    dataset, found = read('dct:description "<p>River <b>levels</b></p>" ;')
    assert best(dataset.description) == "River **levels**"
    assert "MARKUP-CONVERTED" in found
    dataset, found = read('dct:description "&nbsp;<div></div>" ;')
    assert dataset.description == ()
    assert {"MARKUP-CONVERTED", "DESCRIPTION-MISSING"} <= found
    assert "MARKUP-CONVERTED" not in read('dct:description "Depth < 3 m" ;')[1]
    dataset, found = read('rdfs:comment "<p>River <b>levels</b></p>" ;')
    assert best(dataset.summary) == "River levels"
    assert "MARKUP-REMOVED" in found


def test_a_licence_in_html_is_kept_as_its_words_and_recognised_by_them() -> None:
    dataset, found = read('dct:license "<div>Open Government Licence v3.0</div>" ;')
    assert dataset.licence is not None
    assert best(dataset.licence.label) == "Open Government Licence v3.0"
    assert dataset.licence.code == "ogl-3"
    assert {"MARKUP-REMOVED", "LICENCE-NOT-URI"} <= found


@pytest.mark.parametrize("word", ["Unknown", "None", "-", "N/A", "null", "TBC"])
def test_in_a_code_list_what_elsewhere_is_a_placeholder_is_a_value(word: str) -> None:
    dataset, found = read(
        'csvw:table [ csvw:name "t" ; csvw:column [ csvw:name "sex" ; dct:description "-" ;'
        f' wl:code [ skos:notation "{word}" ; skos:prefLabel "{word}" ] ] ] ;'
    )
    (column,) = dataset.tables[0].variables
    assert [(code.value, best(code.label)) for code in column.codes] == [(word, word)]
    # Beside the list a dash is still no description.
    assert "VALUE-PLACEHOLDER" in found
    assert column.description == ()


@pytest.mark.parametrize("text", ["1 < 2 & 3 > 2", "a<b", "AT&T", "<unknown>", "x &c; y"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain_text(text) == text


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_known_tag_survives_however_often_it_was_escaped(value: str) -> None:
    text = plain_text(value)
    if value.count("&amp;") < 3:
        assert "<script>" not in text
        assert "<p>" not in text
        assert plain_text(text) == text


def test_the_graph_keeps_the_original_text() -> None:
    record = read_record(
        '<https://d.example/1> a dcat:Dataset ; dct:title "A" ; dct:description "<p>Hi</p>" .'
    )
    assert record.resource is not None
    assert best(record.resource.description) == "Hi"
    assert b"<p>Hi</p>" in record.graph


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('"tides, sea levels"', ["tides", "sea levels"]),
        ('"tides; surges"', ["tides", "surges"]),
        # What would be told apart when it is read again is told apart at once.
        ('"tides, storms; surges"', ["tides", "storms", "surges"]),
        ('[ skos:prefLabel "tides, storms" ]', ["tides", "storms"]),
        ('"Agriculture, fisheries and forestry"', ["Agriculture, fisheries and forestry"]),
        (
            '"tides, and all that comes with them in a storm"',
            ["tides, and all that comes with them in a storm"],
        ),
        ('"a", "b", "a"', ["a", "b"]),
    ],
)
def test_keywords_in_one_text_are_told_apart_when_they_are_short(
    written: str, words: list[str]
) -> None:
    dataset, _ = read(f"dcat:keyword {written}")
    assert [word.value for word in dataset.keyword] == words


@pytest.mark.parametrize(
    "written",
    [
        '"-6,49,2,56"',
        '"-6.0, 49.0, 2.0, 56.0"',
        '[ dcat:bbox "POLYGON((-6 49, 2 49, 2 56, -6 56, -6 49))" ]',
        GEOJSON,
        '"<http://www.opengis.net/def/crs/EPSG/0/4326> POLYGON((49 -6, 49 2, 56 2, 56 -6, 49 -6))"',
        '"ENVELOPE(-6, 2, 56, 49)"',
    ],
)
def test_a_place_is_drawn_from_every_common_form(written: str) -> None:
    dataset, _ = read(f"dct:spatial {written}")
    assert dataset.spatial[0].box == BOX


@pytest.mark.parametrize(
    "written",
    [
        '"NaN,1,2,3"',
        '[ dcat:bbox "POLYGON((nonsense" ]',
        '[ <http://www.w3.org/ns/locn#geometry> "{\\"type\\":" ]',
        "[ <http://www.w3.org/ns/locn#geometry> [ a skos:Concept ] ]",
        '"200,10,300,20"',
        "[]",
    ],
)
def test_a_broken_place_never_loses_the_record(written: str) -> None:
    dataset, _ = read(f"dct:spatial {written}")
    assert all(place.box is None for place in dataset.spatial)


@given(st.text() | st.from_regex(r"(POLYGON|POINT|\{)[\s\S]{0,40}"))
def test_no_text_makes_reading_a_place_fail(written: str) -> None:
    shape(written)


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("<https://www.gov.uk/government/organisations/hm-treasury>", "hm-treasury"),
        ('"hm-treasury"', "hm-treasury"),
        ('"HM Treasury"', "hm-treasury"),
        ('"DEFRA"', "department-for-environment-food-rural-affairs"),
        ('[ foaf:name "Department for Work & Pensions" ]', "department-for-work-pensions"),
        ('"A Trust of Our Own"', None),
        ("<https://trust.example/>", None),
    ],
)
def test_a_publisher_is_found_by_address_slug_and_name(written: str, slug: str | None) -> None:
    dataset, found = read(f"dct:publisher {written}")
    assert dataset.publisher is not None
    assert dataset.publisher.slug == slug
    assert ("ORG-NOT-IN-REGISTER" in found) == (slug is None)


def test_a_second_publisher_is_kept_with_its_role() -> None:
    dataset, found = read('dct:publisher "hm-treasury", "home-office"')
    assert dataset.publisher is not None
    kept = {dataset.publisher.slug, dataset.qualified_attribution[0].agent.slug}
    assert kept == {"hm-treasury", "home-office"}
    assert dataset.qualified_attribution[0].role == "publisher"
    assert "VALUE-REPEATED" in found


@pytest.mark.parametrize(
    ("written", "name", "email"),
    [
        ('[ vcard:fn "Team" ; vcard:hasEmail <mailto:t@d.example> ]', "Team", "t@d.example"),
        ('[ vcard:hasFN "Team" ; vcard:email "t@d.example" ]', "Team", "t@d.example"),
        (
            '[ vcard:title "Team" ; vcard:hasEmail [ vcard:hasValue <mailto:t@d.example> ] ]',
            "Team",
            "t@d.example",
        ),
        ("<mailto:t@d.example/>", "", "t@d.example"),
        ('"t@d.example"', "", "t@d.example"),
        ('"The team"', "The team", None),
        ('[ vcard:organization-name "Office" ]', "Office", None),
    ],
)
def test_a_contact_is_read_in_every_form(written: str, name: str, email: str | None) -> None:
    dataset, _ = read(f"dcat:contactPoint {written}")
    (contact,) = dataset.contact_point
    assert (best(contact.name), contact.email) == (name, email)


def test_nobody_is_no_contact() -> None:
    dataset, found = read('dcat:contactPoint "<Nobody>"')
    assert dataset.contact_point == ()
    assert "CONTACT-MISSING" in found


def test_a_bad_mailbox_is_kept_and_told() -> None:
    dataset, found = read('dcat:contactPoint [ vcard:fn "T" ; vcard:hasEmail "t at d.example" ]')
    assert dataset.contact_point[0] == ContactPoint(
        name=dataset.contact_point[0].name, email="t at d.example", kind=ContactKind.UNKNOWN
    )
    assert "CONTACT-EMAIL-INVALID" in found


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("mailto:a@b.example", "a@b.example"),
        ("mailto:/a@b.example", "a@b.example"),
        ("mailto:a@b.example/", "a@b.example"),
        ("MAILTO:a@b.example?subject=Hello", "a@b.example"),
        ("mailto:a%40b.example", "a@b.example"),
    ],
)
def test_the_scheme_of_a_mailbox_is_stripped(written: str, address: str) -> None:
    assert mailbox(written) == address


@pytest.mark.parametrize(
    ("written", "number"),
    [("20480", 20480), ("20480.0", 20480), ("20,480", 20480), ("2e+04", 20000), ("-1", None),
     ("24 mb", None), ("٣", None), ("1" * 40, None)],
)  # fmt: skip
def test_sizes_are_read_leniently_and_never_below_nothing(written: str, number: int | None) -> None:
    assert whole_number(written) == number


def test_distributions_are_named_by_dataset_address_and_title() -> None:
    files = 'dcat:distribution [ dct:title "A" ; dcat:downloadURL <https://d.example/a> ]'
    first = read(files)[0].distribution[0].iri
    assert read(files)[0].distribution[0].iri == first
    assert read(files.replace('"A"', '"B"'))[0].distribution[0].iri != first


def test_equal_blank_distributions_stay_two() -> None:
    dataset, _ = read('dcat:distribution [ dct:title "A" ], [ dct:title "A" ]')
    assert len({each.iri for each in dataset.distribution}) == 2


def test_a_link_to_a_distribution_that_is_not_there_is_told() -> None:
    dataset, found = read("dcat:distribution <https://d.example/gone>")
    assert dataset.distribution[0].iri == "https://d.example/gone"
    assert "LINK-DANGLING" in found


@pytest.mark.parametrize("columns", [
    'csvw:column [ csvw:name "site" ], [ csvw:name "level" ]',
    'csvw:column ( [ csvw:name "site" ] [ csvw:name "level" ] )',
    'csvw:tableSchema [ csvw:column ( [ csvw:name "site" ] [ csvw:name "level" ] ) ]',
    'csvw:tableSchema [ csvw:column [ csvw:name "site" ], [ csvw:name "level" ] ]',
])  # fmt: skip
def test_a_data_dictionary_is_read_with_or_without_a_schema_and_a_list(columns: str) -> None:
    dataset, _ = read(
        f'csvw:table [ a csvw:Table ; csvw:name "readings" ; wl:rowCount 5 ; {columns} ]'
    )
    (table,) = dataset.tables
    assert (table.name, table.row_count) == ("readings", 5)
    assert [column.name for column in table.variables] == ["site", "level"]


def test_a_list_that_bites_its_tail_ends() -> None:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    dataset, _ = read(
        'csvw:table [ csvw:name "t" ; csvw:column _:a ] . '
        f'_:a <{rdf}first> [ csvw:name "c" ] ; <{rdf}rest> _:a'
    )
    assert len(dataset.tables[0].variables) == 1


def test_a_file_address_is_refused() -> None:
    dataset, found = read("dcat:landingPage <file:///etc/passwd>")
    assert dataset.landing_page == ()
    assert "URL-UNUSABLE" in found


def test_an_address_on_a_private_machine_is_told() -> None:
    _, found = read("dcat:landingPage <http://localhost:8080/geonetwork>")
    assert "URL-PRIVATE" in found


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("<http://purl.org/dc/dcmitype/Service>", "SERVICE-TYPE-MISSING"),
        ('"carrier pigeon"', "SERVICE-TYPE-UNKNOWN"),
    ],
)
def test_that_a_service_is_a_service_says_nothing_of_its_kind(kind: str, code: str) -> None:
    record = read_record(
        f'<https://d.example/1> a dcat:DataService ; dct:title "A" ; dct:type {kind} .'
    )
    assert {each for each in codes(record) if each.startswith("SERVICE-TYPE")} == {code}
