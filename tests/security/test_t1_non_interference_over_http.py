"""T1: what a visitor may not see changes no byte of anything the site answers, over every route.

Two thousand records with restricted fields and hidden records, which came later and one by one;
beside them the site as if those had never been, built anew. Each kind of visitor goes everywhere in
both, and every answer is the same: status, headers and body.
"""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from catalogue.domain.record import Record
from catalogue.policy.audiences import Audience
from tests.security import corpora
from tests.security.crawled_site import (
    Visitor,
    client_of,
    hidden_first,
    site_grown_to,
    site_of,
    with_retired,
)
from tests.security.crawler import Answer, Bounds, Crawl, Visit
from tests.site import Site

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

#: Everybody's pages are looked at one by one; of those that need an account, a sample.
BOUNDS = {Visitor.ANYBODY: Bounds()}
_SAMPLE = Bounds(records=150, of_route=20, of_kind=3, asked_of_route=80, in_formats=3)


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


def crawl_of(site: Site, visitor: Visitor, records: list[Record]) -> Crawl:
    known = {"record": hidden_first(records), "slug": ["department-of-rivers", "hm-land-office"]}
    return Crawl(
        site.app,
        client_of(site, visitor),
        known,
        BOUNDS.get(visitor, _SAMPLE),
        site.installation.settings.public_url,
    )


@pytest.mark.parametrize("visitor", list(Visitor))
def test_t1_hidden_parts_change_no_byte_of_any_answer_of_the_site(
    visitor: Visitor,
    records: list[Record],
    full: Site,
    emptied: Callable[[Audience], Site],
    record_property: Callable[[str, object], None],
) -> None:
    crawl = crawl_of(full, visitor, records)
    other = crawl_of(emptied(visitor.audience), visitor, records)
    statuses: Counter[int] = Counter()
    failed: list[str] = []
    size = 0
    for (visit, answer), (same, without) in zip(crawl.answers(), other.answers(), strict=True):
        assert str(visit) == str(same)
        assert answer == without, difference(visit, answer, without)
        statuses[answer.status] += 1
        size += answer.size
        failed += [str(visit)] if answer.status >= 500 else []
    record_property("addresses", statuses.total())
    record_property("bytes", size)
    print(visitor.name, dict(statuses), f"{size:,} bytes")  # noqa: T201 - the figures, with -s
    assert crawl.unreached() == set()
    assert failed == []


def difference(visit: Visit, answer: Answer, without: Answer) -> str:
    """Say where two answers differ, in few words."""
    if (answer.status, answer.headers) != (without.status, without.headers):
        changed = set(answer.headers) ^ set(without.headers)
        return f"{visit}: {answer.status} and {without.status}, {sorted(changed)}"
    pairs = enumerate(zip(answer.body, without.body, strict=False))
    at = next(
        (n for n, (one, two) in pairs if one != two), min(len(answer.body), len(without.body))
    )
    around = slice(max(0, at - 200), at + 200)
    return f"{visit}: at {at}: {answer.body[around]!r} and {without.body[around]!r}"
