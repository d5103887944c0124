"""Organisations and themes by program."""

from tests.integration.api.conftest import Ask


def test_each_organisation_has_as_many_records_as_its_search_finds(ask: Ask) -> None:
    organisations = ask("/organisations")["organisations"]
    assert organisations
    for each in organisations:
        found = ask(each["links"]["records"].partition("/api/v1")[2])
        assert found["total"] == each["records"]


def test_an_organisation_is_read_by_its_slug(ask: Ask) -> None:
    first = ask("/organisations")["organisations"][0]
    one = ask(f"/organisations/{first['slug']}")
    assert {name: one[name] for name in first} == first


def test_an_organisation_without_records_that_may_be_seen_is_not_there(ask: Ask) -> None:
    ask("/organisations/hm-treasury", status=404)
    ask("/organisations/ministry-of-nothing", status=404)


def test_each_theme_has_as_many_records_as_its_search_finds(ask: Ask) -> None:
    themes = [theme for theme in ask("/themes")["themes"] if theme["records"]]
    assert themes
    for each in themes:
        assert ask(each["links"]["records"].partition("/api/v1")[2])["total"] == each["records"]
