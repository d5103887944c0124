"""Who looks after people, organisations and sources; and what an administrator never reads."""

import msgspec
import pytest

from catalogue.domain.person import Role
from catalogue.domain.record import Visibility
from catalogue.domain.source import Source
from catalogue.domain.viewer import Viewer
from catalogue.policy.audiences import Tier, tiers_for
from catalogue.policy.permissions import Action, Service, Thing, decide
from tests.people import NOW, new_organisation, new_person
from tests.record_factory import record_from

RIVERS = new_organisation("rivers")
ALEX = new_person()
RECORD = msgspec.structs.replace(record_from(3), source="land", visibility=Visibility())
SOURCE = Source(id="1", name="land", kind="dcat", location="https://l.example/", created_at=NOW)

ANYONE = Viewer.anonymous()
SIGNED_IN = Viewer(person_id="robin-madeup")
ADMINISTRATOR = Viewer(person_id="robin-madeup", is_administrator=True)


def with_role(role: Role, organisation: str = "rivers") -> Viewer:
    return Viewer(person_id="robin-madeup", roles=frozenset({(organisation, role)}))


@pytest.mark.parametrize(
    ("action", "thing"),
    [
        (Action.MANAGE_PEOPLE, ALEX),
        (Action.MANAGE_PEOPLE, Service()),
        (Action.GIVE_RIGHTS, ALEX),
        (Action.MANAGE_ORGANISATIONS, RIVERS),
        (Action.MANAGE_ORGANISATIONS, Service()),
        (Action.MANAGE_REGISTER, Service()),
        (Action.ADD_SOURCE, Service()),
        (Action.SEE_SOURCE, SOURCE),
        (Action.MANAGE_SOURCE, SOURCE),
    ],
)
def test_an_administrator_may_and_whoever_else_signed_in_may_not(
    action: Action, thing: Thing
) -> None:
    assert decide(ADMINISTRATOR, action, thing, NOW).allowed
    assert not decide(SIGNED_IN, action, thing, NOW).allowed
    assert not decide(ANYONE, action, thing, NOW).allowed


@pytest.mark.parametrize(
    ("action", "thing"),
    [
        (Action.READ_SOURCE_GRAPH, RECORD),
        (Action.SET_VISIBILITY, RECORD),
        (Action.HANDLE_REQUESTS, RIVERS),
        (Action.DECIDE_REQUESTS, RIVERS),
        (Action.SEE_OWN_PEOPLES_REQUESTS, RIVERS),
    ],
)
def test_an_administrator_reads_no_case_and_no_source_graph(action: Action, thing: Thing) -> None:
    assert not decide(ADMINISTRATOR, action, thing, NOW).allowed


def test_nobody_gives_rights_to_themselves() -> None:
    oneself = msgspec.structs.replace(ADMINISTRATOR, person_id=ALEX.id)
    assert not decide(oneself, Action.GIVE_RIGHTS, ALEX, NOW).allowed


@pytest.mark.parametrize(
    ("action", "roles"),
    [
        (Action.HANDLE_REQUESTS, {Role.HANDLER, Role.DECIDER}),
        (Action.DECIDE_REQUESTS, {Role.DECIDER}),
        (Action.SEE_OWN_PEOPLES_REQUESTS, {Role.CO_ORDINATOR}),
    ],
)
def test_a_role_counts_in_its_own_organisation_and_for_its_own_work(
    action: Action, roles: set[Role]
) -> None:
    for role in Role:
        assert decide(with_role(role), action, RIVERS, NOW).allowed == (role in roles)
        assert not decide(with_role(role, "lakes"), action, RIVERS, NOW).allowed


def test_an_account_is_shown_to_its_person_alone() -> None:
    alex = Viewer(person_id=ALEX.id)
    assert decide(alex, Action.SEE_OWN_ACCOUNT, ALEX, NOW).allowed
    for viewer in (ANYONE, SIGNED_IN, ADMINISTRATOR):
        assert not decide(viewer, Action.SEE_OWN_ACCOUNT, ALEX, NOW).allowed


def test_whoever_signed_in_may_ask_to_belong() -> None:
    assert decide(SIGNED_IN, Action.ASK_FOR_MEMBERSHIP, RIVERS, NOW).allowed
    assert not decide(ANYONE, Action.ASK_FOR_MEMBERSHIP, RIVERS, NOW).allowed


def test_a_member_of_the_sources_organisation_holds_its_tier_whoever_published_the_record() -> None:
    member = Viewer(person_id="1", member_sources=frozenset({"land"}))
    assert tiers_for(member, RECORD) == {Tier.ORGANISATION}
    elsewhere = msgspec.structs.replace(RECORD, source="schools")
    assert Tier.ORGANISATION not in tiers_for(member, elsewhere)


def test_who_answers_requests_is_told_from_who_only_belongs() -> None:
    assert with_role(Role.HANDLER).answers_requests
    assert with_role(Role.DECIDER).answers_requests
    assert not with_role(Role.MEMBER).answers_requests
    assert with_role(Role.DECIDER).organisations_as(Role.DECIDER) == {"rivers"}
    assert not ANYONE.is_signed_in
