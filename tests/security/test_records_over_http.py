"""T8 to T13, T17, T19, T20, T33 and T38 at the addresses of records and of the whole catalogue."""

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping

import msgspec
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from catalogue.domain.person import Role
from catalogue.domain.record import Record, RecordState, Visibility
from catalogue.policy.audiences import Audience
from catalogue.services.indexing import IndexingService
from catalogue.services.seeing import seen_by_everyone
from frontend.pages.record.formats import MEDIA_TYPES
from frontend.web.request_ids import HEADER
from schemas.dialects.tables import workbook
from schemas.json import document
from schemas.model import AccessRights, Dataset
from tests.record_factory import identity_of, record_from
from tests.record_store import drain, fill
from tests.security.corpora import canaries
from tests.site import FixedClock, Site

SEEDS = range(7_000, 7_050)
ABSENT = "00000000-0000-4000-8000-000000000000"
DIALECTS = ("/hdruk.json", "/uk.json", "/ukap.json")
FORMS = (
    "", *(f".{form}" for form in MEDIA_TYPES), *DIALECTS, "/variables.csv", "?raw=1",
    "?as=public",
)  # fmt: skip
WHOLE = (
    "/sitemap.xml",
    "/sitemap-1.xml",
    "/robots.txt",
    "/opensearch.xml",
    "/feed.atom",
    "/catalogue.nt",
    "/catalogue.ttl",
    "/catalogue.xml",
    "/catalogue.jsonld",
    "/catalogue-datasets.csv",
    "/catalogue-services.csv",
    "/search-datasets.csv",
    "/search-services.csv",
)


class Case(msgspec.Struct, frozen=True):
    """A site with open, restricted, hidden and retired records, and who looks at it."""

    site: Site
    records: Mapping[str, Record]
    anybody: FlaskClient
    accredited: FlaskClient
    owner: FlaskClient
    secrets: Mapping[str, list[str]]

    @property
    def gone(self) -> list[str]:
        """The ids of records that the public may not know of."""
        return [id_ for id_, record in self.records.items() if _is_gone(record)]


def _is_gone(record: Record) -> bool:
    return record.visibility.hiding is not None or record.state is RecordState.RETIRED


def _secrets(site: Site, records: Mapping[str, Record]) -> dict[str, list[str]]:
    """Tell the words of each record that the public may not read."""
    with site.installation.store.reading() as work:
        seen = {each.id: each for each in seen_by_everyone(work, list(records.values()))}
    found = {}
    for id_, record in records.items():
        shown = document.encode(seen[id_].resource).decode() if id_ in seen else ""
        found[id_] = [word for word in canaries(record) if word not in shown]
    return found


def _records() -> Iterator[Record]:
    targets = tuple(identity_of(seed).target for seed in SEEDS)
    for number, seed in enumerate(SEEDS):
        record = record_from(seed, targets=targets, fill=0.5, hidden_share=0.15)
        visibility = msgspec.structs.replace(record.visibility, opened=frozenset())
        if visibility.hiding is not None:  # from everybody but the owner
            hiding = msgspec.structs.replace(visibility.hiding, tiers=frozenset())
            visibility = Visibility(hiding=hiding)
        state = RecordState.RETIRED if number % 15 == 0 else RecordState.ACTIVE
        yield msgspec.structs.replace(record, visibility=visibility, state=state)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    records = {record.id: record for record in _records()}
    site = Site(tmp_path_factory.mktemp("records"), FixedClock())
    store = site.installation.store
    fill(store, records.values())
    IndexingService(store, site.installation.engine).rebuild()
    drain(store)
    site.organisation("department-of-rivers", "rivers", "schools")
    owner = site.person("Olive Owner", {"department-of-rivers": [Role.DECIDER]})
    accredited = site.person("Ada Accredited", accredited_until=dt.date(2028, 1, 1))
    yield Case(
        site,
        records,
        site.visitor().client,
        site.signed_in(accredited).client,
        site.signed_in(owner).client,
        _secrets(site, records),
    )
    site.installation.close()


def told(answer: TestResponse) -> tuple[int, list[tuple[str, str]], bytes]:
    """Return all that an answer tells, without the request's id."""
    number = answer.headers[HEADER]
    headers = sorted((k, v.replace(number, "ID")) for k, v in answer.headers if k != "Date")
    return answer.status_code, headers, answer.data.replace(number.encode(), b"ID")


def restricted(case: Case) -> Iterator[tuple[str, Dataset]]:
    """Yield datasets with tables that only some may see."""
    for id_, record in case.records.items():
        resource = record.resource
        is_closed = resource.access_rights is not AccessRights.OPEN
        if isinstance(resource, Dataset) and is_closed and resource.tables and not _is_gone(record):
            yield id_, resource


def test_the_corpus_has_what_the_tests_look_for(case: Case) -> None:
    hidden = [r for r in case.records.values() if r.visibility.hiding is not None]
    assert len(hidden) >= 3
    assert len(case.gone) > len(hidden)
    assert len(list(restricted(case))) >= 3
    assert sum(map(len, case.secrets.values())) > 200


@pytest.mark.parametrize("form", FORMS)
def test_t8_t11_t19_hidden_withdrawn_and_absent_are_the_same_404_in_every_form(
    case: Case, form: str
) -> None:
    absent = told(case.anybody.get(f"/records/{ABSENT}{form}"))
    assert absent[0] == 404
    assert "ETag" not in dict(absent[1])
    assert "Set-Cookie" not in dict(absent[1])
    guessed = str(uuid.uuid4())
    for id_ in (*case.gone, guessed):
        assert told(case.anybody.get(f"/records/{id_}{form}")) == absent


@pytest.mark.parametrize(
    "headers",
    [
        *({"Accept": media_type} for media_type in MEDIA_TYPES.values()),
        {"Accept": "image/png"},
        {"Range": "bytes=0-9"},
        {"If-None-Match": "*"},
        {"If-Modified-Since": "Mon, 02 Nov 2026 10:00:00 GMT"},
    ],
    ids=str,
)
def test_t8_t19_no_header_tells_a_hidden_record_from_an_absent_one(
    case: Case, headers: dict[str, str]
) -> None:
    for method in ("GET", "HEAD", "OPTIONS"):
        absent = case.anybody.open(f"/records/{ABSENT}", method=method, headers=headers)
        hidden = case.anybody.open(f"/records/{case.gone[0]}", method=method, headers=headers)
        assert told(absent) == told(hidden)


def test_t9_the_data_dictionary_holds_what_its_reader_may_see(case: Case) -> None:
    for id_, resource in restricted(case):
        names = [v.name for table in resource.tables for v in table.variables]
        public = case.anybody.get(f"/records/{id_}/variables.csv")
        assert public.status_code == 404
        mine = case.accredited.get(f"/records/{id_}/variables.csv")
        if names:
            assert mine.status_code == 200
            assert all(name in mine.get_data(as_text=True) for name in names)
            assert mine.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("form", FORMS)
def test_t12_t17_nothing_of_what_is_hidden_stands_anywhere_in_an_answer(
    case: Case, form: str
) -> None:
    for id_, words in case.secrets.items():
        answer = case.anybody.get(f"/records/{id_}{form}")
        text = answer.get_data(as_text=True) + str(answer.headers)
        assert [word for word in words if word in text] == []
        if answer.status_code == 404:
            assert id_ not in text


@pytest.mark.parametrize("address", WHOLE)
def test_t10_t12_what_lists_the_catalogue_names_no_hidden_word_and_no_hidden_record(
    case: Case, address: str
) -> None:
    answer = case.anybody.get(address)
    assert answer.status_code == 200
    text = answer.get_data(as_text=True)
    for id_, words in case.secrets.items():
        assert [word for word in words if word in text] == []
        if id_ in case.gone:
            assert id_ not in text
    assert case.owner.get(address).data == answer.data


@pytest.mark.parametrize("address", ["/catalogue.xlsx", "/search.xlsx"])
def test_no_workbook_holds_what_is_not_for_everybody(case: Case, address: str) -> None:
    for visitor in (case.anybody, case.owner):
        sheets = workbook(visitor.get(address).get_data())
        text = "\n".join(cell for sheet in sheets for row in sheet.rows for cell in row)
        assert len(text) > 1_000
        for words in case.secrets.values():
            assert [word for word in words if word in text] == []


def test_t10_every_public_record_is_in_the_sitemap_and_in_the_dump(case: Case) -> None:
    shown = set(case.records) - set(case.gone)
    sitemap = case.anybody.get("/sitemap-1.xml").get_data(as_text=True)
    dump = case.anybody.get("/catalogue.nt").get_data(as_text=True)
    for id_ in shown:
        assert f"/records/{id_}<" in sitemap
        assert f"/records/{id_}>" in dump
    assert f'totalItems> "{len(shown)}"' in dump
    assert case.anybody.get("/sitemap-2.xml").status_code == 404


def test_t13_no_link_leads_to_a_record_that_may_not_be_known_of(case: Case) -> None:
    gone = set(case.gone)
    targets: set[str] = set()
    for id_ in set(case.records) - gone:
        page = case.anybody.get(f"/records/{id_}").get_data(as_text=True)
        assert not [each for each in gone if each in page]
        links = {part.split('"')[0] for part in page.split('href="/records/')[1:]}
        targets |= {link.split(".")[0].split("/")[0] for link in links}
    assert len(targets) > 5
    assert targets <= set(case.records) - gone


def test_t20_what_the_accredited_were_given_does_not_bleed_to_anybody(case: Case) -> None:
    for id_, _resource in list(restricted(case))[:5]:
        for form in ("", ".ttl", ".json"):
            address = f"/records/{id_}{form}"
            before = told(case.anybody.get(address))
            theirs = case.accredited.get(address)
            assert theirs.headers["Cache-Control"] == "private, no-store"
            assert theirs.data != before[2]
            assert told(case.anybody.get(address)) == before
            head = case.anybody.head(address)
            assert head.data == b""
            assert head.status_code == 200
            part = case.anybody.get(address, headers={"Range": "bytes=0-20"})
            assert told(part) == before
            if "ETag" in theirs.headers:
                tag = {"If-None-Match": theirs.headers["ETag"]}
                assert told(case.anybody.get(address, headers=tag)) == before


def test_t20_a_public_answer_varies_on_no_cookie_and_may_be_kept(case: Case) -> None:
    id_ = next(id_ for id_ in case.records if id_ not in case.gone)
    answer = case.anybody.get(f"/records/{id_}")
    assert answer.headers["Vary"] == "Accept"
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "form", ["", *(f".{form}" for form in MEDIA_TYPES), *DIALECTS, "/variables.csv"]
)
def test_t38_an_owner_who_looks_as_the_public_gets_the_public_page(case: Case, form: str) -> None:
    for id_ in case.records:
        public = told(case.anybody.get(f"/records/{id_}{form}"))
        as_public = told(case.owner.get(f"/records/{id_}{form}?as=public"))
        assert (as_public[0], as_public[2]) == (public[0], public[2])


def test_t38_the_owner_sees_their_own_hidden_record_and_the_link_to_the_public_view(
    case: Case,
) -> None:
    hidden = next(r for r in case.records.values() if r.visibility.hiding and not _retired(r))
    own = case.owner.get(f"/records/{hidden.id}")
    assert own.status_code == 200
    assert 'href="?as=public"' in own.get_data(as_text=True)
    assert case.accredited.get(f"/records/{hidden.id}").status_code == 404


def _retired(record: Record) -> bool:
    return record.state is RecordState.RETIRED


def test_t33_rights_that_were_not_supplied_are_the_most_closed_and_said_to_be_assumed(
    shared_site: Site,
) -> None:
    catalogue = shared_site.installation.public_catalogue
    assumed = [
        record
        for record in catalogue.records(catalogue.ids(0, 1_000))
        if "accessRights" in record.resource.assumed
    ]
    assert assumed
    for record in assumed:
        assert record.audience is Audience.PUBLIC
        page = shared_site.visitor().get(f"/records/{record.id}")
        assert page.all("span", class_="wl-way__assumed")
        assert "Internal" in page.text("h2")
        assert "Ask for access" in page.text()
        dumped = page.response.request.path + ".nt"
        graph = shared_site.visitor().client.get(dumped).get_data(as_text=True)
        assert "terms/accessRights" not in graph
        assert "assumedAccessRights" in graph
