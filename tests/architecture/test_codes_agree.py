"""Where one package acts on a code that another writes, the two mean the same."""

import datetime as dt

from catalogue.domain.run import Outcome
from catalogue.services.verdicts import ABOVE_OFFICIAL, Verdicts
from frontend.demo import FEEDS
from schemas.rdf.page import read_page
from schemas.reading import ReadOptions, RecordReading
from schemas.rules import codes


def _readings() -> list[RecordReading]:
    feed = FEEDS / "homes-and-localities.ttl"
    page = read_page(
        feed.read_bytes(),
        media_type=None,
        name=feed.name,
        base_iri="https://sample.example/feed.ttl",
        today=dt.date(2026, 11, 23),
        options=ReadOptions(),
    )
    return list(page.records)


def test_the_code_that_withdraws_a_record_is_the_one_that_the_reader_writes() -> None:
    (secret,) = [r for r in _readings() if r.identifier.endswith("/site-security-survey")]
    assert [finding.code for finding in secret.report.findings] == [ABOVE_OFFICIAL]
    assert secret.resource is None
    assert secret.title == ""
    assert secret.graph == b""


def test_a_copy_that_the_reader_has_found_is_not_reported_twice() -> None:
    verdicts = Verdicts({}, lambda: "id")
    outcomes = [verdicts.judge(reading) for reading in _readings()]
    copies = [o for o in outcomes if o.identifier == "HLO-HCLIC"]
    assert [o.outcome for o in copies] == [Outcome.CREATED, Outcome.REJECTED]
    found = [f for o in copies for f in o.findings if f.code == codes.IDENTIFIER_DUPLICATE.code]
    assert len(found) == 1
