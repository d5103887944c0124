"""What a department sent is given back to it: exactly, and as a record that can be read again."""

import pytest
from pyoxigraph import RdfFormat, parse

from frontend.demo import FEEDS, LATER
from schemas.rdf.syntax import Syntax
from tests.publishing_site import PublishingSite

FORMS = ("ttl", "xml", "jsonld", "nt", "trig", "nq")


def lines_of(content: bytes) -> set[str]:
    """Give the statements without blank nodes, which may be called anything."""
    return {line for line in content.decode().splitlines() if "_:" not in line}


def test_a_record_is_given_back_as_it_was_received(looked_after: PublishingSite) -> None:
    record_id = looked_after.a_record("homes", "Empty homes")
    answer = looked_after.homes().client.get(f"/publishing/records/{record_id}/received.nt")
    assert answer.content_type == "application/n-triples"
    sent = lines_of(
        b"".join(
            f"{quad.subject} {quad.predicate} {quad.object} .\n".encode()
            for quad in parse(path=FEEDS / "homes-and-localities.ttl", format=RdfFormat.TURTLE)
        )
    )
    given = lines_of(answer.data)
    assert given
    assert given <= sent


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_record_is_had_in_every_syntax(looked_after: PublishingSite, form: str) -> None:
    record_id = looked_after.a_record("homes", "Empty homes")
    answer = looked_after.homes().client.get(f"/publishing/records/{record_id}/complete.{form}")
    assert answer.content_type == Syntax(form).media_type
    assert list(parse(answer.data, Syntax(form).rdf_format))


def test_a_record_that_was_rdf_has_no_object(looked_after: PublishingSite) -> None:
    visitor = looked_after.homes()
    record_id = looked_after.a_record("homes", "Empty homes")
    visitor.get(f"/publishing/records/{record_id}/received.json", status=404)
    assert "received.json" not in visitor.get(f"/publishing/records/{record_id}").html


def test_all_that_a_source_sent_is_given_back(looked_after: PublishingSite) -> None:
    visitor = looked_after.air()
    answer = visitor.client.get("/publishing/sources/clean-air/received.nt")
    sent = list(parse(path=LATER / "clean-air-office.ttl", format=RdfFormat.TURTLE))
    given = list(parse(answer.data, RdfFormat.N_TRIPLES))
    plain = {f"{q.subject} {q.predicate} {q.object}" for q in sent}
    assert {t for t in plain if "_:" not in t} <= {
        f"{q.subject} {q.predicate} {q.object}" for q in given
    }
    links = visitor.get("/publishing/sources/clean-air").links()
    assert "/publishing/sources/clean-air/received.nt" in links


def test_of_a_page_with_a_record_above_official_only_the_other_records_are_given(
    looked_after: PublishingSite,
) -> None:
    answer = looked_after.homes().client.get("/publishing/sources/homes/received.nt")
    assert b"site-security-survey" not in answer.data
    assert b"SECRET" not in answer.data


def test_an_administrator_sees_the_source_and_not_what_was_sent(
    looked_after: PublishingSite,
) -> None:
    visitor = looked_after.admin()
    visitor.get("/publishing/sources/homes/received.nt", status=404)
    assert "received.nt" not in visitor.get("/publishing/sources/homes").html
