"""T8, T11, T24, T25, T28: what one may not know of is answered as what is not there, byte for byte.

Every route that names something is asked for it with an id of nothing, and with the id of something
that this visitor may not know of. But for the address itself the two answers are the same.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from catalogue.domain.record import Record, RecordState
from tests.security import corpora
from tests.security.crawled_site import (
    Visitor,
    client_for,
    client_of,
    site_grown_to,
    with_retired,
)
from tests.security.crawler import ABSENT, FORMATS, PAGE, Answer, normalised
from tests.security.planting import (
    APPLICANT,
    OWNERS,
    RIVERS,
    SENT,
    TALLIES,
    case_id,
)
from tests.site import Site

_PART = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>")
_FORM = re.compile(r"<any\(([^)]*)\):form>")


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(with_retired(corpora.with_hidden_parts(200)))


@pytest.fixture(scope="module")
def site(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = site_grown_to(records, tmp_path_factory.mktemp("absent"))
    site.app.config["WTF_CSRF_ENABLED"] = False  # else every form would end at its token
    yield site
    site.installation.close()


def routes_with(site: Site, part: str) -> list[Rule]:
    rules = [rule for rule in site.app.url_map.iter_rules() if part in rule.arguments]
    assert rules, f"no route names a {part}"
    return rules


def addresses(rule: Rule, part: str, value: str, **others: str) -> list[str]:
    """Fill a route with a value for one part; a format that is named is each of those there are."""
    written = rule.rule.replace("uuid:", "").replace("string(maxlength=63):", "")
    forms = _FORM.search(written)
    each = forms[1].replace(" ", "").split(",") if forms else [""]
    filled = {**others, part: value}
    return [
        _PART.sub(lambda p: quote(filled.get(p[1], "x")), _FORM.sub(form, written)) for form in each
    ]


def asked_of(client: FlaskClient, rule: Rule, address: str, accept: str = PAGE) -> list[Answer]:
    """Ask for an address by every method that the route takes."""
    answers = []
    for method in sorted((rule.methods or set()) & {"GET", "HEAD", "POST"}):
        response = client.open(address, method=method, headers={"Accept": accept}, buffered=True)
        answers.append(normalised(response))
    return answers


def without(answers: list[Answer], value: str) -> list[tuple[int, object, bytes]]:
    """Return answers without the value that was asked for, which alone may stand in them."""
    return [
        (
            answer.status,
            [(n, v.replace(quote(value, safe=""), "it")) for n, v in answer.headers],
            answer.body.replace(value.encode(), b"it"),
        )
        for answer in answers
    ]


def assert_same(
    client: FlaskClient, rule: Rule, part: str, pair: tuple[str, str], **others: str
) -> None:
    """Assert that something forbidden is answered as something absent, in every format."""
    absent, forbidden = pair
    for one, other in zip(
        addresses(rule, part, absent, **others),
        addresses(rule, part, forbidden, **others),
        strict=True,
    ):
        for accept in (PAGE, *FORMATS[:1], "application/json"):
            of_absent = without(asked_of(client, rule, one, accept), absent)
            of_forbidden = without(asked_of(client, rule, other, accept), forbidden)
            assert of_absent == of_forbidden, f"{other} as {accept}"
            assert {status for status, _, _ in of_absent}.isdisjoint({200, 500}), other


@pytest.mark.parametrize("visitor", [Visitor.ANYBODY, Visitor.SIGNED_IN, Visitor.BOTH])
def test_t8_t11_t24_a_hidden_or_retired_record_is_answered_as_one_that_never_was(
    visitor: Visitor, site: Site, records: list[Record]
) -> None:
    client = client_of(site, visitor)
    tiers = {tier.value for tier in visitor.audience.tiers}
    hidden = [
        r for r in records if r.visibility.hiding and tiers.isdisjoint(r.visibility.hiding.tiers)
    ]
    retired = [r for r in hidden if r.state is RecordState.RETIRED]
    for rule in routes_with(site, "record_id"):
        for record in (*hidden[:3], *retired[:1]):
            assert_same(client, rule, "record_id", (ABSENT, record.id))


@pytest.mark.parametrize("person_id", [APPLICANT, RIVERS])
def test_t28_a_hidden_record_cannot_be_asked_for(
    person_id: str, site: Site, records: list[Record]
) -> None:
    client = client_for(site, person_id)
    hidden = next(r for r in records if r.visibility.hiding and r.source == "schools")
    for name in ("record", "record_id", "records", "dataset"):
        for method in ("GET", "POST"):
            answers = [
                without([normalised(_open(client, method, name, id_))], id_)
                for id_ in (ABSENT, hidden.id)
            ]
            assert answers[0] == answers[1], (name, method)


def _open(client: FlaskClient, method: str, name: str, id_: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return client.open(f"/ask?{name}={id_}", method=method, data={name: id_}, buffered=True)


def test_t25_another_owners_case_is_answered_as_one_that_never_was(site: Site) -> None:
    other = case_id(OWNERS["schools"])
    for person_id in (RIVERS,):
        client = client_for(site, person_id)
        for rule in routes_with(site, "case_id"):
            if "reference" in rule.arguments:
                continue  # an applicant's way to a case, tried below
            assert_same(client, rule, "case_id", (ABSENT, other), slug="approve", action="open")


@pytest.mark.parametrize("person_id", [RIVERS, TALLIES, "visitor-signed_in"])
def test_t25_anothers_request_is_answered_as_one_that_never_was(person_id: str, site: Site) -> None:
    client = client_for(site, person_id)
    for rule in routes_with(site, "reference"):
        for section in ("project", "x"):
            others = {"case_id": case_id(OWNERS["rivers"]), "section_id": section}
            assert_same(client, rule, "reference", ("0000AAAA", SENT), **others)


@pytest.mark.parametrize(("part", "value"), [("name", "schools"), ("run_id", "run-schools")])
def test_t25_another_owners_source_and_run_are_answered_as_if_they_never_were(
    part: str, value: str, site: Site
) -> None:
    client = client_for(site, RIVERS)
    for rule in routes_with(site, part):
        assert_same(client, rule, part, (ABSENT if part == "run_id" else "no-such", value))


def test_t25_another_owners_records_are_looked_after_by_nobody_else(
    site: Site, records: list[Record]
) -> None:
    client = client_for(site, RIVERS)
    foreign = next(r for r in records if r.source == "schools" and r.visibility.hiding is None)
    for rule in routes_with(site, "record_id"):
        if rule.rule.startswith("/publishing/"):
            assert_same(client, rule, "record_id", (ABSENT, foreign.id))
