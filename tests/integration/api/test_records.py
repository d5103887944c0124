"""One record by program, as its reader may see it."""

import uuid

from catalogue.domain.person import Role
from catalogue.policy.audiences import Audience
from catalogue.policy.projection import NOTICE
from frontend.exports.records import FORMATS
from schemas.model import best
from tests.integration.api.conftest import Ask
from tests.site import Site


def _id_of(ask: Ask, **query: str) -> str:
    return str(ask("/search", per_page=1, **query)["results"][0]["id"])


def test_a_record_says_what_its_projection_holds(ask: Ask, shared_site: Site) -> None:
    record_id = _id_of(ask, access_rights="OPEN", type="Dataset")
    resource = shared_site.installation.discovery.record(Audience.PUBLIC, record_id).resource
    answer = ask(f"/records/{record_id}")
    said = answer["resource"]
    assert answer["title"] == best(resource.title)
    assert said["type"] == "Dataset"
    assert said["identifier"] == answer["identifier"] == resource.identifier
    assert said["keyword"] == [
        {"value": word.value, **({"language": word.language} if word.language else {})}
        for word in resource.keyword
    ]


def test_what_was_not_supplied_is_left_out(ask: Ask) -> None:
    said = ask(f"/records/{_id_of(ask)}")["resource"]
    assert all(value not in (None, "", [], {}) for value in said.values())


def test_a_record_that_is_not_open_says_that_there_may_be_more(ask: Ask) -> None:
    answer = ask(f"/records/{_id_of(ask, access_rights='RESTRICTED')}")
    assert answer["notice"] == NOTICE


def test_the_links_lead_somewhere(ask: Ask, shared_site: Site) -> None:
    links = ask(f"/records/{_id_of(ask)}")["links"]
    assert {*FORMATS, "uk", "ukap", "hdruk", "self", "page", "similar"} == set(links)
    client = shared_site.visitor().client
    for address in links.values():
        path = address.removeprefix("http://127.0.0.1:8000")
        assert client.get(path).status_code == 200, address


def test_similar_records_are_others(ask: Ask) -> None:
    record_id = _id_of(ask, q="coast")
    similar = ask(f"/records/{record_id}/similar")["results"]
    assert similar
    assert record_id not in {each["id"] for each in similar}


def test_an_absent_record_is_not_found_whatever_is_asked_of_it(ask: Ask) -> None:
    absent = uuid.uuid4()
    ask(f"/records/{absent}", status=404)
    ask(f"/records/{absent}/similar", status=404)
    ask("/records/no-id-at-all", status=404)


def test_what_the_asker_has_already_is_not_sent_again(shared_site: Site, ask: Ask) -> None:
    client = shared_site.visitor().client
    address = f"/api/v1/records/{_id_of(ask)}"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert (again.status_code, again.get_data()) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_whoever_may_see_more_is_given_more_and_no_cache_keeps_it(site: Site, ask: Ask) -> None:
    record_id = _id_of(ask, access_rights="RESTRICTED")
    site.organisation("department-for-coastal-affairs", "coastal-affairs", "skills", "homes")
    insider = site.person("Robin Owner", {"department-for-coastal-affairs": [Role.DECIDER]})
    answer = site.signed_in(insider).client.get(f"/api/v1/records/{record_id}")
    public = ask(f"/records/{record_id}")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert set(answer.get_json()["resource"]) > set(public["resource"])
