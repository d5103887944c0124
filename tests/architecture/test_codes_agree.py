"""Where one package acts on a code that another writes, the two mean the same."""

import datetime as dt

from catalogue.services.verdicts import ABOVE_OFFICIAL
from frontend.demo import FEEDS
from schemas.rdf.page import read_page
from schemas.reading import ReadOptions


def test_the_code_that_withdraws_a_record_is_the_one_that_the_reader_writes() -> None:
    feed = FEEDS / "homes-and-localities.ttl"
    page = read_page(
        feed.read_bytes(),
        media_type=None,
        name=feed.name,
        base_iri="https://sample.example/feed.ttl",
        today=dt.date(2026, 11, 23),
        options=ReadOptions(),
    )
    secret = [r for r in page.records if r.identifier.endswith("/site-security-survey")]
    assert [finding.code for finding in secret[0].report.findings] == [ABOVE_OFFICIAL]
    assert secret[0].resource is None
    assert secret[0].title == ""
    assert secret[0].graph == b""
