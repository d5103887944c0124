"""Checking metadata on a page: what is sent is read, judged, reported and not kept."""

import csv
import io
import json

import pytest

from tests.page_client import Page, PageClient
from tests.site import Site

PREFIXES = """@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
"""
RIVERS = f"""{PREFIXES}
<https://rivers.example/levels> a dcat:Dataset ;
  dct:identifier "levels" ; dct:title "River levels" ; dct:description "Levels by the hour." ;
  dct:modified "yesterday" .
<https://rivers.example/untitled> a dcat:Dataset ; dct:identifier "untitled" .
"""


def checked(visitor: PageClient, status: int = 200, **fields: object) -> Page:
    return visitor.submit(visitor.get("/validate"), fields, status=status)


def test_pasted_text_becomes_a_report(shared_site: Site) -> None:
    page = checked(shared_site.visitor(), text=RIVERS)
    assert page.h1 == "Report on your metadata"
    assert "1 of 2 records is usable; a harvest leaves one out." in page.text()
    assert "Give the record a title" in page.text()
    assert "yesterday" in page.text()


def test_a_file_becomes_the_same_report(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    file = (io.BytesIO(RIVERS.encode()), "rivers.ttl")
    page = checked(visitor, file=file)
    assert "rivers.ttl" in page.text()
    assert "1 of 2 records is usable" in page.text()


def test_json_and_csv_hold_every_finding(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    told = json.loads(checked(visitor, text=RIVERS, report="json").html)
    assert (told["usable"], told["unusable"], told["error"]) == (1, 1, None)
    codes = [f["code"] for record in told["records"] for f in record["findings"]]
    assert "TITLE-MISSING" in codes
    table = checked(visitor, text=RIVERS, report="csv")
    rows = list(csv.DictReader(io.StringIO(table.html.lstrip("\ufeff"))))
    assert [row["code"] for row in rows] == codes


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<!doctype html><html><title>Sign in</title>", "this is an HTML page"),
        (f"{PREFIXES}\n<https://a.example/> a dcat:Dataset ; dct:title 'x", "pasted, line"),
        ("hello, this is a letter", "not RDF"),
        (f"{PREFIXES}\n<https://a.example/> a dcat:Catalog .", "no dataset"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence_and_kept_in_the_form(
    shared_site: Site, text: str, why: str
) -> None:
    page = checked(shared_site.visitor(), status=422, text=text)
    assert why in page.text()
    assert page.all("textarea")[0].text == text
