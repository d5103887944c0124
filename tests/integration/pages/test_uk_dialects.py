"""Records and the whole catalogue in the UK's own dialects, as far as everybody may see them."""

import datetime as dt

import msgspec
import pytest

from frontend.exports.records import UK_FORMATS, export
from frontend.exports.template import XLSX
from schemas.model import DataService
from schemas.rdf.page import read_page
from schemas.reading import ReadOptions
from tests.integration.pages.test_record_page import records, titled
from tests.site import Site


def identifiers(content: bytes) -> set[str]:
    """Read a document as a feed and give what it holds."""
    page = read_page(
        content,
        media_type=None,
        name=None,
        base_iri="https://elsewhere.example/",
        today=dt.date(2026, 11, 2),
        options=ReadOptions(),
    )
    return {reading.identifier for reading in page.records}


def fetched(site: Site, address: str) -> bytes:
    answer = site.visitor().client.get(address)
    assert answer.status_code == 200
    content: bytes = answer.data
    return content


@pytest.mark.parametrize("form", UK_FORMATS)
def test_every_record_can_be_had_and_read_again(shared_site: Site, form: str) -> None:
    for record in records(shared_site):
        content = fetched(shared_site, f"/records/{record.id}/{form}")
        assert content == export(record, form)
        assert record.identifier in identifiers(content)


def test_the_page_leads_to_them(shared_site: Site) -> None:
    service = titled(shared_site, "Tide gauge levels API")
    links = shared_site.visitor().get(f"/records/{service.id}").links()
    assert {f"/records/{service.id}/{form}" for form in UK_FORMATS} <= set(links)


def test_the_template_of_the_catalogue_has_every_record_in_its_sheet(shared_site: Site) -> None:
    every = list(shared_site.installation.public_catalogue.all())
    services = {each.identifier for each in every if isinstance(each.resource, DataService)}
    others = {each.identifier for each in every} - services
    assert identifiers(fetched(shared_site, "/catalogue-services.csv")) == services
    assert identifiers(fetched(shared_site, "/catalogue-datasets.csv")) == others
    workbook = shared_site.visitor().client.get("/catalogue.xlsx")
    assert workbook.content_type == XLSX
    assert identifiers(workbook.data) == services | others


def test_the_template_of_a_search_has_what_was_found(shared_site: Site) -> None:
    found = msgspec.json.decode(fetched(shared_site, "/search.json?q=tide"))
    expected = {each["identifier"] for each in found["records"]}
    assert identifiers(fetched(shared_site, "/search.xlsx?q=tide")) == expected
    tables = ("/search-datasets.csv?q=tide", "/search-services.csv?q=tide")
    assert set().union(*(identifiers(fetched(shared_site, each)) for each in tables)) == expected


def test_an_organisations_page_leads_to_its_template(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    page = next(each for each in visitor.get("/organisations").links() if "/organisations/" in each)
    (address,) = {each for each in visitor.get(page).links() if each.startswith("/search.xlsx?")}
    assert identifiers(fetched(shared_site, address))
