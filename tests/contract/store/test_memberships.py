"""Organisations, who belongs to them, and what follows from it: nothing before a confirmation."""

import msgspec
import pytest

from catalogue.domain.organisation import Organisation
from catalogue.domain.person import Membership, Role
from catalogue.errors import NotFoundError, RefusedError
from catalogue.store import Store
from tests.contract.store.records import new_source
from tests.people import NOW, new_organisation, new_person

RIVERS = new_organisation(domains=("rivers.example", "water.example"))


@pytest.fixture
def member(store: Store) -> Membership:
    """Store a person who asked to belong to an organisation with one source."""
    membership = Membership(
        person_id="alex-invented",
        organisation=RIVERS.slug,
        roles=frozenset({Role.MEMBER, Role.CO_ORDINATOR}),
        requested_at=NOW,
    )
    with store.unit_of_work() as work:
        work.organisations.add(RIVERS)
        work.people.add(new_person(verified_domain="water.example"))
        work.memberships.add(membership)
        work.sources.add(msgspec.structs.replace(new_source("land"), organisation=RIVERS.slug))
        work.sources.add(new_source("of nobody"))
    return membership


def confirm(store: Store, membership: Membership) -> None:
    with store.unit_of_work() as work:
        work.memberships.update(msgspec.structs.replace(membership, confirmed_at=NOW))


def change(store: Store, organisation: Organisation, **changes: object) -> None:
    with store.unit_of_work() as work:
        work.organisations.update(msgspec.structs.replace(organisation, **changes))


@pytest.mark.usefixtures("member")
def test_an_organisation_comes_back_as_it_was_stored_and_changes(store: Store) -> None:
    with store.reading() as work:
        assert work.organisations.all() == [RIVERS]
        assert work.organisations.of_domain("water.example") == [RIVERS]
    change(store, RIVERS, name="Rivers and Lakes", domains=("lakes.example",))
    with store.reading() as work:
        assert work.organisations.get(RIVERS.slug).domains == ("lakes.example",)
        assert work.organisations.of_domain("water.example") == []


@pytest.mark.usefixtures("member")
def test_a_slug_is_given_once_and_an_unknown_one_is_an_error(store: Store) -> None:
    with pytest.raises(RefusedError, match="already an organisation"), store.unit_of_work() as work:
        work.organisations.add(RIVERS)
    with store.unit_of_work() as work:
        with pytest.raises(NotFoundError):
            work.organisations.get("lakes")
        with pytest.raises(NotFoundError):
            work.organisations.update(new_organisation("lakes"))


def test_a_membership_is_asked_for_once_and_found_from_both_sides(
    store: Store, member: Membership
) -> None:
    with store.reading() as work:
        assert work.memberships.of_person(member.person_id) == [member]
        assert work.memberships.of_organisation(RIVERS.slug) == [member]
        assert work.memberships.waiting() == [member]
    with pytest.raises(RefusedError, match="asked for already"), store.unit_of_work() as work:
        work.memberships.add(member)
    confirm(store, member)
    with store.unit_of_work() as work:
        assert work.memberships.waiting() == []
        work.memberships.remove(member.person_id, RIVERS.slug)
        with pytest.raises(NotFoundError):
            work.memberships.get(member.person_id, RIVERS.slug)


def test_an_unconfirmed_membership_gives_nothing(store: Store, member: Membership) -> None:
    with store.reading() as work:
        standing = work.standings.find(member.person_id)
    assert standing is not None
    assert [*standing.roles, *standing.organisations, *standing.sources] == []


def test_a_confirmed_one_gives_roles_and_the_sources_of_the_organisation(
    store: Store, member: Membership
) -> None:
    confirm(store, member)
    with store.reading() as work:
        standing = work.standings.find(member.person_id)
    assert standing is not None
    assert standing.roles == {(RIVERS.slug, Role.MEMBER), (RIVERS.slug, Role.CO_ORDINATOR)}
    assert standing.organisations == {RIVERS.slug}
    assert standing.sources == {(RIVERS.slug, "land")}
    assert standing.is_government


@pytest.mark.parametrize(
    "changes",
    [{"is_active": False}, {"is_government": False}, {"domains": ("rivers.example",)}],
    ids=str,
)
def test_government_follows_from_an_active_organisation_of_it_with_the_domain(
    store: Store, member: Membership, changes: dict[str, object]
) -> None:
    change(store, RIVERS, **changes)
    with store.reading() as work:
        standing = work.standings.find(member.person_id)
    assert standing is not None
    assert not standing.is_government


def test_an_organisation_that_is_not_active_gives_no_roles(
    store: Store, member: Membership
) -> None:
    confirm(store, member)
    change(store, RIVERS, is_active=False)
    with store.reading() as work:
        standing = work.standings.find(member.person_id)
    assert standing is not None
    assert [*standing.roles, *standing.organisations, *standing.sources] == []


def test_an_ended_account_has_no_standing(store: Store, member: Membership) -> None:
    with store.unit_of_work() as work:
        person = work.people.get(member.person_id)
        work.people.update(msgspec.structs.replace(person, is_active=False))
        assert work.standings.find(member.person_id) is None
        assert work.standings.find("nobody") is None


def test_the_addresses_of_a_role_are_those_of_confirmed_people(
    store: Store, member: Membership
) -> None:
    with store.reading() as work:
        assert work.memberships.addresses_of(RIVERS.slug, [Role.CO_ORDINATOR]) == []
    confirm(store, member)
    with store.reading() as work:
        assert work.memberships.addresses_of(RIVERS.slug, [Role.DECIDER]) == []
        found = work.memberships.addresses_of(RIVERS.slug, [Role.CO_ORDINATOR, Role.DECIDER])
    assert found == ["alex-invented@rivers.example"]
