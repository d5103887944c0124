"""Who adds and moves sources, who reads their records in full, and who is let in to do it."""

import pytest

from catalogue.domain.organisation import Organisation
from catalogue.domain.person import Role
from catalogue.domain.source import Source
from catalogue.domain.viewer import Viewer
from catalogue.policy.entrances import Entrance, Permission, entrance
from catalogue.policy.permissions import Action, Service, decide
from tests.record_factory import NOW

RIVERS = Organisation(slug="rivers-agency", name="Rivers Agency")
SCHOOLS = Organisation(slug="schools-agency", name="Schools Agency")
SOURCE = Source(id="1", name="rivers", kind="dcat", location="https://r.example/", created_at=NOW)
ADMINISTRATOR = Viewer(person_id="a", is_administrator=True)


def with_role(role: Role) -> Viewer:
    return Viewer(person_id="p", roles=frozenset({(RIVERS.slug, role)}))


@pytest.mark.parametrize("role", list(Role))
def test_publishers_and_deciders_add_sources_for_their_own_organisation(role: Role) -> None:
    may = role in {Role.PUBLISHER, Role.DECIDER}
    assert decide(with_role(role), Action.ADD_SOURCE, RIVERS, NOW).allowed is may
    assert not decide(with_role(role), Action.ADD_SOURCE, SCHOOLS, NOW).allowed
    assert not decide(with_role(role), Action.ADD_SOURCE, Service(), NOW).allowed


def test_an_administrator_adds_sources_for_all_and_for_none() -> None:
    for thing in (RIVERS, SCHOOLS, Service()):
        assert decide(ADMINISTRATOR, Action.ADD_SOURCE, thing, NOW).allowed


def test_only_an_administrator_moves_a_source_and_only_its_owner_reads_all_of_it() -> None:
    owner = Viewer(person_id="o", owned_sources=frozenset({"rivers"}))
    assert decide(ADMINISTRATOR, Action.MOVE_SOURCE, SOURCE, NOW).allowed
    assert not decide(owner, Action.MOVE_SOURCE, SOURCE, NOW).allowed
    assert decide(owner, Action.SEE_RECORDS_IN_FULL, SOURCE, NOW).allowed
    assert not decide(ADMINISTRATOR, Action.SEE_RECORDS_IN_FULL, SOURCE, NOW).allowed


def test_no_administrator_gives_a_source_to_an_organisation_of_theirs() -> None:
    member = Viewer(person_id="m", is_administrator=True, organisations=frozenset({RIVERS.slug}))
    assert decide(member, Action.MOVE_SOURCE, SCHOOLS, NOW).allowed
    assert not decide(member, Action.MOVE_SOURCE, RIVERS, NOW).allowed
    assert not decide(with_role(Role.DECIDER), Action.MOVE_SOURCE, SCHOOLS, NOW).allowed


@pytest.mark.parametrize("role", list(Role))
def test_who_publishes_is_let_in_before_there_is_a_source(role: Role) -> None:
    may = role in {Role.PUBLISHER, Role.DECIDER}
    found = entrance(with_role(role), Permission.LOOK_AFTER_RECORDS)
    assert found is (Entrance.OPEN if may else Entrance.CLOSED)
