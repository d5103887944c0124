"""Section E of the list of faults: licence, rights, access."""

import msgspec

from schemas.model import AccessRights, Dataset, best
from schemas.reading import RecordReading
from schemas.rules.licence_checks import strictest_licence
from tests.quirks.reading import codes_of, dataset_of, read


def by_title(name: str) -> dict[str, RecordReading]:
    """Read a feed of several records, by their titles."""
    return {record.title: record for record in read(name)[0]}


def licence_code(record: RecordReading) -> str | None:
    """Give the code of the licence that was read."""
    licence = dataset_of(record).licence
    return licence.code if licence else None


def test_quirk_061_licences_of_both_levels_are_kept_and_told_apart() -> None:
    records = by_title("061-licence-on-two-levels.ttl")
    permits = dataset_of(records["Quarry permits"])
    assert licence_code(records["Quarry permits"]) == "ogl-3"
    assert [f.licence.code for f in permits.distribution if f.licence] == ["ogl-3", "cc-by-nc"]
    assert "LICENCES-DIFFER" in codes_of(records["Quarry permits"])
    assert "LICENCES-DIFFER" not in codes_of(records["Quarry visits"])


def test_quirk_061_the_strictest_of_the_licences_is_the_one_shown() -> None:
    shown = {
        title: strictest_licence(dataset_of(record))
        for title, record in by_title("061-licence-on-two-levels.ttl").items()
    }
    assert shown["Quarry permits"] is not None
    assert shown["Quarry permits"].code == "cc-by-nc"
    assert shown["Quarry visits"] is not None
    assert shown["Quarry visits"].code == "cc-by"


def test_quirk_062_a_licence_is_guessed_from_words_html_labels_and_rights() -> None:
    records = by_title("062-licence-as-text.ttl")
    assert {title: licence_code(record) for title, record in records.items()} == {
        "In words": "ogl-3",
        "In a sentence": "ogl-3",
        "In HTML": "ogl-3",
        "As a node with a label": "cc-by",
        "In the rights": "ogl-3",
        "All but some": None,
        "In rights that say something else": None,
    }
    assert "LICENCE-IN-WORDS" in codes_of(records["In a sentence"])
    assert "LICENCE-IN-RIGHTS" in codes_of(records["In the rights"])


def test_quirk_062_what_the_source_wrote_stays_beside_the_guess() -> None:
    records = by_title("062-licence-as-text.ttl")
    sentence = dataset_of(records["In a sentence"]).licence
    assert sentence is not None
    assert best(sentence.label).endswith("with thanks to the quarry owners.")
    assert best(dataset_of(records["In the rights"]).rights[0].label) == "Open Government Licence"
    held_back = dataset_of(records["All but some"]).licence
    assert held_back is not None
    assert "except the drawings" in best(held_back.label)


def test_quirk_063_every_spelling_of_the_open_government_licence_is_known() -> None:
    found = by_title("063-open-government-licence-spellings.ttl")
    read_as = {title: licence_code(record) for title, record in found.items()}
    assert read_as.pop("The second version") == "ogl-2"
    assert read_as.pop("The first version") == "ogl-1"
    assert set(read_as.values()) == {"ogl-3"}
    assert len(read_as) == 6


def test_quirk_064_access_rights_in_any_form_and_the_unknown_most_closed() -> None:
    records = by_title("064-access-rights-in-words.ttl")
    found = {title: dataset_of(record).access_rights for title, record in records.items()}
    assert found == {
        "By the EU's address": AccessRights.INTERNAL,
        "As a statement with a label": AccessRights.OPEN,
        "As text": AccessRights.RESTRICTED,
        "In words of its own": AccessRights.INTERNAL,
        "Two that disagree": AccessRights.COMMERCIAL,
    }
    assert "ACCESS-RIGHTS-UNKNOWN" in codes_of(records["In words of its own"])
    assert "ACCESS-RIGHTS-CONFLICT" in codes_of(records["Two that disagree"])
    assumed = [title for title, record in records.items() if dataset_of(record).assumed]
    assert assumed == ["In words of its own", "Two that disagree"]


def test_quirk_065_inspire_limits_are_access_rights_wherever_they_stand() -> None:
    records = by_title("065-inspire-limitations.ttl")
    found = {title: dataset_of(record).access_rights for title, record in records.items()}
    assert found == {
        "Without limits": AccessRights.OPEN,
        "Personal data": AccessRights.RESTRICTED,
        "Public security, over https and as a node": AccessRights.INTERNAL,
        "In the rights alone": AccessRights.RESTRICTED,
        "Open, and limited in the rights": AccessRights.RESTRICTED,
    }
    contradicted = records["Open, and limited in the rights"]
    assert "ACCESS-RIGHTS-CONFLICT" in codes_of(contradicted)
    assert dataset_of(contradicted).assumed == ("accessRights",)


def test_a_record_without_any_licence_shows_none() -> None:
    record = by_title("062-licence-as-text.ttl")["In rights that say something else"]
    bare: Dataset = msgspec.structs.replace(dataset_of(record), distribution=())
    assert strictest_licence(bare) is None
