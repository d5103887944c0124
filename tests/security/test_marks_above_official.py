"""A mark above OFFICIAL counts wherever it stands, and however it is written."""

import datetime as dt
import json
import zlib
from typing import Any

import msgspec
import pytest

from schemas.rdf.page import read_page
from schemas.reading import ReadOptions

CANARY = "zzcanary"
PREFIXES = """
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix e: <https://rivers.example/> .
@prefix ukgov: <https://w3id.org/co-cddo/ukgov-metadata-exchange-model/> .
"""
RECORD = f'e:d a dcat:Dataset ; dct:identifier "d1" ; dct:title "{CANARY}"'
OPEN = {"type": "Dataset", "identifier": "x1", "title": "Rivers", "description": "Of rivers."}
OBJECT = {**OPEN, "title": CANARY, "description": CANARY, "accessRights": "INTERNAL"}
FILE = {
    "type": "Distribution",
    "identifier": "x2",
    "title": CANARY,
    "accessURL": f"https://rivers.example/{CANARY}",
    "securityClassification": "SECRET",
}
HEALTH = {
    "identifier": "h1",
    "version": "1.0.0",
    "issued": "2020-01-01",
    "modified": "2020-01-01",
    "summary": {"title": CANARY, "abstract": CANARY, "publisher": {"name": "Rivers"}},
    "accessibility": {"access": {}},
    "coverage": {},
}


def everything(content: str, name: str, *, reads_parts: bool = False) -> str:
    """Give all that reading hands on: records, findings, and what belongs to no record."""
    reading = read_page(
        content.encode(),
        media_type=None,
        name=name,
        base_iri=f"https://rivers.invalid/{name}",
        today=dt.date(2026, 11, 26),
        options=ReadOptions(reads_parts=reads_parts, keeps_rest=not reads_parts),
    )
    records = list(reading.records)
    rest = zlib.decompress(reading.end.rest) if reading.end.rest else b""
    return f"{records!r} {msgspec.structs.replace(reading.end, rest=b'')!r} {rest!r}"


def hand_on_nothing(content: str, name: str) -> bool:
    """Tell whether no text of the record is handed on, neither in a harvest nor in a check."""
    found = [everything(content, name, reads_parts=reads) for reads in (False, True)]
    return not any(CANARY in each for each in found)


def test_the_canary_is_handed_on_when_nothing_is_marked() -> None:
    marked = {**OBJECT, "securityClassification": "OFFICIAL"}
    assert CANARY in everything(json.dumps(marked), "f.json")
    assert CANARY in everything(f"{PREFIXES} {RECORD} .", "f.ttl")


@pytest.mark.parametrize(
    "value",
    [
        {"code": "SECRET"},
        {"level": {"name": "Top secret"}},
        {"SECRET": True},
        ["OFFICIAL", "SECRET"],
        "OFFICIAL; SECRET",
        "Classified: SECRET",
        "(SECRET)",
        "S E C R E T",
        "S\u200bECRET",
        "\uff33ECRET",
        "SECRET " + "- UK EYES ONLY " * 20,
    ],
)
def test_however_the_classification_is_written(value: Any) -> None:  # noqa: ANN401 - any JSON
    assert hand_on_nothing(json.dumps({**OBJECT, "securityClassification": value}), "f.json")


@pytest.mark.parametrize(
    "more",
    [
        {"securityClasification": "SECRET"},
        {"ukgov:securityClassification": "SECRET"},
        {"protectiveMarking": "SECRET"},
        {"Security marking": "SECRET"},
        {"governance": {"securityClassification": "SECRET"}},
        {"distribution": [FILE]},
    ],
)
def test_wherever_in_an_object_it_stands(more: dict[str, Any]) -> None:
    assert hand_on_nothing(json.dumps({**OBJECT, **more}), "f.json")


@pytest.mark.parametrize(
    "document",
    [
        FILE,
        [{**OPEN, "distribution": ["x2"]}, FILE],
        {**OPEN, "distribution": [FILE]},
        {"securityClassification": "SECRET", "data": [OBJECT]},
        {"data": [{"id": 1, "details": {"marking": "SECRET"}, "metadata": {"metadata": HEALTH}}]},
        {"classification": "SECRET", "data": [{"id": 1, "metadata": {"metadata": HEALTH}}]},
        {**HEALTH, "summary": {**HEALTH["summary"], "classification": "SECRET"}},  # type: ignore[dict-item]
        {"dataset": [{"@type": "dcat:Dataset", **OBJECT, "securityClassification": "SECRET"}]},
        {"dataset": [{"@type": "dcat:Dataset", **OBJECT, "more": {"classification": "SECRET"}}]},
    ],
)
def test_wherever_in_a_document_it_stands(document: Any) -> None:  # noqa: ANN401 - any JSON
    assert hand_on_nothing(json.dumps(document), "data.json")


def test_of_a_name_that_stands_twice_in_yaml_both_values_count() -> None:
    lines = [f"{name}: {value}" for name, value in OBJECT.items()]
    marks = ["securityClassification: SECRET", "securityClassification: OFFICIAL"]
    assert hand_on_nothing("\n".join([*lines, *marks, ""]), "f.yaml")


@pytest.mark.parametrize("column", ["Protective marking", "securityClasification"])
def test_under_whatever_heading_of_a_table(column: str) -> None:
    head = f"title,identifier,description,accessRights,publisher,{column}"
    rows = [f"{CANARY},x1,{CANARY},INTERNAL,{CANARY},{mark}" for mark in ("OFFICIAL", "SECRET")]
    assert hand_on_nothing("\n".join([head, *rows, ""]), "f.csv")


BANNERS = ["SECRET", "UK TOP SECRET", "SECRET - UK EYES ONLY", "Classification: SECRET", "*SECRET*"]


@pytest.mark.parametrize("banner", BANNERS)
def test_a_banner_above_the_heading_of_a_table_holds_for_all_rows(banner: str) -> None:
    head = "title,identifier,description,accessRights,publisher,theme"
    assert hand_on_nothing(f"{banner}\n{head}\n{CANARY},x1,{CANARY},OPEN,{CANARY},a\n", "f.csv")


@pytest.mark.parametrize("line", ["Secret gardens of England", "Marking: OFFICIAL", "Not SECRET"])
def test_another_line_above_the_heading_is_no_banner(line: str) -> None:
    head = "title,identifier,description,accessRights,publisher,theme"
    assert CANARY in everything(f"{line}\n{head}\n{CANARY},x1,Rivers,OPEN,Rivers,a\n", "f.csv")


@pytest.mark.parametrize(
    "statements",
    [
        f'{RECORD} ; ukgov:securityClasification "SECRET" .',
        f'{RECORD} ; e:protectiveMarking "SECRET" .',
        f'{RECORD} ; ukgov:securityClassification [ e:level "SECRET" ] .',
        f'{RECORD} ; ukgov:securityClassification [ e:level [ dct:title "SECRET" ] ] .',
        (
            'e:c a dcat:Catalog ; ukgov:securityClassification "SECRET" ; dcat:dataset e:d . '
            f"{RECORD} ."
        ),
        (
            'e:c a dcat:Catalog ; ukgov:securityClassification "SECRET" ; dcat:catalog e:inner . '
            f"e:inner a dcat:Catalog ; dcat:dataset e:d . {RECORD} ."
        ),
        (
            'e:r a dcat:CatalogRecord ; ukgov:securityClassification "SECRET" ; '
            f"foaf:primaryTopic e:d . {RECORD} ."
        ),
        (
            'e:d a dcat:Dataset ; dct:title "Rivers" ; ukgov:securityClassification "SECRET" . '
            f'e:f a dcat:Distribution ; dct:title "{CANARY}" ; dct:isPartOf e:d .'
        ),
    ],
)
def test_wherever_in_rdf_it_stands(statements: str) -> None:
    assert hand_on_nothing(f"{PREFIXES} {statements}", "f.ttl")


@pytest.mark.parametrize("mark", ["OFFICIAL", "OFFICIAL-SENSITIVE", "Official, not secret", "n/a"])
def test_what_is_not_above_official_stays(mark: str) -> None:
    marked = {**OBJECT, "securityClassification": mark, "securityClearance": "SECRET"}
    assert CANARY in everything(json.dumps(marked), "f.json")
