"""Section H of the list of faults: themes and standards."""

from schemas.model import Frequency, best
from tests.quirks.reading import dataset_of, page_codes, read, read_dataset


def test_quirk_088_a_theme_is_known_by_address_label_or_words() -> None:
    (record,), end = read("088-theme-address-and-text.rdf")
    themes = [(one.code, best(one.label), one.iri) for one in dataset_of(record).theme]
    assert themes == [
        ("environment", "", "http://publications.europa.eu/resource/authority/data-theme/ENVI"),
        (None, "Stone and its uses", None),
        ("health", "Health", "https://quarries.example/theme/health"),
        (None, "", "https://quarries.example/theme/unlabelled"),
    ]
    # Other readers drop the text beside an address without a message.
    assert "PAGE-TEXT-MISPLACED" in page_codes(end)
    assert [finding.value for finding in end.findings] == ["Umwelt"]


def test_quirk_089_national_and_international_lists_lead_to_the_thirteen_themes() -> None:
    dataset, _ = read_dataset("089-national-theme-lists.ttl")
    assert [theme.code for theme in dataset.theme] == [
        "transport", "transport", "business", "environment", "transport", "agriculture",
        "environment", "society", "government", "government",
    ]  # fmt: skip
    own = [theme.iri or best(theme.label) for theme in dataset.theme]
    assert own[1] == "https://opendata.swiss/themes/mobility"
    assert own[7] == "Towns and cities"


def test_quirk_090_a_standard_is_unwrapped_from_whatever_holds_it() -> None:
    dataset, _ = read_dataset("090-standards.ttl")
    found = [(standard.iri, best(standard.label)) for standard in dataset.conforms_to]
    assert found == [
        ("https://standards.example/stone/2", ""),
        (None, "Stone Description Standard 1"),
        ("https://standards.example/slate", "Slate Standard"),
    ]


def test_quirk_091_old_codes_and_the_other_scheme_mean_the_same() -> None:
    languages, lists = read("091-old-language-codes.ttl")[0]
    assert dataset_of(languages).language == ("nl", "cy", "de")
    dataset = dataset_of(lists)
    assert [theme.code for theme in dataset.theme] == ["health"]
    assert dataset.update_frequency is Frequency.DAILY


def test_quirk_092_misspelt_namespaces_are_read_and_told() -> None:
    (record,), _ = read("092-namespaces.ttl")
    dataset = dataset_of(record)
    assert record.identifier == "quarries-1"
    assert best(dataset.title) == "Misspelt addresses"
    assert best(dataset.description) == "Read all the same."
    assert dataset.issued is not None
    assert [word.value for word in dataset.keyword] == ["stone"]
    assert len(dataset.distribution) == 1
    told = [each for each in record.report.findings if each.code == "NAMESPACE-WRONG"]
    assert {finding.path for finding in told} >= {"title", "issued", "keyword", "distribution"}
    assert all(finding.fix for finding in told)
