"""T1 and T2, over every route: what a visitor may not see changes no byte and is told to nobody.

Two thousand records with restricted fields and hidden records, which came later and one by one;
beside them the site as if those had never been, built anew. Each kind of visitor goes everywhere in
both. Every answer is the same (T1), and no canary of a place that is not theirs sings (T2).
"""

from collections.abc import Callable, Iterator

import pytest

from catalogue.domain.record import Record, RecordState
from catalogue.policy.audiences import Audience
from tests.security import corpora
from tests.security.canaries import stems
from tests.security.crawl import Crawled, bounds_for, crawled, difference
from tests.security.crawled_site import (
    Visitor,
    client_for,
    client_of,
    site_grown_to,
    site_of,
    with_retired,
)
from tests.security.planting import APPLICANT, OWNERS, RIVERS, TALLIES, seen_by, surely_seen_by
from tests.site import Site

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(with_retired(corpora.with_hidden_parts()))


@pytest.fixture(scope="module")
def full(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = site_grown_to(records, tmp_path_factory.mktemp("full"))
    yield site
    site.installation.close()


@pytest.fixture(scope="module")
def emptied(
    records: list[Record], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Audience], Site]]:
    made: dict[Audience, Site] = {}

    def make(audience: Audience) -> Site:
        if audience not in made:
            seen = corpora.without_hidden_parts(records, audience)
            made[audience] = site_of(seen, tmp_path_factory.mktemp("emptied"))
        return made[audience]

    yield make
    for site in made.values():
        site.installation.close()


@pytest.fixture(scope="module")
def crawl(full: Site, records: list[Record]) -> Callable[[Visitor], Crawled]:
    done: dict[Visitor, Crawled] = {}

    def go(visitor: Visitor) -> Crawled:
        if visitor not in done:
            client = client_of(full, visitor)
            done[visitor] = crawled(full, client, records, bounds_for(visitor))
        return done[visitor]

    return go


@pytest.mark.parametrize("visitor", list(Visitor))
def test_t1_hidden_parts_change_no_byte_of_any_answer(
    visitor: Visitor,
    records: list[Record],
    full: Site,
    emptied: Callable[[Audience], Site],
    crawl: Callable[[Visitor], Crawled],
    record_property: Callable[[str, object], None],
) -> None:
    without = emptied(visitor.audience)
    one = crawl(visitor)
    client = client_of(without, visitor)
    other = crawled(without, client, records, bounds_for(visitor), is_heard=False)
    record_property("addresses", len(one.answers))
    record_property("bytes", one.size)
    clients = client_of(full, visitor), client_of(without, visitor)
    for visit, answer in one.answers.items():
        assert answer == other.answers.get(visit), difference(visit, *clients)
    assert one.answers.keys() == other.answers.keys()


@pytest.mark.parametrize("visitor", list(Visitor))
def test_every_route_was_asked_for_and_none_failed(
    visitor: Visitor, crawl: Callable[[Visitor], Crawled]
) -> None:
    assert crawl(visitor).unreached == set()
    assert crawl(visitor).failed == []


@pytest.mark.parametrize("visitor", list(Visitor))
def test_t2_no_canary_sings_outside_its_tier(
    visitor: Visitor, records: list[Record], crawl: Callable[[Visitor], Crawled]
) -> None:
    heard = crawl(visitor).heard
    allowed = stems(_words_seen(records, visitor.audience))
    assert len(heard) > 1_000
    assert heard - allowed == set()


@pytest.mark.parametrize("person_id", [APPLICANT, RIVERS, TALLIES])
def test_t2_people_hear_what_is_theirs_and_no_more(
    person_id: str, full: Site, records: list[Record]
) -> None:
    found = crawled(full, client_for(full, person_id), records)
    team = {RIVERS: "rivers", TALLIES: "schools"}.get(person_id, "")
    own = [r for r in records if r.source == team]
    publishing = [r for r in records if r.resource.publisher and _is_published_by(r, team)]
    allowed = stems(_words_seen(records, Audience.PUBLIC)) | stems(
        word for record in (*own, *publishing) for word in corpora.canaries(record)
    )
    assert found.failed == []
    assert found.heard - allowed - stems(seen_by(person_id)) == set()
    assert found.heard >= stems(surely_seen_by(person_id))


def _is_published_by(record: Record, team: str) -> bool:
    publisher = record.resource.publisher
    return publisher is not None and publisher.slug == OWNERS.get(team)


def _words_seen(records: list[Record], audience: Audience) -> set[str]:
    seen = corpora.without_hidden_parts(records, audience)
    active = [record for record in seen if record.state is RecordState.ACTIVE]
    return {word for record in active for word in corpora.canaries(record)}
