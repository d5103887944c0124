"""D. Distributions and services: quirks 44 to 60."""

import pytest

from catalogue.services.documents import other_words
from frontend.pages.record.files import files
from frontend.pages.record.lines import safe_href
from frontend.pages.record.linking import Linking
from schemas.model import AccessRights, DataService, Dataset, Distribution, best, text
from schemas.model.distribution import MOST_SEARCHED, title_or_name
from schemas.private_hosts import is_private
from tests.quirks.reading import (
    codes_of,
    dataset_of,
    feed_bytes,
    read,
    read_dataset,
    read_one,
    read_text,
)
from tests.quirks.showing import shown_to_the_public


def test_quirk_044_distributions_in_the_plural_are_read_and_told() -> None:
    dataset, found = read_dataset("044-distributions-in-the-plural.ttl")
    assert best(dataset.distribution[0].title) == "Trees as CSV"
    assert "PROPERTY-MISSPELT" in found


def test_quirk_045_a_distribution_is_followed_by_its_link_whatever_its_class() -> None:
    dataset, found = read_dataset("045-distribution-of-no-class.ttl")
    assert dataset.distribution[0].download_url == ("https://files.example/trees.csv",)
    assert "LINK-DANGLING" not in found


def test_quirk_046_a_distribution_without_an_address_is_kept_and_told() -> None:
    dataset, found = read_dataset("046-no-address-at-all.ttl")
    assert best(dataset.distribution[0].title) == "On a disc, by post"
    assert "DISTRIBUTION-NO-ADDRESS" in found


def test_quirk_047_download_and_page_are_both_kept_each_as_what_it_is() -> None:
    dataset, _ = read_dataset("047-one-address-or-two.ttl")
    found = {best(each.title): each for each in dataset.distribution}
    assert found["Page"].access_url == ("https://files.example/page",)
    assert found["File"].download_url == ("https://files.example/trees.csv",)
    assert found["Both"].access_url == ("https://files.example/both",)
    assert found["Both"].download_url == ("https://files.example/both.csv",)


def test_quirk_048_an_address_written_as_text_is_one() -> None:
    dataset, _ = read_dataset("048-address-as-text.ttl")
    assert dataset.distribution[0].download_url == ("https://files.example/trees.csv",)


def test_quirk_049_relative_addresses_are_of_the_feed_and_files_are_refused() -> None:
    record = read_one("049-relative-addresses.jsonld")
    dataset = dataset_of(record)
    assert record.identifier == "https://feeds.example/catalogue/data/trees"
    assert dataset.distribution[0].download_url == (
        "https://feeds.example/catalogue/files/trees.csv",
    )
    assert dataset.landing_page == ()
    assert "URL-UNUSABLE" in codes_of(record)


def test_quirk_050_distributions_without_an_address_are_called_the_same_each_time() -> None:
    name = "050-blank-distributions.ttl"
    dataset, _ = read_dataset(name)
    *head, first, second = feed_bytes(name).decode().splitlines()
    swapped = "\n".join([*head, second.rstrip(" .") + ",", first.rstrip(" ,") + " ."])
    (again,), _ = read_text(swapped.encode(), name)
    before = {best(each.title): each.iri for each in dataset.distribution}
    after = {best(each.title): each.iri for each in dataset_of(again).distribution}
    assert len(set(before.values())) == len(before) == 2
    assert after == before


def test_quirk_051_layers_of_one_service_are_told_apart_by_their_titles() -> None:
    dataset, _ = read_dataset("051-layers-of-one-service.ttl")
    assert {best(each.title) for each in dataset.distribution} == {"Oaks", "Elms"}
    assert len({each.iri for each in dataset.distribution}) == 2


def test_quirk_053_a_file_without_a_title_goes_by_its_name_its_format_or_its_number() -> None:
    dataset, found = read_dataset("053-distributions-without-a-title.ttl")
    names = [title_or_name(e, f"Resource {n}") for n, e in enumerate(dataset.distribution, 1)]
    assert names == ["tree survey.csv", "GeoJSON", "Resource 3"]
    assert all(each.title == () for each in dataset.distribution)
    assert "DISTRIBUTION-TITLE-MISSING" in found


def test_quirk_054_a_format_is_one_whatever_list_names_it() -> None:
    records, _ = read("054-names-of-formats.ttl")
    formats = [dataset_of(each).distribution[0].format for each in records]
    assert [each.code for each in formats if each] == ["CSV"] * 10


def test_quirk_055_a_media_type_is_taken_out_of_its_node() -> None:
    dataset, found = read_dataset("055-media-type-as-node.ttl")
    assert [each.media_type for each in dataset.distribution] == ["text/csv", "application/json"]
    assert "MEDIA-TYPE-INVALID" not in found


def test_quirk_056_sizes_are_read_leniently_and_never_below_nothing() -> None:
    dataset, found = read_dataset("056-sizes.ttl")
    sizes = {best(each.title): each.byte_size for each in dataset.distribution}
    assert sizes == {
        "A decimal": 20480, "A text": 20480, "Misspelt": 20480, "Negative": None, "In words": None,
    }  # fmt: skip
    assert {"VALUE-UNREADABLE", "PROPERTY-MISSPELT"} <= found


def test_quirk_057_algorithms_of_checksums_are_mapped_and_others_kept() -> None:
    dataset, _ = read_dataset("057-checksums.ttl")
    spdx = "http://spdx.org/rdf/terms#checksumAlgorithm_"
    found = {best(e.title): e.checksum.algorithm for e in dataset.distribution if e.checksum}
    assert found == {"A": spdx + "sha1", "B": spdx + "sha256", "C": spdx + "md5", "D": "crc32"}


def test_quirk_058_a_misspelt_endpoint_is_read_and_told() -> None:
    record = read_one("058-endpoint-misspelt.ttl")
    assert isinstance(record.resource, DataService)
    assert record.resource.endpoint_url == ("https://files.example/api",)
    assert "PROPERTY-MISSPELT" in codes_of(record)


def test_quirk_059_a_service_hidden_in_a_distribution_is_linked_to() -> None:
    dataset, found = read_dataset("059-service-in-a-distribution.ttl")
    (layer,) = dataset.distribution
    assert [link.target for link in layer.access_service] == ["https://maps.example/ows?map=trees"]
    assert "GetCapabilities" in layer.access_url[0]
    assert "SERVICE-IN-DISTRIBUTION" in found


def test_quirk_060_nobody_is_given_a_link_to_a_private_machine() -> None:
    record = read_one("060-private-hosts.ttl")
    dataset = dataset_of(record)
    addresses = [
        record.identifier,
        *dataset.landing_page,
        *(each.iri or "" for each in dataset.documentation),
        *dataset.distribution[0].download_url,
    ]
    assert len(addresses) == 4
    # They are kept, as colleagues may reach them; but no page links there.
    assert all(is_private(each) and safe_href(each) is None for each in addresses)
    told = {f.path for f in record.report.findings if f.code == "URL-PRIVATE"}
    assert told == {"identifier", "landingPage", "documentation", "distribution.downloadURL"}


@pytest.mark.parametrize("host", [
    "localhost", "LOCALHOST:80", "127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.9", "[::1]",
    "[fe80::1]", "169.254.169.254", "server01", "data.internal", "print.local", "user@localhost",
    "100.64.0.1",
])  # fmt: skip
def test_quirk_060_private_hosts_are_recognised(host: str) -> None:
    assert is_private(f"http://{host}/x")
    assert not is_private(f"https://{host.split(':', maxsplit=1)[0].strip('[]')}.example/x")


def test_quirk_052_of_thousands_of_distributions_all_are_kept_and_the_first_searched() -> None:
    name = "052-thousands-of-distributions.ttl"
    sheet = feed_bytes(name).decode().splitlines()[-1]
    sheets = [sheet.replace("Sheet 1", f"Sheet {n}").replace("/1.csv", f"/{n}.csv")
              for n in range(2, 8_328)]  # fmt: skip
    more = "\n".join(f"<https://files.example/id/1>{each}" for each in sheets)
    (record,), _ = read_text(feed_bytes(name) + more.encode(), name)
    dataset = dataset_of(record)
    assert len(dataset.distribution) == 8_327
    assert "DISTRIBUTION-MANY" in codes_of(record)
    searched = "\n".join(other_words(dataset))
    assert f"Sheet {MOST_SEARCHED}" in searched
    assert f"Sheet {MOST_SEARCHED + 1}" not in searched


def test_quirk_052_the_page_of_a_record_shows_its_distributions_a_hundred_at_a_time() -> None:
    many = tuple(
        Distribution(iri=f"https://files.example/{n}", title=text(f"Sheet {n}"))
        for n in range(1, 251)
    )
    dataset = Dataset(
        identifier="1", title=text("Trees"), access_rights=AccessRights.OPEN, distribution=many
    )
    seen = shown_to_the_public(dataset)
    shown = [files(seen, Linking({}, {}), page) for page in (1, 2, 3, 9)]
    assert [(len(each.files), each.files[0].title) for each in shown] == [
        (100, "Sheet 1"),
        (100, "Sheet 101"),
        (50, "Sheet 201"),
        (50, "Sheet 201"),
    ]
    assert [(each.before, each.after) for each in shown[:3]] == [
        (None, "?files=2#files"),
        ("?files=1#files", "?files=3#files"),
        ("?files=2#files", None),
    ]
