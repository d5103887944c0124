"""Scores by program: the public part for everybody, all of it and its past for the owner."""

import uuid

from catalogue.domain.quality import Part
from tests.integration.api.conftest import Ask
from tests.publishing_site import PublishingSite


def test_a_score_comes_with_its_six_parts_and_their_reasons(ask: Ask) -> None:
    record_id = ask("/search", per_page=1)["results"][0]["id"]
    answer = ask(f"/records/{record_id}/quality")
    public = answer["public"]
    assert [one["part"] for one in public["parts"]] == list(Part)
    assert all(one["reasons"] for one in public["parts"])
    given = [one["score"] for one in public["parts"] if one["score"] is not None]
    assert public["score"] == sum(given) // len(given)
    assert (answer["full"], answer["changes"]) == (None, None)
    assert answer["links"]["record"].endswith(f"/api/v1/records/{record_id}")


def test_the_owner_is_given_the_full_score_and_the_past(looked_after: PublishingSite) -> None:
    address = f"/api/v1/records/{looked_after.a_record('homes')}/quality"
    owners = looked_after.homes().client.get(address).get_json()
    others = looked_after.air().client.get(address).get_json()
    assert owners["public"] == others["public"]
    assert owners["full"]["score"] == owners["changes"][-1]["score"]
    assert others["full"] is None
    assert others["changes"] is None


def test_a_hidden_record_has_no_score_for_whoever_may_not_know_of_it(ask: Ask) -> None:
    ask(f"/records/{uuid.uuid4()}/quality", status=404)
