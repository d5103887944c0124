"""Whatever is sent, to whatever address, by whomever: never an error of ours."""

import re
from collections.abc import Iterator
from urllib.parse import quote
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.page_client import Page
from tests.security import corpora
from tests.security.crawled_site import client_for, site_grown_to
from tests.security.hostile_input import (
    BODIES,
    HEADERS,
    IN_ADDRESSES,
    METHODS,
    TEXTS,
    queries,
    sent,
)
from tests.security.planting import (
    ADMINISTRATOR,
    APPLICANT,
    DRAFT,
    OWNERS,
    RIVERS,
    SENT,
    case_id,
    plant_administrator,
)
from tests.site import Site

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

_NAMES = (
    "q", "page", "per_page", "sort", "theme", "publisher", "type", "format", "access", "licence",
    "modified", "from", "to", "next", "as", "record", "records", "reference", "state", "words",
)  # fmt: skip
_PART = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = site_grown_to(corpora.with_hidden_parts(40), tmp_path_factory.mktemp("any"))
    with site.installation.store.unit_of_work() as work:
        plant_administrator(work)
    site.app.config["WTF_CSRF_ENABLED"] = False  # else every form would end at its token
    yield site
    site.installation.close()


@pytest.fixture(scope="module")
def rules(site: Site) -> list[Rule]:
    left_out = ("/sign-out", "/my-page/sessions/end")  # these end what the tests are about
    return [rule for rule in site.app.url_map.iter_rules() if rule.rule not in left_out]


@pytest.fixture(scope="module")
def clients(site: Site) -> list[FlaskClient]:
    people = (APPLICANT, RIVERS, ADMINISTRATOR)
    return [site.app.test_client(), *(client_for(site, one) for one in people)]


def known_parts(site: Site) -> dict[str, str]:
    with site.installation.store.reading() as work:
        records = work.records.by_ids(work.records.all_ids())
    return {
        "record_id": next(r.id for r in records if r.visibility.hiding is None),
        "reference": DRAFT,
        "case_id": case_id(OWNERS["rivers"]),
        "run_id": "run-rivers",
        "name": "rivers",
        "slug": OWNERS["rivers"],
        "person_id": APPLICANT,
        "number": "1",
        "form": "json",
    }


def filled(rule: Rule, parts: dict[str, str], other: str | None = None) -> str:
    return _PART.sub(lambda part: other or quote(parts.get(part[1], "x")), rule.rule)


def complaint(what: str, answer: TestResponse) -> list[str]:
    text = answer.get_data().decode(errors="replace")  # a workbook is no text
    failed = answer.status_code >= 500 or "Traceback" in text
    return [f"{answer.status_code} {what[:200]}"] if failed else []


def test_no_address_is_an_error_of_ours(site: Site, rules: list[Rule]) -> None:
    failed = []
    with_parts = [rule for rule in rules if rule.arguments]
    for who, client in ("anybody", site.app.test_client()), (RIVERS, client_for(site, RIVERS)):
        for rule in with_parts:
            for hostile in IN_ADDRESSES:
                address = filled(rule, {}, hostile)
                method = "GET" if "GET" in (rule.methods or ()) else "POST"
                failed += complaint(f"{who} {method} {address}", sent(client, address, method))
    assert failed == []


def test_no_query_is_an_error_of_ours(site: Site, rules: list[Rule]) -> None:
    failed = []
    parts = known_parts(site)
    client = client_for(site, RIVERS)
    for rule in rules:
        if "GET" in (rule.methods or ()):
            for query in queries(_NAMES):
                address = f"{filled(rule, parts)}?{query}"
                failed += complaint(f"GET {address}", sent(client, address))
    assert failed == []


def test_no_header_is_an_error_of_ours(site: Site, rules: list[Rule]) -> None:
    failed = []
    parts = known_parts(site)
    client = client_for(site, RIVERS)
    addresses = [filled(rule, parts) for rule in rules if "GET" in (rule.methods or ())]
    for address in [*addresses, "/no-such-page"]:
        for name, value in HEADERS:
            answer = sent(client, address, environ={name: value})
            failed += complaint(f"GET {address} {name}: {value}", answer)
    assert failed == []


def test_no_method_and_no_body_is_an_error_of_ours(site: Site, rules: list[Rule]) -> None:
    failed = []
    parts = known_parts(site)
    for rule in rules:
        client = client_for(site, RIVERS)
        address = filled(rule, parts)
        for method in METHODS:
            failed += complaint(f"{method} {address}", sent(client, address, method))
        if "POST" in (rule.methods or ()):
            for body in BODIES:
                answer = sent(client, address, "POST", body)
                failed += complaint(f"POST {address} {body}", answer)
    assert failed == []


def test_no_text_in_any_field_is_an_error_of_ours(site: Site, rules: list[Rule]) -> None:
    failed = []
    count = 0
    for who, action, fields in _forms(site, rules):
        for text in TEXTS:
            client = client_for(site, who)
            typed = {name: text if is_typed else value for name, value, is_typed in fields}
            answer = client.post(action, data=typed, buffered=True)
            failed += complaint(f"{who} {action} {text[:20]!r}", answer)
            count += 1
    assert count > 200
    assert failed == []


_FORM_PEOPLE = (APPLICANT, RIVERS, ADMINISTRATOR)
_Fields = list[tuple[str, str, bool]]


def _forms(site: Site, rules: list[Rule]) -> list[tuple[str, str, _Fields]]:
    """Collect every form that somebody is shown, once for each route that it is sent to."""
    found: dict[str, tuple[str, str, _Fields]] = {}
    parts = known_parts(site)
    adapter = site.app.url_map.bind("localhost")
    for who in _FORM_PEOPLE:
        client = client_for(site, who)
        for rule in rules:
            if "GET" not in (rule.methods or ()):
                continue
            for reference in (DRAFT, SENT):
                address = filled(rule, {**parts, "reference": reference})
                answer = client.get(address, buffered=True)
                if answer.mimetype != "text/html":
                    continue
                for action, fields in _posting(Page(answer), address):
                    route = adapter.match(action.partition("?")[0], method="POST", return_rule=True)
                    found.setdefault(f"{route[0].rule} {action}", (who, action, fields))
    return list(found.values())


def _posting(page: Page, address: str) -> Iterator[tuple[str, _Fields]]:
    for form in page.all("form"):
        if form.get("method", "get").lower() != "post":
            continue
        fields = [
            (control.get("name", ""), control.get("value", ""), _is_typed(control))
            for control in form.iter()
            if control.tag in {"input", "textarea", "select"} and control.get("name")
        ]
        action = form.get("action") or address
        if not action.startswith(("/sign-out", "/my-page/sessions/end")):
            yield action, fields


def _is_typed(control: Element) -> bool:
    return control.tag != "input" or control.get("type", "text") not in {"hidden", "submit"}


@settings(max_examples=200)
@given(data=st.data())
def test_no_combination_is_an_error_of_ours(
    site: Site, rules: list[Rule], clients: list[FlaskClient], data: st.DataObject
) -> None:
    rule = data.draw(st.sampled_from(rules))
    part = data.draw(
        st.text(min_size=1, max_size=30).map(lambda text: quote(text, errors="replace"))
    )
    address = (
        filled(rule, {}, part) if data.draw(st.booleans()) else filled(rule, known_parts(site))
    )
    names = st.sampled_from(_NAMES)
    query = data.draw(st.dictionaries(names, st.text(max_size=40), max_size=5))
    asked = "&".join(f"{name}={quote(value, errors='replace')}" for name, value in query.items())
    method = data.draw(st.sampled_from(("GET", "GET", "POST")))
    body = data.draw(st.none() | st.sampled_from(BODIES)) if method == "POST" else None
    header = dict([data.draw(st.sampled_from(HEADERS))]) if data.draw(st.booleans()) else {}
    client = data.draw(st.sampled_from(clients))
    answer = sent(client, f"{address}?{asked}", method, body, header)
    assert complaint(f"{method} {address}?{asked}", answer) == []
