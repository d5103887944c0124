"""B. Text and language: quirks 21 to 32."""

from pathlib import Path

import pytest

from catalogue.services.documents import description_words
from schemas.errors import UnreadableError
from schemas.markdown import plain
from schemas.model import best
from tests.quirks.harvesting import Catalogue, served
from tests.quirks.reading import dataset_of, page_codes, read, read_dataset, read_one


def test_quirk_021_a_description_in_html_becomes_markdown() -> None:
    dataset, found = read_dataset("021-description-in-html.ttl")
    written = best(dataset.description)
    assert written == (
        "Levels at **43 gauges** & weirs.\n\n- every 15 minutes\n- checked daily\n\n"
        "See [the method](https://rivers.example/method)."
    )
    assert plain(written).endswith("See the method.")
    assert "MARKUP-CONVERTED" in found


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_quirk_021_html_is_turned_where_feeds_are_read_and_its_words_are_searched(
    tmp_path: Path,
) -> None:
    name = "021-description-in-html.ttl"
    catalogue = Catalogue(tmp_path)
    harvested = catalogue.harvest({f"/{name}": served(name)}, f"/{name}")
    with catalogue.store.reading() as work:
        record = work.records.get(harvested.outcomes[0].id or "")
    catalogue.close()
    assert "**43 gauges**" in best(record.resource.description)
    assert "Levels at 43 gauges & weirs." in description_words(record.resource)


def test_quirk_022_an_abstract_is_taken_for_want_of_a_description() -> None:
    dataset, found = read_dataset("022-text-in-abstract.ttl")
    assert best(dataset.description) == "Levels at 43 gauges."
    assert "DESCRIPTION-MISSING" not in found


def test_quirk_023_british_english_is_shown_and_all_languages_are_kept() -> None:
    dataset, _ = read_dataset("023-several-languages.ttl")
    assert best(dataset.title) == "River levels"
    assert {title.language for title in dataset.title} == {"cy", "en-US", "en-GB", "fr"}
    assert best(dataset.description) == "All levels"


def test_quirk_024_a_bad_language_tag_costs_neither_the_text_nor_the_page() -> None:
    (record,), end = read("024-bad-language-tags.rdf")
    dataset = dataset_of(record)
    assert dataset.title[0].language == "en-GB"
    assert (best(dataset.description), dataset.description[0].language) == ("All of them.", None)
    assert [(word.value, word.language) for word in dataset.keyword] == [("niveaux", None)]
    assert "PAGE-LANGUAGE-TAG" in page_codes(end)


def test_quirk_025_a_machine_translation_ranks_below_what_a_person_wrote() -> None:
    dataset, _ = read_dataset("025-machine-translation.ttl")
    assert best(dataset.title) == "Pegelstände"
    assert len(dataset.title) == 2


def test_quirk_026_characters_that_no_text_may_hold_are_left_out() -> None:
    (record,), end = read("026-control-characters.rdf")
    assert record.title == "River levels"
    assert "PAGE-CONTROL-CHARACTER" in page_codes(end)
    (record,), _ = read("026-lone-surrogates.jsonld")
    dataset = dataset_of(record)
    shown = best(dataset.title) + best(dataset.description)
    assert shown.isprintable()
    assert shown.encode()


def test_quirk_027_another_encoding_is_read_as_declared_or_else_found_out() -> None:
    (record,), _ = read("027-windows-1252-declared.rdf")
    assert record.title == "Rents over £100 \u2013 “prime”"
    (record,), end = read("027-windows-1252-undeclared.ttl")
    assert record.title == "Rents over £100"
    assert "PAGE-ENCODING" in page_codes(end)


def test_quirk_027_a_page_cut_inside_a_character_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableError) as caught:
        read("027-cut-inside-a-character.ttl")
    assert caught.value.line == 5


def test_quirk_028_placeholders_count_as_missing() -> None:
    dataset, found = read_dataset("028-placeholders.ttl")
    assert dataset.description == ()
    assert dataset.version is None
    assert [word.value for word in dataset.keyword] == ["rent"]
    assert {"VALUE-PLACEHOLDER", "DESCRIPTION-MISSING", "VERSION-MISSING"} <= found


def test_quirk_029_joined_keywords_are_told_apart_when_each_is_short() -> None:
    dataset, _ = read_dataset("029-keywords-joined.ttl")
    assert [word.value for word in dataset.keyword] == [
        "rent",
        "high street",
        "empty shops",
        "shops",
        "offices",
        "what every tenant of a shop paid, the landlord's share included",
    ]


def test_quirk_030_a_keyword_that_is_an_address_goes_by_its_label_or_is_a_subject() -> None:
    dataset, found = read_dataset("030-keywords-that-are-addresses.ttl")
    assert {word.value for word in dataset.keyword} == {"rent", "Business, economics and finance"}
    assert {subject.iri for subject in dataset.subject} == {
        "https://words.example/unknown",
        "https://words.example/other",
    }
    assert "KEYWORD-IS-ADDRESS" in found


def test_quirk_031_dates_names_of_files_and_sentences_are_no_keywords() -> None:
    dataset, found = read_dataset("031-junk-keywords.ttl")
    assert [word.value for word in dataset.keyword] == ["rent", "2023"]
    assert "KEYWORD-UNUSABLE" in found


def test_quirk_032_lines_end_in_one_way_and_titles_have_one() -> None:
    record = read_one("032-line-breaks.ttl")
    dataset = dataset_of(record)
    assert record.title == "Rents of shops"
    assert best(dataset.title) == "Rents of shops"
    assert dataset.keyword[0].value == "high street"
    description = best(dataset.description)
    assert description == "First line.\nSecond line.\nThird line.\nFourth line."
