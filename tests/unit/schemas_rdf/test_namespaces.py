"""Misspelt namespaces stand for the right ones."""

import pytest

from schemas.namespaces import ADMS, DCAT, DCT, FOAF, SCHEMA, TIME, UKGOV, VARIANTS, rewritten_iri


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://www.w3.org/ns/adms#status", ADMS + "status"),
        (
            "https://w3id.org/co-cddo/uk-cross-government-metadata-exchange-model/status",
            UKGOV + "status",
        ),
        ("https://schema.org/startDate", SCHEMA + "startDate"),
        ("http://purl.org/dc/elements/1.1/title", DCT + "title"),
        ("http://purl.org/dc/terms/#license", DCT + "license"),
        ("http://www.w3.org/2006/timehasBeginning", TIME + "hasBeginning"),
        ("http://www.w3.org/ns/dcatDataset", DCAT + "Dataset"),
        ("http://www.w3.org/ns/dcat/keyword", DCAT + "keyword"),
    ],
)
def test_a_known_misspelling_is_read_as_the_term_it_stands_for(written: str, meant: str) -> None:
    assert rewritten_iri(written) == meant


@pytest.mark.parametrize(
    "iri",
    [
        DCT + "title",
        FOAF + "name",
        DCAT + "Dataset",
        "http://www.w3.org/ns/dcat",
        "http://www.w3.org/ns/dcat3.ttl",
        "https://unknown.example/ns#x",
        TIME + "hasEnd",
    ],
)
def test_any_other_iri_stays_as_it_is(iri: str) -> None:
    assert rewritten_iri(iri) == iri


def test_rewriting_twice_changes_nothing_more() -> None:
    for variant in VARIANTS:
        once = rewritten_iri(variant + "term")
        assert once != variant + "term"
        assert rewritten_iri(once) == once
