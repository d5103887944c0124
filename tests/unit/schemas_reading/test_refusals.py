"""Records above OFFICIAL: refused, with no text of theirs kept anywhere."""

import msgspec
import pytest

from tests.conformant_record import DATASET, PREFIXES, codes, read_turtle, with_change

ALPHA = "https://w3id.org/co-cddo/uk-cross-government-metadata-exchange-model/"
MARKING = 'ukgov:securityClassification "OFFICIAL"'


@pytest.mark.parametrize(
    "marking",
    [
        'ukgov:securityClassification "SECRET"',
        'ukgov:securityClassification "TOP_SECRET"',
        'ukgov:securityClassification "secret"@en',
        'ukgov:securityClassification "Top Secret"',
        'ukgov:securityClassification "SECRET - UK EYES ONLY"',
        'ukgov:securityClassification "OFFICIAL", "SECRET"',
        "ukgov:securityClassification ukgov:SECRET",
        'ukgov:securityClassification [ rdfs:label "Secret" ]',
        'wl:securityClassification "SECRET"',
        f'<{ALPHA}securityClassification> "SECRET"',
    ],
)
def test_nothing_of_a_secret_record_is_kept(marking: str) -> None:
    records, _ = read_turtle(with_change(MARKING, marking))
    refused, other = records
    assert refused.resource is None
    assert codes(refused) == {"CLASSIFICATION-REFUSED"}
    assert (refused.title, refused.graph) == ("", b"")
    everything = msgspec.json.encode(refused).decode()
    texts = ("Tide gauge", "Sea level", "quality flags", "Tides team", "v3.1")
    assert not [text for text in texts if text in everything]
    assert refused.identifier == DATASET
    assert other.resource is not None


@pytest.mark.parametrize("marking", ["OFFICIAL-SENSITIVE", "OFFICIAL SENSITIVE", "restricted"])
def test_an_unknown_marking_is_an_error_and_not_kept_as_a_classification(marking: str) -> None:
    changed = with_change(MARKING, f'ukgov:securityClassification "{marking}"')
    record = read_turtle(changed)[0][0]
    assert codes(record) == {"CLASSIFICATION-UNKNOWN"}
    assert record.resource is not None
    assert record.resource.security_classification is None


def test_a_body_outside_the_scheme_says_so() -> None:
    changed = with_change(MARKING, 'ukgov:securityClassification "NOT_APPLICABLE"')
    assert codes(read_turtle(changed)[0][0]) == set()


def test_what_is_said_about_the_page_quotes_nothing_of_a_secret_record() -> None:
    odd = "<https://d.example/operation{nightjar}>"
    lost = "<https://d.example/nightjar-lost>"
    change = f'ukgov:securityClassification "SECRET" ; dcat:landingPage {odd}'
    text = with_change(MARKING, change) + f"[] a dcat:CatalogRecord ; foaf:primaryTopic {lost} ."
    _, end = read_turtle(text)
    assert {finding.code for finding in end.findings} >= {"PAGE-IRI", "CATALOG-RECORD-LOST"}
    assert b"nightjar" not in msgspec.json.encode(end)


def test_a_page_without_a_secret_record_is_quoted() -> None:
    text = with_change(MARKING, f"{MARKING} ; dcat:landingPage <https://d.example/a{{b}}>")
    _, end = read_turtle(text)
    assert [finding.value for finding in end.findings] == ["https://d.example/a{b}"]


MARKS = [
    '"SECRET"',
    '"Top Secret"@en',
    '"UK SECRET"',
    "ukgov:TOP_SECRET",
    '"SEC\u200eRET - UK EYES ONLY"',
    '[ skos:prefLabel "Secret" ]',
]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "link",
    [
        "dct:hasPart",
        "dct:relation",
        "dct:publisher",
        "dct:creator",
        "dcat:contactPoint",
        "dcat:distribution",
        "dct:spatial",
        "dct:temporal",
        "dct:license",
        "dcat:theme",
        "dct:title",
        "dct:description",
        "dcat:keyword",
        "dct:provenance",
        "foaf:page",
        "adms:identifier",
        "dcat:version",
        "dct:language",
        "dct:issued",
        "dcat:landingPage",
        "csvw:table",
        "prov:qualifiedAttribution",
        "wl:access",
    ],
)
@pytest.mark.parametrize("node", ["<https://d.example/x>", "_:x"])
def test_a_marked_node_gives_nothing_but_its_address_to_other_records(
    link: str, node: str, mark: str
) -> None:
    said = "; ".join(
        f'{name} "nightjar"'
        for name in (
            "dct:title", "foaf:name", "vcard:fn", "rdfs:label", "skos:prefLabel", "skos:notation",
            "dct:identifier", "csvw:name", "dct:description", "dcat:downloadURL", "wl:cost",
        )
    )  # fmt: skip
    records, end = read_turtle(
        PREFIXES
        + f'<https://d.example/1> a dcat:Dataset ; dct:title "A" ; {link} {node} .'
        + f"{node} {said} ; prov:agent {node} ; dcat:landingPage <https://nightjar.example/{{a}}> ;"
        + f" ukgov:securityClassification {mark} ."
    )
    everything = msgspec.json.encode([records, end])
    assert b"nightjar" not in everything
    assert b"nightjar" not in records[0].graph
    assert records[0].resource is not None


def test_a_marked_catalogue_record_leaves_nothing_with_its_resource() -> None:
    records, end = read_turtle(
        PREFIXES
        + '<https://d.example/1> a dcat:Dataset ; dct:title "A" .'
        + '[] a dcat:CatalogRecord ; foaf:primaryTopic <https://d.example/1> ; dct:title "nightjar"'
        + ' ; dct:source "nightjar" ; ukgov:securityClassification "SECRET" .'
    )
    assert b"nightjar" not in msgspec.json.encode([records, end]) + records[0].graph


def test_a_catalogue_record_of_a_refused_resource_is_not_lost() -> None:
    records, end = read_turtle(
        PREFIXES
        + '<https://d.example/1> a dcat:Dataset ; dct:title "A" ;'
        + ' ukgov:securityClassification "SECRET" .'
        + "[] a dcat:CatalogRecord ; foaf:primaryTopic <https://d.example/1> ."
    )
    assert codes(records[0]) == {"CLASSIFICATION-REFUSED"}
    assert not end.findings
