"""Checking metadata on a page: what is sent is read, judged, reported and not kept."""

import csv
import io
import json

import pytest

from tests.page_client import Page, PageClient
from tests.site import Site
from tests.unit.schemas_dialects.hdruk_records import TITLE, version_3
from tests.unit.schemas_dialects.sheets import TIDES, as_csv, as_ods, as_xlsx, rows

PREFIXES = """@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
"""
RIVERS = f"""{PREFIXES}
<https://rivers.example/levels> a dcat:Dataset ;
  dct:identifier "levels" ; dct:title "River levels" ; dct:description "Levels by the hour." ;
  dct:modified "yesterday" .
<https://rivers.example/untitled> a dcat:Dataset ; dct:identifier "untitled" .
"""


pytestmark = pytest.mark.usefixtures("nobody_has_checked_yet")


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


CONTACT = """contactName: Tides team
email: tides@tidewatch.example
"""
EXCHANGED = """identifier: https://tidewatch.example/tides
type: dcat:Dataset
title: Tide gauge readings
description: Sea levels.
accessRights: OPEN
contactPoint:
  contactName: Tides team
  email: tides@tidewatch.example
"""


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("tides.yaml", EXCHANGED.encode(), "Tide gauge readings"),
        ("tides.xlsx", as_xlsx(Dataset=rows(TIDES)), "Tide gauge readings"),
        ("tides.ods", as_ods(Dataset=rows(TIDES)), "Tide gauge readings"),
        ("tides.csv", as_csv(rows(TIDES)), "Tide gauge readings"),
        ("screening.json", json.dumps(version_3()).encode(), TITLE),
    ],
)
def test_every_dialect_that_the_page_names_is_read(
    shared_site: Site, name: str, content: bytes, title: str
) -> None:
    page = checked(shared_site.visitor(), file=(io.BytesIO(content), name))
    assert "The one record is usable" in page.text()
    assert title in page.text("ul") or title in page.text()


@pytest.mark.parametrize(
    "content", [EXCHANGED, json.dumps(version_3()), as_csv(rows(TIDES)).decode()]
)
def test_pasted_text_of_other_dialects_tells_what_it_is(shared_site: Site, content: str) -> None:
    assert "The one record is usable" in checked(shared_site.visitor(), text=content).text()


def test_a_contact_alone_is_judged_and_called_no_record(shared_site: Site) -> None:
    page = checked(shared_site.visitor(), text=CONTACT)
    assert "1 distribution or contact that belongs to no record, judged alone." in page.text()
    assert "Usable" not in page.text()


def test_a_report_is_downloaded_from_its_page(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    page = checked(visitor, file=(io.BytesIO(RIVERS.encode()), "rivers.ttl"))
    (form,) = (
        one for one in page.all("form", action="/validate") if "wl-actions" in one.get("class", "")
    )
    fields = {one.get("name", ""): one.get("value", "") for one in form.iter("input")}
    assert fields["name"] == "rivers.ttl"
    table = visitor.post("/validate", {**fields, "report": "csv"}, status=200)
    assert table.response.mimetype == "text/csv"
    assert table.response.headers["Cache-Control"] == "private, no-store"
    assert "TITLE-MISSING" in table.html


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/json", "application/json"),
        ("text/csv", "text/csv"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
    ],
)
def test_the_form_of_a_report_is_negotiated(shared_site: Site, accept: str, kind: str) -> None:
    visitor = shared_site.visitor()
    fields = {"csrf_token": visitor.get("/validate").all("input")[0].get("value"), "text": RIVERS}
    headers = {"Sec-Fetch-Site": "same-origin", "Accept": accept}
    assert visitor.client.post("/validate", data=fields, headers=headers).mimetype == kind


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "Paste text, choose a file or give an address."),
        ({"text": RIVERS, "url": "https://r.example/"}, "Give only one"),
        ({"file": (io.BytesIO(b" "), "empty.ttl")}, "empty.ttl is empty"),
        ({"url": "r.example"}, "Give a whole address"),
        ({"url": "https://me:word@r.example/"}, "without a name and password"),
    ],
)
def test_what_is_not_one_thing_is_asked_for_again(
    shared_site: Site, fields: dict[str, object], why: str
) -> None:
    page = shared_site.visitor()
    asked = page.submit(page.get("/validate"), fields, status=422)
    assert why in asked.text()
    assert asked.text("title").startswith("Error: ")
    assert asked.all("input", id="url")[0].get("value") == fields.get("url", "")


def test_eighteen_thousand_findings_become_a_page(shared_site: Site) -> None:
    """Each record lacks a dozen things; the page tells each kind once and shows a few records."""
    many = "\n".join(
        f'<https://r.example/{n}> a dcat:Dataset ; dct:identifier "{n}" ; dct:title "River {n}" .'
        for n in range(1_500)
    )
    page = checked(shared_site.visitor(), file=(io.BytesIO((PREFIXES + many).encode()), "m.ttl"))
    assert "All 1,500 records are usable" in page.text()
    assert "1,500 of 1,500 records" in page.text()
    assert len(page.all("details", class_="wl-group")) < 40
    assert "The 25 of 1,500 records with the gravest findings" in page.text()
    assert len(page.html) < 300_000
