"""T25 for publishers: what is not one's own is not there, and no field in a body changes that."""

import re

import pytest

from catalogue.domain.person import Role
from catalogue.domain.record import Hiding, Visibility
from tests.page_client import PageClient
from tests.publishing_site import PublishingSite

ABSENT = "00000000-0000-4000-8000-000000000000"
#: The token of a form holds the time.
_TOKEN = re.compile(rb'(?<=name="csrf_token" value=")[^"]+')
READ = (
    "/publishing/sources/{source}",
    "/publishing/sources/{source}/settings",
    "/publishing/runs/{run}",
    "/publishing/runs/{run}/decision",
    "/publishing/runs/{run}/outcomes.csv",
    "/publishing/runs/{run}/outcomes.json",
    "/publishing/runs/{run}/findings.csv",
    "/publishing/runs/{run}/findings.json",
    "/publishing/records/{record}",
    "/publishing/records/{record}/visibility",
    "/publishing/records/{record}/received.nt",
    "/publishing/records/{record}/received.json",
    "/publishing/records/{record}/complete.ttl",
    "/publishing/sources/{source}/received.nt",
)
WRITTEN: tuple[tuple[str, dict[str, str]], ...] = (
    ("/publishing/sources/{source}/settings", {"location": "https://evil.example/"}),
    ("/publishing/sources/{source}/harvest", {}),
    ("/publishing/runs/{run}/decision", {"decision": "retire"}),
    ("/publishing/records/{record}/visibility", {"decision": "show", "confirmed": "yes"}),
)


def theirs(site: PublishingSite, address: str) -> str:
    """Fill an address in with what belongs to the air office."""
    return address.format(
        source="clean-air", run=site.held_run().id, record=site.a_record("clean-air")
    )


def absent(address: str) -> str:
    """Fill an address in with what nobody has."""
    return address.format(source="absent", run=ABSENT, record=ABSENT)


def answered(visitor: PageClient, address: str) -> tuple[int, bytes, list[tuple[str, str]]]:
    """Return an answer without what differs between any two of them."""
    answer = visitor.client.get(address)
    number = answer.headers["X-Request-Id"]
    headers = [(k, v.replace(number, "")) for k, v in answer.headers if k != "X-Request-Id"]
    body = _TOKEN.sub(b"", answer.data.replace(number.encode(), b""))
    return answer.status_code, body, headers


def token(visitor: PageClient) -> str:
    return (
        visitor.get("/publishing/add-source").all("input", name="csrf_token")[-1].get("value", "")
    )


@pytest.mark.parametrize("address", READ)
def test_t25_what_another_department_has_is_answered_as_what_is_absent(
    looked_after: PublishingSite, address: str
) -> None:
    visitor = looked_after.homes()
    ours = answered(visitor, theirs(looked_after, address))
    assert ours[0] == 404
    assert ours == answered(visitor, absent(address))


@pytest.mark.parametrize(("address", "fields"), WRITTEN)
def test_t25_what_another_department_has_cannot_be_changed(
    publishing: PublishingSite, address: str, fields: dict[str, str]
) -> None:
    visitor = publishing.homes()
    body = {"csrf_token": token(visitor), "organisation": "homes-office", **fields}
    for target in (theirs(publishing, address), absent(address)):
        visitor.post(target, body, status=404)
    assert publishing.held_run().counts.held == 22
    assert not publishing.installation.sources.get("clean-air").location.startswith("https")
    with publishing.installation.store.reading() as work:
        assert work.harvest_requests.all() == []


@pytest.mark.parametrize("address", [*READ, "/publishing/sources/{source}/harvest"])
def test_t25_a_member_without_the_role_is_let_into_none_of_it(
    looked_after: PublishingSite, address: str
) -> None:
    visitor = looked_after.signed_in(looked_after.air_member)
    visitor.get(theirs(looked_after, address), status=403 if "harvest" not in address else 405)


def test_t25_the_records_of_others_are_not_listed_when_they_are_named(
    looked_after: PublishingSite,
) -> None:
    visitor = looked_after.homes()
    for query in ("source=clean-air", "source=absent"):
        assert (
            "No record of yours is like that" in visitor.get(f"/publishing/records?{query}").text()
        )
    table = visitor.client.get("/publishing/records.csv?source=clean-air").get_data(as_text=True)
    assert len(table.strip().splitlines()) == 1


def test_an_administrator_sees_figures_and_no_value_no_example_no_findings_of_records(
    looked_after: PublishingSite,
) -> None:
    visitor = looked_after.admin()
    run = looked_after.latest("homes").id
    page = visitor.get(f"/publishing/runs/{run}")
    assert "rule LICENCE-MISSING" in page.text()
    assert "whenever councils answer" not in page.html
    for file in ("outcomes.csv", "outcomes.json", "findings.csv", "findings.json"):
        told = visitor.client.get(f"/publishing/runs/{run}/{file}").get_data(as_text=True)
        assert "whenever councils answer" not in told, file
    assert "whenever councils answer" in (
        looked_after.homes()
        .client.get(f"/publishing/runs/{run}/outcomes.csv")
        .get_data(as_text=True)
    )
    record_id = looked_after.a_record("homes")
    visitor.get(f"/publishing/records/{record_id}", status=404)
    visitor.get(f"/publishing/records/{record_id}/visibility", status=404)
    assert "administrators see how sources and harvests stand" in (
        visitor.get("/publishing/records").text()
    )


def test_an_administrator_is_told_of_no_hidden_record(publishing: PublishingSite) -> None:
    hidden = publishing.a_record("clean-air", "Air quality at Calder Mouth")
    review = publishing.clock().date().replace(year=2027, month=5)
    hiding = Hiding(reason="r", approver="a", review_on=review)
    publishing.installation.decisions.set_visibility(hidden, Visibility(hiding=hiding))
    with publishing.installation.store.reading() as work:
        first = work.runs.list(work.sources.id_of("clean-air"))[1].id
    run = publishing.held_run().id
    addresses = (
        f"/publishing/runs/{run}/decision",
        f"/publishing/runs/{run}?show=held",
        f"/publishing/runs/{run}/outcomes.csv",
        f"/publishing/runs/{first}?show=created&words=Calder",
        f"/publishing/runs/{first}/outcomes.json",
        f"/publishing/runs/{first}/findings.json",
    )
    for address in addresses:
        told = publishing.admin().client.get(address).get_data(as_text=True)
        assert "Air quality at Calder Mouth" not in told, address
    seen = [publishing.air().client.get(a).get_data(as_text=True) for a in addresses[:5]]
    assert all("Air quality at Calder Mouth" in words for words in seen)


def test_t25_an_administrator_does_not_become_the_owner_of_what_others_publish(
    publishing: PublishingSite,
) -> None:
    roles = {"homes-office": [Role.PUBLISHER]}
    both = publishing.signed_in(publishing.person("Erin Made", roles, is_administrator=True))
    address = "/publishing/sources/clean-air/settings"
    refused = both.submit(both.get(address), {"organisation": "homes-office"}, status=400)
    assert "Let another administrator give it" in refused.text()
    assert publishing.installation.sources.get("clean-air").organisation == "air-office"
    own = "/publishing/sources/homes/settings"
    both.submit(both.get(own), {"open": "yes"})
    assert publishing.installation.sources.get("homes").is_open_by_nature
