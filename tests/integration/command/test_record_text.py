"""A record as text: plain names, nothing but what the audience sees, nothing cut."""

from collections.abc import Callable
from pathlib import Path

from frontend.demo import FEEDS
from tests.integration.command.conftest import Command, dataset

Feed = Callable[..., Path]

LONG = "Every gauge on every river, with the days on which it could not be read. " * 5


def record_as_text(wayleave: Command, words: str, audience: str = "public") -> str:
    hit = wayleave("search", words, "--limit", 1, "--json").json["hits"][0]
    return wayleave("record", hit["id"], "--format", "text", "--as", audience, COLUMNS="80").out


def test_a_record_can_be_read_within_80_columns(wayleave: Command, feed: Feed) -> None:
    more = f'; dct:description "{LONG}" ; dcat:keyword "rivers", "floods"'
    wayleave("harvest", "dcat", feed(dataset("a", "River levels", more=more)), "--source", "r")
    text = record_as_text(wayleave, "levels")
    assert text.startswith("River levels\n  Dataset ")
    assert "Access rights: OPEN\n" in text
    assert "Keyword: rivers; floods\n" in text
    assert LONG.strip() in " ".join(text.split())
    assert max(len(line) for line in text.splitlines()) <= 80


def test_the_text_of_a_record_says_what_the_audience_sees_and_no_more(wayleave: Command) -> None:
    wayleave("harvest", "dcat", FEEDS / "skills-agency.jsonld", "--source", "skills")
    public = record_as_text(wayleave, "pupil register")
    government = record_as_text(wayleave, "pupil register", "government")
    assert "Process URL: https://" in public
    assert "free_school_meals" not in public
    assert "      - free_school_meals\n        Label: Eligible" in government
    assert "More detail may be shown" in public


def test_text_of_several_languages_says_which_is_which(wayleave: Command, feed: Feed) -> None:
    more = '; dct:description "Afonydd"@cy , "Rivers"@en'
    wayleave("harvest", "dcat", feed(dataset("a", "River levels", more=more)), "--source", "r")
    text = record_as_text(wayleave, "levels")
    assert "Afonydd (cy)" in text
    assert "Rivers (en)" in text


def test_text_of_a_feed_cannot_write_on_the_terminal(wayleave: Command, feed: Feed) -> None:
    path = feed(dataset("a", "River levels", more='; dct:description "x \\u001b[2J \\u009b2J"'))
    wayleave("harvest", "dcat", path, "--source", "r")
    text = record_as_text(wayleave, "levels")
    assert "\x1b" not in text
    assert "\x9b" not in text
