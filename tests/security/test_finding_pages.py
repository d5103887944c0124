"""What an attacker would try on the pages that find data.

Two catalogues: one with a hidden record and a restricted variable, and the same without them; and
in the first, pages for a word that only hidden parts hold and for one that nothing holds.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalogue.domain.record import Record
from catalogue.policy.audiences import Audience
from frontend.web.request_ids import HEADER
from schemas.model import (
    AccessRights,
    Concept,
    LangString,
    Organisation,
    PartialDate,
    Precision,
    Table,
    Variable,
    text,
)
from search.query import SearchQuery
from tests.page_client import PageClient
from tests.record_store import fill
from tests.site import FixedClock, Site
from tests.unit.services.made import HIDDEN, a_record

_FACETS = ("publisher", "theme", "access_rights", "type", "format", "licence", "update_frequency")
#: Stands in hidden places only, and a word that stands nowhere, spelt as unlike all others.
SECRET, NONSENSE = "quxkestrel", "quxmistral"
_LANGUAGE = (
    *("{}", '"{}"', "{}*", "{} OR tenancies", "tenancies OR {}", "-{}", "tenancies -{}", "{}~"),
    *("variable:{}", "title:{}", "[{} TO zz]", "({})", "tenancies {}", '"tenancies {}"'),
)


def open_records() -> list[Record]:
    names = (f"Tenancies {name}" for name in ("north", "south", "east", "west"))
    return [a_record(f"n{n}", title=text(name), tables=()) for n, name in enumerate(names)]


def closed_record(*variables: str) -> Record:
    tables = (Table(name="homes", variables=tuple(Variable(name=v) for v in variables)),)
    return a_record("closed", title=text("Tenancies ended"), tables=tables if variables else ())


def hidden_record() -> Record:
    return a_record(
        "hidden",
        HIDDEN,
        title=text(f"Tenancies {SECRET}"),
        keyword=(LangString(value=SECRET),),
        publisher=Organisation(name=text("Bureau of Kestrels")),
        theme=(Concept(label=text("Falconry")),),
        access_rights=AccessRights.COMMERCIAL,
        modified=PartialDate(lexical="2026-10-30", precision=Precision.DAY),
    )


def a_site(home: Path, records: list[Record]) -> Site:
    site = Site(home, FixedClock())
    fill(site.installation.store, records)
    site.installation.runner.work(until_idle=True)
    return site


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    records = [*open_records(), closed_record(SECRET), hidden_record()]
    site = a_site(tmp_path_factory.mktemp("full"), records)
    yield site
    site.installation.close()


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Make the catalogue in which the hidden parts never were."""
    records = [*open_records(), closed_record()]
    site = a_site(tmp_path_factory.mktemp("without"), records)
    yield site
    site.installation.close()


def given_to(visitor: PageClient, address: str) -> tuple[int, dict[str, str], str]:
    """Fetch an address; leave out the one thing that differs between any two answers."""
    answer = visitor.client.get(address)
    number = answer.headers[HEADER]
    headers = {name: value.replace(number, "") for name, value in answer.headers.items()}
    return answer.status_code, headers, answer.get_data(as_text=True).replace(number, "")


def spelt(language: str, word: str, path: str = "/search") -> str:
    quoted = re.sub(r"[^\w*-]", lambda m: f"%{ord(m[0]):02X}", language.format(word))
    return f"{path}?q={quoted}"


def test_the_word_is_found_by_who_may_see_it(full: Site) -> None:
    """Or all that follows would prove nothing."""
    full.clock.moment = full.clock.moment.replace(hour=10)
    person = full.person("Ida Invented", accredited_until=full.clock().date().replace(year=2027))
    page = full.signed_in(person).get(f"/search?q={SECRET}")
    assert "2 records" in page.text()
    assert "no-store" in page.response.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/search", "/search.csv", "/search.json"])
@pytest.mark.parametrize("language", _LANGUAGE)
def test_t3_t4_a_hidden_word_gives_the_page_of_a_word_that_nothing_holds(
    full: Site, language: str, path: str
) -> None:
    visitor = full.visitor()
    status, headers, body = given_to(visitor, spelt(language, SECRET, path))
    other = given_to(visitor, spelt(language, NONSENSE, path))
    assert (status, headers, body.replace(SECRET, NONSENSE)) == other
    assert status == 200


@pytest.mark.parametrize("language", _LANGUAGE)
def test_t3_t4_a_hidden_word_gives_the_page_of_a_catalogue_without_it(
    full: Site, without: Site, language: str
) -> None:
    for sort in ("", "&sort=title", "&sort=modified", "&per_page=10", "&whole=publisher"):
        address = spelt(language, SECRET) + sort
        assert given_to(full.visitor(), address) == given_to(without.visitor(), address)


@pytest.mark.parametrize("facet", _FACETS)
def test_t5_filters_have_the_values_and_counts_of_what_may_be_seen(
    full: Site, without: Site, facet: str
) -> None:
    hidden = ("Bureau of Kestrels", "Falconry", "COMMERCIAL", "Dataset")
    for query in (f"whole={facet}", *(f"{facet}={value.replace(' ', '+')}" for value in hidden)):
        address = f"/search?{query}"
        assert given_to(full.visitor(), address) == given_to(without.visitor(), address)


@pytest.mark.parametrize(
    "address",
    ["/", "/search", "/organisations", "/themes", "/organisations?q=kestrel", "/search?page=2",
     "/organisations/bureau-of-kestrels", "/organisations/hm-revenue-customs"],
)  # fmt: skip
def test_t6_figures_and_lists_are_those_of_what_may_be_seen(
    full: Site, without: Site, address: str
) -> None:
    assert given_to(full.visitor(), address) == given_to(without.visitor(), address)


def test_t6_an_organisation_of_hidden_records_only_is_absent(full: Site) -> None:
    visitor = full.visitor()
    hidden = given_to(visitor, "/organisations/bureau-of-kestrels")
    assert hidden[0] == 404
    assert hidden == given_to(visitor, "/organisations/bureau-of-nothings")
    counts = full.installation.discovery.search(Audience.ACCREDITED, SearchQuery()).facets
    assert "Bureau of Kestrels" in str(counts)


@pytest.mark.parametrize("typed", ["qux", SECRET, "ten", "bureau", "alex", "falc", "kes"])
def test_t7_suggestions_know_only_what_may_be_seen(full: Site, without: Site, typed: str) -> None:
    address = f"/suggest?q={typed}"
    assert given_to(full.visitor(), address) == given_to(without.visitor(), address)


def test_t7_spellings_come_from_what_may_be_seen(full: Site, without: Site) -> None:
    for typed in ("quxkestrl", "tenamcies", "quxkestrl tenamcies"):
        address = spelt("{}", typed)
        assert given_to(full.visitor(), address) == given_to(without.visitor(), address)
    assert "/search?q=tenancies" in full.visitor().get("/search?q=tenamcies").links()


@pytest.mark.parametrize("sort", ["row_count", "variable", "tables.name", "risk_notes", "score"])
def test_t16_there_is_no_order_by_what_may_be_hidden(full: Site, without: Site, sort: str) -> None:
    usual = full.visitor().get("/search")
    asked = full.visitor().get(f"/search?sort={sort}")
    assert "cannot be put in the order" in asked.text()
    assert sort not in asked.text()
    ids = re.compile("/records/[0-9a-f-]+")
    assert ids.findall(asked.html) == ids.findall(usual.html)
    address = f"/search?sort={sort}&page=1"
    assert given_to(full.visitor(), address) == given_to(without.visitor(), address)


@pytest.mark.parametrize("page", range(1, 8))
def test_t16_pages_and_their_number_do_not_tell_of_hidden_records(
    full: Site, without: Site, page: int
) -> None:
    for query in ("per_page=10", "per_page=10&sort=modified", "per_page=10&q=tenancies"):
        address = f"/search?{query}&page={page}"
        assert given_to(full.visitor(), address) == given_to(without.visitor(), address)


def test_other_people_s_words_are_never_tags(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}"
    record = a_record(
        "hostile",
        title=text(f"Tenancies {hostile}"),
        summary=text(f"Tenancies {hostile}"),
        keyword=text(hostile),
        publisher=Organisation(name=text(f"Office {hostile}")),
        theme=(Concept(label=text(hostile)),),
    )
    site = a_site(tmp_path, [record])
    visitor = site.visitor()
    for address in ("/", "/search?q=tenancies", "/search?q=alert", "/organisations", "/themes"):
        page = visitor.get(address)
        assert all(script.get("nonce") for script in page.all("script"))
        assert not page.all("img")
        assert "49" not in page.text()
    (organisation,) = (a for a in visitor.get("/organisations").links() if "office" in a)
    assert "alert(1)" in visitor.get(organisation).h1
    site.installation.close()


_WORDS = st.text(max_size=60)
_FIELDS = st.lists(
    st.tuples(st.sampled_from(["q", "sort", "page", "per_page", "whole", *_FACETS]), _WORDS),
    max_size=6,
)


@given(_FIELDS, st.sampled_from(["/search", "/search.csv", "/search.json"]))
@example([("q", "*")], "/search")
@example([("q", '"')], "/search")
@example([("q", "\x00"), ("theme", "\ud800")], "/search")
@example([("q", "-- OR AND | ~ ^2 [a TO b] {x} /re/ \\")], "/search")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_in_any_field_is_answered(
    full: Site, fields: list[tuple[str, str]], path: str
) -> None:
    visitor = full.visitor()
    sent = {name: value.encode("utf-8", "surrogatepass") for name, value in fields}
    query = {name: value.decode("utf-8", "replace") for name, value in sent.items()}
    answer = visitor.client.get(path, query_string=query)
    if answer.status_code == 302:
        visitor.get(answer.headers["Location"])
    else:
        assert answer.status_code == 200
    if answer.mimetype == "text/html" and answer.status_code == 200:
        visitor.get(answer.request.full_path)


@given(_WORDS)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_typed_gets_suggestions_or_none(full: Site, typed: str) -> None:
    answer = full.visitor().client.get("/suggest", query_string={"q": typed})
    assert answer.status_code == 200
    assert isinstance(answer.get_json()["suggestions"], list)


@given(
    st.text(
        alphabet=st.characters(exclude_characters="/?#", codec="utf-8"), min_size=1, max_size=80
    )
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_name_of_an_organisation_or_theme_is_there_or_not(full: Site, name: str) -> None:
    for path in ("/organisations/", "/themes/"):
        assert full.visitor().client.get(path + name).status_code in {200, 308, 404}
