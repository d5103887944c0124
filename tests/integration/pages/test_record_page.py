"""The page of a record: all of what its reader may see, in the order that a reader asks."""

import msgspec
import pytest
from structlog.testing import capture_logs

from catalogue.domain.person import Role
from catalogue.domain.record import Visibility
from catalogue.policy.absence import may_be_called_missing
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.seeing import seen_by_everyone
from frontend.exports.records import FORMATS, export
from frontend.pages.record.contents import PAGE
from frontend.pages.record.formats import MEDIA_TYPES
from schemas.json import document
from schemas.model import AccessRights, Dataset, Table, Variable, best, text
from search.errors import EngineUnavailableError
from tests.page_client import Page, words
from tests.record_factory import record_from
from tests.record_store import fill
from tests.site import Site


def records(site: Site) -> list[ProjectedRecord]:
    catalogue = site.installation.public_catalogue
    return catalogue.records(catalogue.ids(0, 1_000))


def titled(site: Site, title: str) -> ProjectedRecord:
    return next(each for each in records(site) if best(each.resource.title) == title)


def shown(site: Site, title: str, question: str = "") -> Page:
    return site.visitor().get(f"/records/{titled(site, title).id}{question}")


def a_restricted(site: Site) -> ProjectedRecord:
    return titled(site, "Pupil register")


def test_every_record_has_a_sound_page_and_every_format(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    for record in records(shared_site):
        page = visitor.get(f"/records/{record.id}")
        assert page.h1 == (best(record.resource.title) or record.identifier)
        for form, media_type in MEDIA_TYPES.items():
            answer = visitor.client.get(f"/records/{record.id}.{form}")
            assert answer.status_code == 200
            assert answer.content_type == media_type
            assert answer.data == export(record, form)


def test_a_restricted_record_shows_the_way_in_before_anything_else(shared_site: Site) -> None:
    page = shared_site.visitor().get(f"/records/{a_restricted(shared_site).id}")
    way = page.html.index("Ask for access")
    assert way < page.html.index('id="about"')
    assert f"/ask?record={a_restricted(shared_site).id}" in page.links()
    assert page.text().count("More detail may be shown to accredited researchers") == 1
    for label in ("Route", "Why this route", "Who decides", "How long it takes"):
        assert label in page.text()


def test_an_open_record_leads_to_its_files_and_asks_for_nothing(shared_site: Site) -> None:
    page = shown(shared_site, "Bathing water quality samples")
    assert "Ask for access" not in page.text()
    assert "More detail may be shown" not in page.text()
    assert "#files" in page.links()
    downloads = [a for a in page.all("a") if words(a).startswith("Download http")]
    assert downloads
    assert all(a.get("rel") == "nofollow noopener" for a in downloads)


def test_a_series_shows_its_datasets_and_they_show_it(shared_site: Site) -> None:
    series = titled(shared_site, "Fish landed by port and species")
    member = titled(shared_site, "Fish landed by port and species, 2024")
    page = shared_site.visitor().get(f"/records/{series.id}")
    assert f"/records/{member.id}" in page.links()
    assert (
        f"/records/{series.id}"
        in shown(shared_site, "Fish landed by port and species, 2024").links()
    )


def test_a_service_shows_its_data_and_the_data_shows_it(shared_site: Site) -> None:
    service = titled(shared_site, "Tide gauge levels API")
    data = titled(shared_site, "Sea level at tide gauges, quarter-hourly")
    page = shared_site.visitor().get(f"/records/{service.id}")
    assert f"/records/{data.id}" in page.links()
    assert "Address of the service" in page.text()
    back = shared_site.visitor().get(f"/records/{data.id}")
    assert f"/records/{service.id}" in back.links()


def test_the_head_describes_the_record_to_search_engines(shared_site: Site) -> None:
    record = titled(shared_site, "Sea level at tide gauges, quarter-hourly")
    page = shared_site.visitor().get(f"/records/{record.id}")
    script = next(s for s in page.all("script") if s.get("type") == "application/ld+json")
    described = msgspec.json.decode(script.text or "")
    assert described["@type"] == "Dataset"
    assert described["name"] == best(record.resource.title)
    canonical = next(link.get("href") for link in page.all("link", rel="canonical"))
    assert canonical == described["url"] == f"http://127.0.0.1:8000/records/{record.id}"
    assert len(page.all("link", rel="alternate")) >= len(FORMATS)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "text/html; charset=utf-8"),
        ("*/*", "text/html; charset=utf-8"),
        ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
        ("text/turtle", "text/turtle"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json, text/html;q=0.1", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("application/json", "application/json"),
    ],
)
def test_the_address_gives_the_format_that_is_preferred(
    shared_site: Site, accept: str, media_type: str
) -> None:
    record = a_restricted(shared_site)
    headers = {"Accept": accept} if accept else {}
    answer = shared_site.visitor().client.get(f"/records/{record.id}", headers=headers)
    assert answer.content_type == media_type
    assert answer.headers["Vary"] == "Accept"


def test_a_format_that_there_is_not_is_refused(shared_site: Site) -> None:
    record = a_restricted(shared_site)
    shared_site.visitor().get(f"/records/{record.id}", 406, headers={"Accept": "image/png"})
    shared_site.visitor().get(f"/records/{record.id}.pdf", status=404)


def test_who_has_a_format_already_is_told_so(shared_site: Site) -> None:
    client = shared_site.visitor().client
    address = f"/records/{a_restricted(shared_site).id}.ttl"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
    other = client.get(address.replace(".ttl", ".nt"))
    assert other.headers["ETag"] != first.headers["ETag"]


def test_the_page_works_without_the_search_engine(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: object) -> None:
        raise EngineUnavailableError("The engine is away.")

    page = shown(site, "Pupil register")
    assert page.all("section", id="similar")
    monkeypatch.setattr(site.installation.discovery, "similar", down)
    page = shown(site, "Pupil register")
    assert page.all("section", id="similar") == []


def with_long_dictionary() -> Dataset:
    tables = tuple(
        Table(
            name=f"table_{n}",
            variables=tuple(
                Variable(name=f"column_{n}_{m}", label=text(f"Measure {m} of {n}"))
                for m in range(130)
            ),
        )
        for n in range(2)
    )
    return Dataset(
        identifier="long", access_rights=AccessRights.OPEN, title=text("Long"), tables=tables
    )


@pytest.fixture
def long_one(site: Site) -> str:
    record = msgspec.structs.replace(
        record_from(1), resource=with_long_dictionary(), visibility=Visibility(), identifier="long"
    )
    fill(site.installation.store, [record])
    return f"/records/{record.id}"


def rows(page: Page) -> list[str]:
    return [words(row) for row in page.all("th", scope="row")]


def test_a_long_dictionary_comes_in_pages_that_lose_nothing(site: Site, long_one: str) -> None:
    visitor = site.visitor()
    page = visitor.get(long_one)
    found = rows(page)
    assert len(found) == PAGE
    while following := [a for a in page.all("a") if a.get("rel") == "next"]:
        page = visitor.get(long_one + (following[0].get("href") or "").split("#")[0])
        found += rows(page)
    assert sorted(found) == sorted(f"column_{n}_{m}" for n in range(2) for m in range(130))


def test_variables_are_searched_within_the_record(site: Site, long_one: str) -> None:
    visitor = site.visitor()
    page = visitor.get(f"{long_one}?variable=MEASURE+7+of+1")
    assert "column_1_7" in rows(page)
    assert all("7" in row for row in rows(page))
    none = visitor.get(f"{long_one}?variable=%3Cscript%3E")
    assert rows(none) == []
    assert "No variable of this record matches <script>" in none.text()


@pytest.mark.parametrize("page", ["0", "-1", "999999", "two", "٣", "9" * 50, ""])
def test_a_page_of_variables_that_there_is_not_is_answered_with_one_that_is(
    site: Site, long_one: str, page: str
) -> None:
    assert rows(site.visitor().get(f"{long_one}?page={page}"))


def everything(record: ProjectedRecord) -> list[str]:
    """List the words of a projection that stand nowhere else."""
    told = document.encode(record.resource).decode()
    for mark in '"/#?&=,:.\\':
        told = told.replace(mark, " ")
    return [word for word in told.split() if word.startswith("zq")]


@pytest.mark.parametrize("seed", range(6))
def test_all_that_the_projection_holds_stands_on_the_page(site: Site, seed: int) -> None:
    record = msgspec.structs.replace(
        record_from(seed + 400, fill=1.0, open_share=1.0), visibility=Visibility()
    )
    fill(site.installation.store, [record])
    with site.installation.store.reading() as work:
        (projected,) = seen_by_everyone(work, [record])
    page = site.visitor().get(f"/records/{record.id}")
    assert len(everything(projected)) > 20
    assert [word for word in everything(projected) if word not in page.html] == []


def test_not_supplied_is_never_said_of_what_may_be_hidden(shared_site: Site) -> None:
    record = a_restricted(shared_site)
    assert not may_be_called_missing(record, "tables")
    assert may_be_called_missing(record, "temporal")
    page = shared_site.visitor().get(f"/records/{record.id}")
    assert "Not supplied: tables" not in page.text()
    assert "are for accredited researchers and government users who sign in" in page.text()


def test_reads_of_what_is_not_public_are_written_down(site: Site) -> None:
    reader = site.signed_in(site.government_user("Gale Government"))
    record = a_restricted(site)
    with capture_logs() as logs:
        site.visitor().get(f"/records/{record.id}")
        reader.get(f"/records/{record.id}")
        reader.client.get(f"/records/{record.id}.ttl")
        reader.get(f"/records/{record.id}?as=public")
        reader.get(f"/records/{titled(site, 'Bathing water quality samples').id}")
    reads = [log for log in logs if log["event"] == "read"]
    assert [(log["record"], log["tiers"]) for log in reads] == [(record.id, ["government"])] * 2
    assert all(log["person"] for log in reads)


def test_those_who_sign_in_see_more_and_owners_see_what_is_theirs(site: Site) -> None:
    record = a_restricted(site)
    reader = site.signed_in(site.government_user("Gale Government"))
    public = site.visitor().get(f"/records/{record.id}")
    theirs = reader.get(f"/records/{record.id}")
    assert public.all("th", scope="row") == []
    assert theirs.all("th", scope="row")
    site.organisation("skills-agency", record.source)
    owner = site.signed_in(site.person("Olive Owner", {"skills-agency": [Role.PUBLISHER]}))
    own = owner.get(f"/records/{record.id}")
    for heading in ("Inside the organisation", "For those who look after this record"):
        assert heading in own.text()
        assert heading not in theirs.text()
    assert "?as=public" in own.links()
    assert "?as=public" not in theirs.links()
