"""Finding data: the home page, results, suggestions, organisations and themes."""

import csv
import io
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from catalogue.policy.audiences import Audience
from search.query import SearchQuery
from tests.page_client import Page, words
from tests.site import Site


def titles(page: Page) -> list[str]:
    return [words(one) for one in page.all("h3", class_="wl-record__title")]


def total(page: Page) -> int:
    (told,) = page.all("h2", class_="wl-total") or page.all("p", class_="wl-hero__figures")
    found = re.match(r"([\d,]+) records?", words(told))
    assert found, words(told)
    return int(found[1].replace(",", ""))


def checkbox(page: Page, name: str, value: str) -> Element:
    return next(one for one in page.all("input", name=name) if one.get("value") == value)


def test_the_home_page_says_what_this_is_and_where_to_begin(shared_site: Site) -> None:
    page = shared_site.visitor().get("/")
    assert page.h1 == "Find the data that government holds"
    for begin in ("research", "own", "government"):
        assert f"/about/how-to-get-data#{begin}" in page.links()
    assert page.form("/search")
    assert len(page.all("ul", class_="wl-newest")[0].findall("li")) == 5


def test_a_record_from_the_future_is_no_news(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    title = "Planning applications and decisions"
    assert "2062" in visitor.get("/search?q=planning+applications").text()
    assert title not in titles(visitor.get("/search?sort=modified"))
    assert title not in visitor.get("/").text()


def test_starting_points_lead_to_places_that_are_there(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    page = visitor.get("/about/how-to-get-data")
    ids = {one.get("id") for one in page.all("h2")}
    assert {"research", "own", "government", "not-listed"} <= ids


@pytest.mark.parametrize("address", ["/about", "/accessibility", "/privacy"])
def test_pages_about_the_service_are_there(shared_site: Site, address: str) -> None:
    assert shared_site.visitor().get(address).h1


def test_pages_link_to_addresses_that_are_there(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    for start in ("/", "/search?q=school", "/organisations", "/themes", "/themes/education"):
        for link in visitor.get(start).links():
            path = link.split("#")[0]
            if path.startswith(("/search", "/organisations", "/themes", "/records", "/about")):
                assert visitor.client.get(path).status_code == 200, (start, link)


def test_a_search_shows_what_it_found_and_why(shared_site: Site) -> None:
    page = shared_site.visitor().get("/search?q=school")
    assert "School performance tables" in titles(page)
    assert page.all("mark")
    assert "Found in: title" in page.text()
    assert page.text("title").startswith("school - Search")


def test_filters_work_as_a_form_without_script(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    page = visitor.get("/search?q=school")
    box = checkbox(page, "access_rights", "OPEN")
    assert box.get("form") == page.form("/search").get("id")
    sent = "/search?q=school&access_rights=OPEN&sort=relevance&per_page=20"
    narrowed = visitor.follow(visitor.get(sent, status=302))
    assert narrowed.response.request.full_path == "/search?q=school&access_rights=OPEN"
    assert checkbox(narrowed, "access_rights", "OPEN").get("checked") is not None
    assert 0 < total(narrowed) < total(page)


def test_a_filter_in_use_is_a_link_that_takes_it_away(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    page = visitor.get("/search?access_rights=OPEN&theme=education")
    tags = page.all("a", class_="wl-tag")
    assert [tag.get("href") for tag in tags] == [
        "/search?theme=education",
        "/search?access_rights=OPEN",
    ]
    assert words(tags[0]) == "Remove the filter Access: Open \u00d7"
    assert "/search" in page.links()


def test_a_filter_with_many_values_can_be_listed_in_full(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    page = visitor.get("/search")
    more = next(link for link in page.links() if "whole=theme" in link)
    whole = visitor.get(more.split("#")[0])
    assert len(whole.all("input", name="theme")) > len(page.all("input", name="theme")) == 8


def test_every_page_of_results_together_is_everything(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    page = visitor.get("/search?per_page=10")
    seen: list[str] = []
    while True:
        seen += [str(a.get("href")) for h in page.all("h3") for a in h.iter("a")]
        following = [a.get("href") for a in page.all("a", rel="next")]
        if not following:
            break
        page = visitor.get(str(following[0]))
    assert len(seen) == len(set(seen)) == total(visitor.get("/search"))


def test_a_page_past_the_end_leads_to_the_last(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    page = visitor.follow(visitor.get("/search?page=400", status=302))
    assert titles(page)
    assert not page.all("a", rel="next")


@pytest.mark.parametrize("wrong", ["page=abc", "page=-1", "sort=size", "per_page=1000"])
def test_what_an_address_gets_wrong_is_told_and_the_rest_is_done(
    shared_site: Site, wrong: str
) -> None:
    page = shared_site.visitor().get(f"/search?q=school&{wrong}&utm_source=x")
    assert len(page.all("p", class_="wl-complaint")) == 1
    assert "School performance tables" in titles(page)


def test_results_can_be_put_in_order(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    by_title = titles(visitor.get("/search?q=data&sort=title"))
    assert by_title == sorted(by_title, key=str.casefold)
    assert len(by_title) > 2
    assert titles(visitor.get("/search?q=data&sort=modified")) != by_title


def test_a_record_that_is_not_open_brings_the_notice_once(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    closed = visitor.get("/search?access_rights=RESTRICTED").html
    assert closed.count("More detail may be shown to accredited researchers") == 1
    assert "More detail may be shown" not in visitor.get("/search?access_rights=OPEN").html


def test_nothing_found_is_a_page_that_helps(shared_site: Site) -> None:
    page = shared_site.visitor().get("/search?q=pupls&theme=education")
    assert "Nothing found" in page.text()
    assert "/search?q=pupil&theme=education" in page.links()
    assert "/about/how-to-get-data#not-listed" in page.links()


def test_nothing_found_tells_which_filters_to_drop(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    page = visitor.get("/search?q=school&access_rights=OPEN&type=DatasetSeries")
    assert "Nothing found" in page.text()
    assert "without the filter Type 1 record" in page.text()
    assert "/search?q=school&access_rights=OPEN" in page.links()
    alternatives = page.all("ul", class_="wl-nothing__list")
    for link in (a.get("href") for one in alternatives for a in one.iter("a")):
        assert titles(visitor.get(str(link)))


def test_the_same_search_can_be_had_as_csv_and_json(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    page = visitor.get("/search?q=school&access_rights=RESTRICTED")
    addresses = [link for link in page.links() if link.startswith(("/search.csv", "/search.json"))]
    as_csv, as_json = (visitor.client.get(address) for address in addresses)
    rows = list(csv.DictReader(io.StringIO(as_csv.get_data(as_text=True))))
    found = as_json.get_json()
    assert [row["title"] for row in rows] == [one["title"] for one in found["records"]]
    assert [one["title"] for one in found["records"]] == titles(page)
    assert found["total"] == total(page)
    assert as_csv.mimetype == "text/csv"
    assert 'filename="2-records.csv"' in as_csv.headers["Content-Disposition"]


def test_what_is_typed_is_completed(shared_site: Site) -> None:
    answer = shared_site.visitor().client.get("/suggest?q=pup")
    assert "Pupil register" in answer.get_json()["suggestions"]
    assert shared_site.visitor().client.get("/suggest").get_json() == {"suggestions": []}


def test_organisations_can_be_looked_through_and_looked_for(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    page = visitor.get("/organisations")
    assert "/organisations/department-for-coastal-affairs" in page.links()
    found = visitor.get("/organisations?q=COAST")
    assert "/organisations/department-for-coastal-affairs" in found.links()
    assert "/organisations/homes-and-localities-office" not in found.links()
    assert "0 organisations" in visitor.get("/organisations?q=zzz").text()


def test_an_organisation_has_its_mailbox_and_its_records(site: Site) -> None:
    site.organisation("department-for-coastal-affairs", mailbox="data@coastal.example")
    page = site.visitor().get("/organisations/department-for-coastal-affairs")
    assert "mailto:data@coastal.example" in page.links()
    assert titles(page)
    search = page.form("/search")
    assert [i.get("value") for i in search.iter("input") if i.get("type") == "hidden"] == [
        "Department for Coastal Affairs"
    ]


@pytest.mark.parametrize("address", ["/organisations/none-such", "/themes/none-such"])
def test_what_nothing_is_known_of_is_not_there(shared_site: Site, address: str) -> None:
    shared_site.visitor().get(address, status=404)


def test_a_theme_without_records_says_so(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    counts = {
        str(one.find("a").get("href")): words(one)  # type: ignore[union-attr]
        for one in visitor.get("/themes").all("ul", class_="wl-themes")[0].iter("li")
    }
    empty = next(link for link, text in counts.items() if text.endswith(" 0 records"))
    assert "No record has this theme yet" in visitor.get(empty).text()


def test_t6_figures_are_those_of_what_can_be_listed(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    listed = shared_site.installation.discovery.search(Audience.PUBLIC, SearchQuery()).total
    assert total(visitor.get("/")) == total(visitor.get("/search")) == listed
    for overview in ("/organisations", "/themes"):
        for link in visitor.get(overview).links():
            if link.startswith(f"{overview}/"):
                page = visitor.get(link)
                everything = [
                    one
                    for one in page.links()
                    if one.startswith("/search?") and "sort=modified" in one
                ]
                shown = total(visitor.get(everything[0])) if everything else len(titles(page))
                assert not titles(page) or shown == total(page)


def test_the_home_page_works_without_its_figures(site: Site) -> None:
    site.installation.engine.close()
    for folder in site.installation.settings.index_home.iterdir():
        folder.rename(folder.with_name("gone-" + folder.name))
    page = site.visitor().get("/")
    assert "We cannot count the records just now" in page.text()
    assert "/themes/education" in page.links()
    assert "not available" in site.visitor().get("/search?q=school", status=503).h1


def test_the_home_page_works_without_a_database(site: Site) -> None:
    site.installation.store.close()
    database = site.installation.settings.database_url.removeprefix("sqlite:///")
    Path(database).write_bytes(b"no database" * 1_000)
    assert "We cannot count the records just now" in site.visitor().get("/").text()
