"""What an attacker would try with the page that checks anybody's metadata."""

import csv
import io
import logging
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from catalogue.domain.person import Role
from tests.feed_server import Answer, FeedServer
from tests.page_client import Page, PageClient
from tests.site import Site

PREFIXES = """@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix hydra: <http://www.w3.org/ns/hydra/core#> .
@prefix ukgov: <https://w3id.org/co-cddo/ukgov-metadata-exchange-model/> .
"""
RIVERS = (
    f'{PREFIXES}<https://r.example/1> a dcat:Dataset ; dct:identifier "1" ; dct:title "Rivers" .'
)
CANARY = "zzcanary"
pytestmark = pytest.mark.usefixtures("nobody_has_checked_yet")
on_loopback = [pytest.mark.loopback, pytest.mark.enable_socket]


def checked(visitor: PageClient, status: int = 200, **fields: object) -> Page:
    return visitor.submit(visitor.get("/validate"), fields, status=status)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have temporary files in a folder of the test's own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def rows(site: Site) -> dict[str, int]:
    """Count the rows of every table but those that count attempts and hold form tokens."""
    with site.installation.store.reading() as work:
        names = work.connection.execute(text("SELECT name FROM sqlite_master WHERE type='table'"))
        return {
            name: work.connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()  # noqa: S608 - a table's own name
            for (name,) in names.fetchall()
            if name not in {"sessions", "attempts"}
        }


def test_nothing_of_what_is_checked_is_kept(
    site: Site, temporary: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    before = rows(site)
    visitor = site.visitor()
    content = RIVERS.replace("Rivers", CANARY)
    checked(visitor, text=content)
    checked(visitor, file=(io.BytesIO(content.encode()), f"{CANARY}.ttl"))
    checked(visitor, status=422, text=f"{content} <{CANARY}")
    checked(visitor, status=422, url=f"http://{CANARY}.example:22/?q={CANARY}")
    assert rows(site) == before
    assert list(temporary.iterdir()) == []
    said = capfd.readouterr()
    assert CANARY not in caplog.text + said.out + said.err
    for file in site.installation.settings.home.rglob("*"):
        assert not file.is_file() or CANARY.encode() not in file.read_bytes(), file


def test_markup_in_values_is_text_on_the_page(shared_site: Site) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    content = RIVERS.replace('"Rivers"', f"'''{hostile}''' ; dct:modified '''{hostile}'''")
    visitor = shared_site.visitor()
    page = checked(visitor, file=(io.BytesIO(content.encode()), f"{hostile}.ttl"))
    assert page.all("img") == []
    assert hostile in page.text()
    assert not [one for one in page.all("script") if "alert" in "".join(one.itertext())]
    broken = checked(visitor, status=422, text=f"{hostile} is not RDF")
    assert broken.all("img") == []


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\uff1d"])
def test_no_cell_of_the_table_is_a_formula(shared_site: Site, sign: str) -> None:
    formula = f"{sign}HYPERLINK('https://evil.example')"
    content = RIVERS.replace('"Rivers"', f'"{formula}" ; dct:modified "{formula}"')
    page = checked(shared_site.visitor(), text=content, report="csv")
    table = list(csv.reader(io.StringIO(page.html.lstrip("\ufeff"))))
    assert any("HYPERLINK" in cell for row in table for cell in row)
    signs = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d")
    assert not [cell for row in table for cell in row if cell.startswith(signs)]


def test_what_is_marked_above_official_is_not_given_back(shared_site: Site) -> None:
    content = RIVERS.replace('"Rivers"', f'"{CANARY}" ; ukgov:securityClassification "SECRET"')
    for report in ("page", "csv", "json"):
        page = checked(shared_site.visitor(), text=content, report=report)
        assert "Only OFFICIAL metadata may be catalogued" in page.html
        assert CANARY not in page.html


def test_a_token_is_asked_for(shared_site: Site) -> None:
    client = shared_site.visitor().client
    assert client.post("/validate", data={"text": RIVERS}).status_code == 400


def test_an_open_form_whose_session_is_over_is_offered_again(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    page = visitor.post("/validate", {"text": RIVERS}, status=200)
    assert page.h1 != "Sign in"
    again = visitor.submit(page, {}, status=200)
    assert again.h1 == "Report on your metadata"


class TestAddresses:
    """Only what is public is fetched, and only as far as the sender may know."""

    pytestmark = on_loopback

    @pytest.mark.parametrize(
        "address",
        [
            "http://127.0.0.1/",
            "http://localhost/feed.ttl",
            "http://[::1]/",
            "http://0.0.0.0/",
            "http://169.254.169.254/latest/meta-data/",
            "http://[::ffff:127.0.0.1]/",
            "http://2130706433/",
            "http://rivers.example:22/",
        ],
    )
    def test_an_address_inside_is_refused_without_a_word_about_it(
        self, shared_site: Site, address: str
    ) -> None:
        page = checked(shared_site.visitor(), status=422, url=address)
        assert "this address is not fetched" in page.text()
        assert "not a public address" not in page.text()
        assert "WAYLEAVE_" not in page.text()
        assert page.all("input", id="url")[0].get("value") == address

    @pytest.mark.parametrize(
        "address",
        [
            *("file:///etc/passwd", "ftp://r.example/", "/etc/passwd"),
            # What parses as an address and would be opened as a path.
            *("http:\t//r.example/../../etc/passwd", "http:/\t/etc/passwd", "https:\n//r.example/"),
        ],
    )
    def test_another_scheme_is_no_address(self, shared_site: Site, address: str) -> None:
        page = checked(shared_site.visitor(), status=422, url=address)
        assert "begins with https://" in page.text()

    def test_hosts_that_the_operator_lets_be_harvested_are_for_those_who_harvest(
        self, make_site: Callable[..., Site]
    ) -> None:
        with FeedServer({"/feed.ttl": Answer(body=RIVERS.encode())}) as server:
            (host, port), *_ = server.allowed
            site = make_site(WAYLEAVE_HARVEST_ALLOW=f"{host}:{port}")
            address = f"http://{host}:{port}/feed.ttl"
            refused = checked(site.visitor(), status=422, url=address)
            assert "not fetched" in refused.text()
            assert server.requests == []
            site.organisation("rivers-office", "homes")
            publisher = site.person("Perrin Made", {"rivers-office": [Role.PUBLISHER]})
            page = checked(site.signed_in(publisher), url=address)
            assert "The one record is usable" in page.text()
            assert page.all("input", type="hidden", name="url")[0].get("value") == address

    def test_a_page_that_leads_inside_is_not_followed(self, make_site: Callable[..., Site]) -> None:
        answers = {
            "/feed.ttl": Answer(status=302, headers={"location": "http://127.0.0.1:1/inside"})
        }
        with FeedServer(answers) as server:
            (host, port), *_ = server.allowed
            site = make_site(WAYLEAVE_HARVEST_ALLOW=f"{host}:{port}")
            site.organisation("rivers-office", "homes")
            publisher = site.person("Perrin Made", {"rivers-office": [Role.PUBLISHER]})
            page = checked(
                site.signed_in(publisher), status=422, url=f"http://{host}:{port}/feed.ttl"
            )
            assert "not fetched" in page.text()


def bomb() -> bytes:
    """Make a spreadsheet of a few kilobytes that unpacks to much more than is taken."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<c>" + b" " * 60_000_000)
    return packed.getvalue()


@pytest.mark.parametrize("name", ["bomb.xlsx", "bomb.ods", "bomb.ttl", "../../etc/cron.d/x"])
def test_an_archive_that_swells_ends_in_a_sentence(
    shared_site: Site, temporary: Path, name: str
) -> None:
    page = checked(shared_site.visitor(), status=422, file=(io.BytesIO(bomb()), name))
    assert page.all("p", id="file-error")
    assert list(temporary.iterdir()) == []


def test_too_large_a_file_is_refused_with_the_size_that_is_taken(shared_site: Site) -> None:
    visitor = shared_site.visitor()
    token = visitor.get("/validate").all("input", name="csrf_token")[0].get("value", "")
    page = uploaded(visitor, token, 10_000_001)
    assert "large.ttl: it is larger than 10 MB" in page.text()
    assert uploaded(visitor, token, 11_000_001).h1 == "That is too much to send at once"


def uploaded(visitor: PageClient, token: str, size: int) -> Page:
    """Send a large file as a browser would; the test client's own way leaves a file open."""
    fields = (
        b'--b\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n',
        token.encode(),
        b'\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="large.ttl"\r\n\r\n',
        b"#" * size,
        b"\r\n--b--\r\n",
    )
    kind = "multipart/form-data; boundary=b"
    return Page(visitor.client.post("/validate", data=b"".join(fields), content_type=kind))


def test_a_third_check_at_a_time_is_asked_to_come_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harvesters.checking._PATIENCE", 0.0)
    with _all_places_taken(site):
        page = checked(site.visitor(), status=503, text=RIVERS)
        assert "Other files are being checked just now" in page.text()
        assert page.all("textarea")[0].text == RIVERS
        assert int(page.response.headers["Retry-After"]) > 0
        client = site.visitor().client
        answer = client.post("/api/v1/validate", data=RIVERS, content_type="text/turtle")
        assert answer.status_code == 503
        assert "Retry-After" in answer.headers
    checked(site.visitor(), text=RIVERS)


@contextmanager
def _all_places_taken(site: Site) -> Iterator[None]:
    store = site.installation.store
    with store.exclusive("check-1"), store.exclusive("check-2"):
        yield
