"""Where an address or a form may send a browser on to: to this site, and nowhere else."""

from urllib.parse import quote

import pytest

from frontend.web.limits import MOST_FIELDS
from tests.site import Site

ELSEWHERE = (
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "https:/evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/x\r\nSet-Cookie: a=b",
    "//[",
    "//[x]/",
    "//evil.example@[",
)


@pytest.fixture
def reader(shared_site: Site) -> str:
    """Return the token of a session of somebody's."""
    with shared_site.installation.store.reading() as work:
        _, people = work.people.search("Way Back", 1)
    person = people[0].id if people else shared_site.person("Way Back")
    return shared_site.installation.sessions.begin(person)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_signing_in_leads_nowhere_but_within_the_site(
    shared_site: Site, reader: str, address: str
) -> None:
    browser = shared_site.app.test_client()
    browser.set_cookie("wayleave", reader)
    sent = browser.get(f"/sign-in?next={quote(address)}")
    assert (sent.status_code, sent.headers["Location"]) == (303, "/")


@pytest.mark.parametrize("header", ["Origin", "Referer"])
@pytest.mark.parametrize("said", ["http://[", "null", "", "http://evil.example", "//[x]"])
def test_a_form_of_somebody_elses_is_not_shown_to_be_sent_again(
    shared_site: Site, header: str, said: str
) -> None:
    form = {"resume_to": "/my-page", "resume_form": '[["number","planted"]]'}
    sent = shared_site.app.test_client().post("/sign-in", data=form, headers={header: said})
    assert sent.status_code == 400
    assert b"planted" not in sent.data


def test_a_form_that_is_shown_again_is_sent_within_the_site_whatever_it_says(
    shared_site: Site,
) -> None:
    for address in ELSEWHERE:
        form = {"resume_to": address, "resume_form": "[]"}
        ours = {"Sec-Fetch-Site": "same-origin"}
        sent = shared_site.app.test_client().post("/sign-in", data=form, headers=ours)
        assert sent.status_code == 200
        assert b"evil.example" not in sent.data


def test_no_redirect_names_the_host_that_a_request_names(shared_site: Site) -> None:
    browser = shared_site.app.test_client()
    for path in ("/search//", "/records//x", "/records//x/variables.csv", "/my-page//password"):
        sent = browser.get(path, headers={"Host": "evil.example"})
        assert "evil.example" not in sent.headers.get("Location", "")


def test_a_form_of_more_fields_than_any_of_ours_has_is_not_taken_apart(shared_site: Site) -> None:
    ours, browser = {"Sec-Fetch-Site": "same-origin"}, shared_site.app.test_client()
    plain = "application/x-www-form-urlencoded"
    sent = browser.post("/sign-in", data=b"a=&" * 333_000, content_type=plain, headers=ours)
    assert sent.status_code == 413
    many = "[" + ",".join(['["",""]'] * (MOST_FIELDS + 1)) + "]"
    parts = {"resume_to": "/x", "resume_form": many}
    carried = browser.post("/sign-in", data=parts, content_type="multipart/form-data", headers=ours)
    assert carried.status_code == 413


def test_a_form_that_is_sent_as_a_browser_does_is_read_as_before(shared_site: Site) -> None:
    form = {"resume_to": "/my-page", "resume_form": '[["number","AB12"]]', "resume_only": "1"}
    ours = {"Sec-Fetch-Site": "same-origin"}
    sent = shared_site.app.test_client().post("/sign-in", data=form, headers=ours)
    assert sent.status_code == 200
    assert b"AB12" in sent.data


@pytest.mark.parametrize("form", ["{", "[1]", '[["a"]]', "null", "\\ud800"])
def test_a_carried_form_that_is_none_is_told_so(shared_site: Site, form: str) -> None:
    ours = {"Sec-Fetch-Site": "same-origin"}
    sent = shared_site.app.test_client().post(
        "/sign-in", data={"resume_to": "/x", "resume_form": form}, headers=ours
    )
    assert sent.status_code == 400
