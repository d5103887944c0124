"""Crawls of two sites kept side by side, and a table of them: ``python -m tests.security.crawl``.

The one site has hidden parts; the other is as if they had never been.
"""

import argparse
import hashlib
import logging
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import structlog
from flask.testing import FlaskClient

from catalogue.domain.record import Record
from tests.security import corpora
from tests.security.canaries import Ear
from tests.security.crawled_site import (
    Visitor,
    client_of,
    hidden_first,
    site_grown_to,
    site_of,
    with_retired,
)
from tests.security.crawler import Answer, Bounds, Crawl, Visit, asked
from tests.security.planting import DRAFT, OWNERS, SENT, case_id
from tests.site import Site

#: What a test has time for: more of what everybody sees than of what needs an account.
_WIDE = Bounds(records=400, of_route=30, of_kind=4, asked_of_route=120, in_formats=3, exports=6)
_SAMPLE = Bounds(records=60, of_route=10, of_kind=2, asked_of_route=40, in_formats=2, exports=3)


class Crawled(msgspec.Struct, kw_only=True):
    """What one visitor was given by one site: what each answer comes to, and what was heard."""

    answers: dict[Visit, str]
    statuses: Counter[int]
    failed: list[str]
    size: int
    heard: set[str]
    unreached: set[str]


def crawled(
    site: Site,
    client: FlaskClient,
    records: Sequence[Record],
    bounds: Bounds = _SAMPLE,
    *,
    is_heard: bool = True,
) -> Crawled:
    """Send somebody everywhere in a site; unless told not to, listen for canaries."""
    known = {
        "record": hidden_first(records),
        "slug": [*OWNERS.values(), "hm-land-office"],
        "reference": [DRAFT, SENT],
        "case": [case_id(slug) for slug in OWNERS.values()],
        "run": [f"run-{source}" for source in OWNERS],
        "name": list(OWNERS),
        "source": list(OWNERS),
    }
    crawl = Crawl(site.app, client, known, bounds, site.installation.settings.public_url)
    ear = Ear()
    found = Crawled(
        answers={}, statuses=Counter(), failed=[], size=0, heard=ear.heard, unreached=set()
    )
    for visit, answer in crawl.answers():
        if is_heard:
            ear.listen(b"\n".join((repr(answer.headers).encode(), answer.body)))
        found.answers[visit] = hashlib.sha256(repr(answer).encode()).hexdigest()
        found.statuses[answer.status] += 1
        found.size += answer.size
        if answer.status >= 500:
            found.failed.append(str(visit))
    found.unreached = crawl.unreached()
    return found


def bounds_for(visitor: Visitor) -> Bounds:
    """Return how much a test looks at as a visitor."""
    return _WIDE if visitor is Visitor.ANYBODY else _SAMPLE


def difference(visit: Visit, one: FlaskClient, other: FlaskClient) -> str:
    """Say where the answers of two sites differ, in few words."""
    answer, without = asked(one, visit), asked(other, visit)
    if (answer.status, answer.headers) != (without.status, without.headers):
        changed = sorted(set(answer.headers) ^ set(without.headers))
        return f"{visit}: {answer.status} and {without.status}, {changed}"
    around = _around_the_first_change(answer, without)
    return f"{visit}: {answer.body[around]!r} and {without.body[around]!r}"


def _around_the_first_change(answer: Answer, without: Answer) -> slice:
    pairs = enumerate(zip(answer.body, without.body, strict=False))
    end = min(len(answer.body), len(without.body))
    at = next((number for number, (one, two) in pairs if one != two), end)
    return slice(max(0, at - 200), at + 200)


def main() -> None:
    """Print for each visitor how many addresses and bytes there were, and how many differ.

    This looks at every record and at more of all else than the tests have time for.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=corpora.SIZE)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    records = list(with_retired(corpora.with_hidden_parts(parser.parse_args().records)))
    print(f"{'visitor':12}{'addresses':>10}{'bytes':>14}{'different':>10}{'seconds':>9}  statuses")  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        full = site_grown_to(records, Path(folder) / "full")
        for visitor in Visitor:
            _print_row(full, visitor, records, Path(folder) / visitor.name)


def _print_row(full: Site, visitor: Visitor, records: Sequence[Record], home: Path) -> None:
    began = time.perf_counter()
    seen = corpora.without_hidden_parts(records, visitor.audience)
    emptied = site_of(seen, home)
    one = crawled(full, client_of(full, visitor), records, Bounds(), is_heard=False)
    other = crawled(emptied, client_of(emptied, visitor), records, Bounds(), is_heard=False)
    different = [v for v, answer in one.answers.items() if other.answers.get(v) != answer]
    more = len(other.answers.keys() - one.answers.keys())
    seconds = time.perf_counter() - began
    print(  # noqa: T201
        f"{visitor.name.lower():12}{len(one.answers):>10,}{one.size:>14,}"
        f"{len(different) + more:>10}{seconds:>9.0f}  {dict(sorted(one.statuses.items()))}"
    )
    for visit in different[:5]:
        print("   ", difference(visit, client_of(full, visitor), client_of(emptied, visitor)))  # noqa: T201
    emptied.installation.close()


if __name__ == "__main__":
    main()
