"""People: found by id, by address and by who they are elsewhere; nobody twice."""

import datetime as dt

import msgspec
import pytest

from catalogue.domain.person import Accreditation, AccreditationKind, Person, SingleSignOn
from catalogue.errors import NotFoundError, RefusedError
from catalogue.store import Store
from tests.people import NOW, new_person

ELSEWHERE = SingleSignOn(issuer="https://id.example", subject="248289761001")
ACCREDITATION = Accreditation(
    number="AB12",
    kind=AccreditationKind.PROVISIONAL,
    expires_on=dt.date(2027, 3, 31),
    checked_at=NOW,
)


def add(store: Store, *people: Person) -> None:
    with store.unit_of_work() as work:
        for person in people:
            work.people.add(person)


def test_a_person_comes_back_as_they_were_stored(store: Store) -> None:
    person = new_person(
        verified_domain="rivers.example",
        is_administrator=True,
        accreditation=ACCREDITATION,
        last_signed_in_at=NOW,
    )
    add(store, person)
    with store.reading() as work:
        assert work.people.get(person.id) == person
        assert work.people.holder_of("AB12") == person
        assert work.people.accredited() == [person]


def test_a_local_account_is_found_by_its_address_in_whatever_case(store: Store) -> None:
    person = new_person(email="Alex@Rivers.example")
    add(store, person)
    with store.reading() as work:
        assert work.people.with_local_account(" aLEX@rivers.EXAMPLE ") == person
        assert work.people.with_local_account("alex") is None


def test_an_address_has_one_local_account(store: Store) -> None:
    add(store, new_person())
    with pytest.raises(RefusedError, match="already an account"):
        add(store, new_person(id="another", email="ALEX-INVENTED@rivers.example"))


def test_who_signs_on_elsewhere_is_another_person_than_the_account_with_the_same_address(
    store: Store,
) -> None:
    local, elsewhere = new_person(), new_person(id="elsewhere", sign_on=ELSEWHERE)
    add(store, local, elsewhere)
    with store.reading() as work:
        assert work.people.with_local_account(local.email) == local
        assert work.people.with_sign_on(ELSEWHERE) == elsewhere
        other = msgspec.structs.replace(ELSEWHERE, issuer="https://other.example")
        assert work.people.with_sign_on(other) is None


def test_two_people_cannot_be_one_at_a_provider(store: Store) -> None:
    add(store, new_person(sign_on=ELSEWHERE))
    with pytest.raises(RefusedError):
        add(store, new_person(id="another", sign_on=ELSEWHERE))


def test_two_people_cannot_hold_one_accreditation(store: Store) -> None:
    other = new_person("Robin Madeup")
    add(store, new_person(accreditation=ACCREDITATION), other)
    with pytest.raises(RefusedError), store.unit_of_work() as work:
        work.people.update(msgspec.structs.replace(other, accreditation=ACCREDITATION))


def test_an_unknown_person_is_an_error_that_says_where_to_look(store: Store) -> None:
    with store.unit_of_work() as work:
        for ask in (lambda: work.people.get("x"), lambda: work.people.update(new_person())):
            with pytest.raises(NotFoundError, match="wayleave people list"):
                ask()


def test_people_are_searched_by_name_and_address_and_signs_stand_for_themselves(
    store: Store,
) -> None:
    add(store, new_person(), new_person("Robin Madeup"), new_person("Sam_Sample"))
    with store.reading() as work:
        assert work.people.search("MADEUP", 10) == (1, [new_person("Robin Madeup")])
        assert work.people.search("_", 10) == (1, [new_person("Sam_Sample")])
        assert work.people.search("%", 10) == (0, [])
        count, page = work.people.search("", 1, offset=1)
    assert (count, [person.name for person in page]) == (3, ["Robin Madeup"])


def test_a_link_sets_a_password_once_and_in_time(store: Store) -> None:
    add(store, new_person())
    hour = dt.timedelta(hours=1)
    with store.unit_of_work() as work:
        work.passwords.add_link("digest", "alex-invented", NOW + hour)
        assert work.passwords.person_of_link("digest", NOW) == "alex-invented"
        assert work.passwords.use_link("digest", NOW + hour) is None
        assert work.passwords.use_link("digest", NOW) == "alex-invented"
        assert work.passwords.use_link("digest", NOW) is None


def test_a_new_password_ends_every_link_and_is_rehashed_only_if_it_is_still_the_same(
    store: Store,
) -> None:
    add(store, new_person())
    with store.unit_of_work() as work:
        assert work.passwords.of("alex-invented") is None
        work.passwords.add_link("digest", "alex-invented", NOW + dt.timedelta(hours=1))
        work.passwords.set("alex-invented", "hash 1")
        assert work.passwords.person_of_link("digest", NOW) is None
        work.passwords.rehash("alex-invented", "another hash", "hash 2")
        assert work.passwords.of("alex-invented") == "hash 1"
        work.passwords.rehash("alex-invented", "hash 1", "hash 2")
        assert work.passwords.of("alex-invented") == "hash 2"


def test_changing_what_is_known_of_a_person_leaves_the_password(store: Store) -> None:
    add(store, new_person())
    with store.unit_of_work() as work:
        work.passwords.set("alex-invented", "hash")
        work.people.update(new_person(name="Alex Renamed", id="alex-invented"))
        assert work.passwords.of("alex-invented") == "hash"
