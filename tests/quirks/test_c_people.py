"""C. People and bodies: quirks 33 to 43."""

from schemas.model import ContactKind, best
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


def test_quirk_033_agents_without_an_address_are_the_same_in_every_harvest() -> None:
    name = "033-blank-agents.ttl"
    record = read_one(name)
    text = feed_bytes(name).decode()
    publisher = '[ a foaf:Organization ; foaf:name "Parks Trust" ]'
    assert publisher in text
    other = (
        text.replace(publisher, "_:b99") + '_:b99 foaf:name "Parks Trust" ; a foaf:Organization .'
    )
    (again,), _ = read_text(other.encode(), name)
    assert again.digest == record.digest
    assert again.resource == record.resource


def test_quirk_034_a_publisher_in_words_is_found_in_the_register() -> None:
    dataset, _ = read_dataset("034-publisher-as-text.ttl")
    assert dataset.publisher is not None
    assert dataset.publisher.slug == "department-for-environment-food-rural-affairs"
    assert dataset.creator[0].slug == "environment-agency"
    assert best(dataset.creator[0].name) == "Environment Agency"


def test_quirk_035_all_publishers_and_contacts_are_kept_and_one_counts() -> None:
    dataset, found = read_dataset("035-several-publishers-and-contacts.ttl")
    assert [best(each.name) for each in dataset.contact_point] == ["First desk", "Second desk"]
    assert dataset.publisher is not None
    assert len(dataset.qualified_attribution) == 1
    slugs = {dataset.publisher.slug, dataset.qualified_attribution[0].agent.slug}
    assert slugs == {"hm-treasury", "home-office"}
    assert {"CONTACT-SECOND", "VALUE-REPEATED"} <= found


def test_quirk_036_a_person_is_joined_to_the_body() -> None:
    dataset, _ = read_dataset("036-person-in-a-body.ttl")
    assert dataset.publisher is not None
    assert best(dataset.publisher.name) == "Parks Trust"
    (contact,) = dataset.contact_point
    assert (best(contact.name), contact.organisation) == ("Kim Sample", "Parks desk")
    assert contact.kind is ContactKind.PERSON


def test_quirk_037_the_name_of_a_contact_is_found_however_it_is_written() -> None:
    records, _ = read("037-names-of-contacts.ttl")
    names = [best(dataset_of(each).contact_point[0].name) for each in records]
    assert names == ["Parks desk"] * 4


def test_quirk_038_a_mailbox_is_found_however_it_is_written_and_checked() -> None:
    records, _ = read("038-mailboxes.ttl")
    mailboxes = [dataset_of(each).contact_point[0].email for each in records]
    assert mailboxes == ["desk@parks.example"] * 5 + ["desk at parks.example"]
    assert ["CONTACT-EMAIL-INVALID" in codes_of(each) for each in records] == [False] * 5 + [True]


def test_quirk_039_the_body_of_a_contact_is_found_in_either_spelling() -> None:
    records, _ = read("039-names-of-bodies.ttl")
    names = [dataset_of(each).contact_point[0].organisation for each in records]
    assert names == ["Parks Trust"] * 4


def test_quirk_040_the_page_of_a_contact_is_found_in_every_spelling() -> None:
    records, _ = read("040-addresses-of-contacts.ttl")
    pages = [dataset_of(each).contact_point[0].url for each in records]
    assert pages == ["https://parks.example/ask"] * 3


def test_quirk_041_a_contact_in_words_is_a_name_and_nobody_is_none() -> None:
    records, _ = read("041-contact-as-text.ttl")
    found = [[best(c.name) for c in dataset_of(each).contact_point] for each in records]
    assert found == [["The parks desk"], [], []]
    assert ["CONTACT-MISSING" in codes_of(each) for each in records] == [False, True, True]


def test_quirk_042_what_the_first_profile_called_otherwise_is_read() -> None:
    dataset, found = read_dataset("042-properties-of-the-first-profile.ttl")
    assert dataset.version == "2.1"
    assert dataset.contact_point[0].email == "desk@parks.example"
    assert not {"VERSION-MISSING", "CONTACT-MISSING"} & found


def test_quirk_043_a_person_where_a_team_is_wanted_is_told_and_not_shown_to_the_public() -> None:
    records, _ = read("043-people-as-contacts.ttl")
    kinds = [dataset_of(each).contact_point[0].kind for each in records]
    assert kinds == [ContactKind.PERSON, ContactKind.PERSON, ContactKind.UNKNOWN]
    assert ["CONTACT-IS-PERSON" in codes_of(each) for each in records] == [True, True, False]
    seen = [shown_to_the_public(dataset_of(each)).resource.contact_point for each in records]
    mailboxes = [[contact.email for contact in contacts if contact.email] for contacts in seen]
    assert mailboxes == [[], [], ["paths.team@parks.example"]]
