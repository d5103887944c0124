"""``search``, ``suggest``, ``similar``, ``record``, ``explain`` and ``visibility``."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib

from tests.integration.command.conftest import Command, dataset

Feed = Callable[..., Path]

AUDIENCES = ("public", "accredited", "government", "accredited+government")
DICTIONARY = """; <http://www.w3.org/ns/csvw#table> [
    <http://www.w3.org/ns/csvw#name> "pupils" ;
    <http://www.w3.org/ns/csvw#column> [ <http://www.w3.org/ns/csvw#name> "quokkascore" ] ]"""


@pytest.fixture
def filled(wayleave: Command, feed: Feed) -> Command:
    """Fill a catalogue with open, restricted and internal records."""
    path = feed(
        dataset("a", "River levels in Kent", more='; dcat:keyword "rivers", "floods"'),
        dataset("b", "River quality in Kent", more='; dcat:keyword "rivers"'),
        dataset("c", "Pupil register", "RESTRICTED", DICTIONARY),
        dataset("d", "Court listings", "INTERNAL"),
    )
    assert wayleave("harvest", "dcat", path, "--source", "rivers").status == 0
    return wayleave


def test_a_search_answers_in_the_promised_shape(filled: Command) -> None:
    found = filled("search", "river", "levels", "--json").json
    assert found["total"] == 1
    assert set(found["hits"][0]) >= {"id", "source", "identifier", "title", "type", "score"}
    assert found["hits"][0]["identifier"] == "a"
    assert set(found["facets"]) == {
        "publisher", "theme", "access_rights", "type", "format", "licence", "update_frequency",
    }  # fmt: skip
    assert set(found["facets"]["access_rights"][0]) == {"value", "label", "count"}


def test_a_list_says_whose_access_rights_are_assumed(wayleave: Command, feed: Feed) -> None:
    unsaid = (
        dataset("a", "River levels").replace('dct:accessRights "OPEN" ', "").replace("; .", ".")
    )
    path = feed(unsaid, dataset("b", "River banks", "INTERNAL"))
    assert wayleave("harvest", "dcat", path, "--source", "rivers").status == 0
    told = wayleave("search", "river", "--as", "government").out
    assert "INTERNAL (assumed)" in told
    assert told.count("(assumed)") == 1


def test_an_accredited_researcher_finds_by_a_variable_what_the_public_does_not(
    filled: Command,
) -> None:
    totals = {
        audience: filled("search", "quokkascore", "--as", audience, "--json").json["total"]
        for audience in AUDIENCES
    }
    assert totals == {"public": 0, "accredited": 1, "government": 1, "accredited+government": 1}


def test_everybody_finds_that_restricted_data_exists(filled: Command) -> None:
    for audience in AUDIENCES:
        assert filled("search", "pupil", "--as", audience, "--json").json["total"] == 1


def test_filters_sorts_and_pages(filled: Command) -> None:
    found = filled("search", "--filter", "access_rights=OPEN", "--sort", "title", "--json").json
    assert [hit["identifier"] for hit in found["hits"]] == ["a", "b"]
    counted = {row["value"]: row["count"] for row in found["facets"]["access_rights"]}
    assert counted == {"OPEN": 2, "RESTRICTED": 1, "INTERNAL": 1}
    page = filled("search", "--sort", "title", "--limit", 1, "--offset", 1, "--json").json
    assert page["total"] == 4
    assert [hit["title"] for hit in page["hits"]] == ["Pupil register"]


@pytest.mark.parametrize("filter_", ["colour=blue", "publisher", "="])
def test_a_filter_on_no_field_is_bad_usage(filled: Command, filter_: str) -> None:
    answer = filled("search", "x", "--filter", filter_, "--json")
    assert answer.status == 2
    assert "access_rights" in answer.err


def test_suggestions_continue_titles_and_keywords(filled: Command) -> None:
    suggestions = filled("suggest", "riv", "--json").json["suggestions"]
    assert "rivers" in [suggestion.lower() for suggestion in suggestions]


def test_similar_records_leave_out_the_record_itself(filled: Command) -> None:
    first = filled("search", "levels", "--json").json["hits"][0]
    hits = filled("similar", first["id"], "--json").json["hits"]
    assert [hit["identifier"] for hit in hits][:1] == ["b"]
    assert first["id"] not in [hit["id"] for hit in hits]


@pytest.mark.parametrize(
    ("form", "parser"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("xml", "xml"), ("nt", "nt")]
)
def test_a_record_can_be_had_as_rdf(filled: Command, form: str, parser: str) -> None:
    found = filled("search", "levels", "--json").json["hits"][0]
    written = filled("record", found["id"], "--format", form).out
    graph = rdflib.Graph().parse(data=written, format=parser)
    titles = {str(title) for title in graph.objects(predicate=rdflib.DCTERMS.title)}
    assert "River levels in Kent" in titles


def test_a_record_as_json_has_dcats_names(filled: Command) -> None:
    found = filled("search", "levels", "--json").json["hits"][0]
    record = filled("record", found["id"]).json
    assert record["type"] == "Dataset"
    assert record["accessRights"] == "OPEN"
    assert record["identifier"] == "a"


def test_a_hidden_record_and_an_absent_one_cannot_be_told_apart(filled: Command) -> None:
    next_month = f"{dt.datetime.now(dt.UTC) + dt.timedelta(days=31):%Y-%m-%d}"
    found = filled("search", "court", "--json").json["hits"][0]
    hidden = filled(
        "visibility", "hide", found["id"], "--reason", "Live operation", "--approver",
        "R. Example", "--review-on", next_month,
    )  # fmt: skip
    assert hidden.status == 0
    absent = "00000000-0000-4000-8000-000000000000"
    for command in ("record", "similar"):
        answers = [filled(command, record_id) for record_id in (found["id"], absent)]
        assert answers[0].status == answers[1].status == 2
        assert answers[0].err.replace(found["id"], "X") == answers[1].err.replace(absent, "X")
    assert filled("search", "court", "--json").json["total"] == 0


def test_explain_names_the_rule_for_each_field(filled: Command) -> None:
    found = filled("search", "pupil", "--json").json["hits"][0]
    fields = {
        audience: {
            row["path"]: row["verdict"]
            for row in filled("explain", found["id"], "--as", audience, "--json").json["fields"]
        }
        for audience in ("public", "accredited")
    }
    assert fields["public"]["title"] == fields["accredited"]["title"] == "shown"
    assert fields["public"]["tables"] == "hidden"
    assert fields["accredited"]["tables"] == "shown"


def test_opening_the_variables_shows_them_to_everyone(filled: Command) -> None:
    found = filled("search", "pupil", "--json").json["hits"][0]
    assert filled("visibility", "open", found["id"], "B").status == 0
    assert filled("search", "quokkascore", "--json").json["total"] == 1


@pytest.mark.parametrize("words", ['"', "AND OR NOT", "a:b", "*", "((((", "\x00", "-", "é" * 3000])
def test_any_words_are_a_search(filled: Command, words: str) -> None:
    assert filled("search", "--json", "--", words).status == 0


def test_the_index_can_be_thrown_away_and_built_anew(filled: Command) -> None:
    before = filled("search", "kent", "--json").json
    assert filled("reindex", "--json").json["audiences"]["public"] == 4
    assert filled("search", "kent", "--json").json == before
    assert filled("reconcile", "--json").json["differences"] == 0
