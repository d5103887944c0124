"""T1 and T6 for scores: what a visitor may not see moves none of them, of a record or of many.

The crawl over every route holds this too, over more records; this one is quick.
"""

import re
from collections.abc import Iterator

import msgspec
import pytest

from catalogue.domain.record import Record
from schemas.model import Organisation, text
from tests.security import corpora
from tests.security.crawled_site import Visitor, client_of, site_grown_to, site_of, with_retired
from tests.security.crawler import Visit, asked
from tests.site import Site

_ORGANISATION = re.compile(r'href="(/organisations/[^"]+)"')


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """Make records of one publisher, or those that are hidden would have one to themselves."""
    publisher = Organisation(slug="department-of-rivers", name=text("Department of Rivers"))
    return [
        msgspec.structs.replace(
            each, resource=msgspec.structs.replace(each.resource, publisher=publisher)
        )
        for each in with_retired(corpora.with_hidden_parts(120))
    ]


@pytest.fixture(scope="module")
def full(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = site_grown_to(records, tmp_path_factory.mktemp("full"))
    yield site
    site.installation.close()


@pytest.mark.parametrize("visitor", [Visitor.ANYBODY, Visitor.BOTH])
def test_t1_t6_hidden_parts_and_records_move_no_score(
    visitor: Visitor,
    records: list[Record],
    full: Site,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    seen = corpora.without_hidden_parts(records, visitor.audience)
    without = site_of(seen, tmp_path_factory.mktemp("emptied"))
    one, other = client_of(full, visitor), client_of(without, visitor)
    listed = asked(one, Visit("/organisations"))
    pages = sorted(set(_ORGANISATION.findall(listed.body.decode())))
    scores = [f"/api/v1/records/{record.id}/quality" for record in records]
    answers = [(a, asked(one, Visit(a)), asked(other, Visit(a))) for a in (*pages, *scores)]
    without.installation.close()
    assert [a for a, first, second in answers if first != second] == []
    assert sum(b"out of 100" in first.body for _, first, _ in answers) == len(pages) > 0
    assert sum(b'"public"' in first.body for _, first, _ in answers) > len(records) // 2
