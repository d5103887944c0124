"""Who may do what: denied unless a rule allows it, always with a reason."""

import datetime as dt

import msgspec
import pytest

from catalogue.domain.record import Hiding, Record, RecordState, Visibility
from catalogue.domain.run import Run, RunState
from catalogue.domain.source import Source
from catalogue.domain.viewer import Viewer
from catalogue.policy import permissions
from catalogue.policy.permissions import Action, decide
from tests.record_factory import NOW, record_from

RECORD = msgspec.structs.replace(
    record_from(3), source="rivers", visibility=Visibility(), state=RecordState.ACTIVE
)
SOURCE = Source(
    id="1", name="rivers", kind="dcat", location="https://rivers.example/", created_at=NOW
)
HELD = Run(id="1", source="rivers", state=RunState.HELD, started_at=NOW)
ANYONE = Viewer.anonymous()
OWNER = Viewer(owned_sources=frozenset({"rivers"}))
ANOTHER_OWNER = Viewer(owned_sources=frozenset({"schools"}))
ADMINISTRATOR = Viewer(is_administrator=True)


def hidden(*tiers: str) -> Record:
    hiding = Hiding(
        reason="r", approver="Alex Invented", review_on=NOW.date(), tiers=frozenset(tiers)
    )
    return msgspec.structs.replace(RECORD, visibility=Visibility(hiding=hiding))


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("viewer", [ANYONE, OWNER, ADMINISTRATOR])
def test_nothing_may_be_done_to_what_is_not_there(viewer: Viewer, action: Action) -> None:
    assert not decide(viewer, action, None, NOW).allowed


@pytest.mark.parametrize("action", list(Action))
def test_a_record_that_one_may_not_know_of_is_refused_as_an_absent_one_is(action: Action) -> None:
    refused = decide(ADMINISTRATOR, action, hidden("accredited"), NOW)
    assert refused == decide(ADMINISTRATOR, action, None, NOW)


def test_an_action_that_no_rule_speaks_of_is_denied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permissions, "_RULES", {})
    assert not decide(OWNER, Action.READ_RECORD, RECORD, NOW).allowed


@pytest.mark.parametrize(
    ("action", "thing"),
    [
        (Action.MANAGE_SOURCE, RECORD),
        (Action.DECIDE_HELD_RUN, SOURCE),
        (Action.READ_RECORD, SOURCE),
        (Action.SET_VISIBILITY, HELD),
    ],
)
def test_a_thing_that_the_rule_does_not_speak_of_is_denied(
    action: Action, thing: Record | Source | Run
) -> None:
    viewer = Viewer(owned_sources=frozenset({"rivers"}), is_administrator=True)
    assert not decide(viewer, action, thing, NOW).allowed


def test_everyone_may_read_a_record_and_nobody_a_retired_one() -> None:
    assert decide(ANYONE, Action.READ_RECORD, RECORD, NOW).allowed
    retired = msgspec.structs.replace(RECORD, state=RecordState.RETIRED)
    assert not decide(OWNER, Action.READ_RECORD, retired, NOW).allowed


def test_a_hidden_record_is_read_by_its_tiers_until_the_accreditation_ends() -> None:
    researcher = Viewer(accredited_until=NOW)
    before, after = NOW - dt.timedelta(seconds=1), NOW
    assert decide(researcher, Action.READ_RECORD, hidden("accredited"), before).allowed
    assert not decide(researcher, Action.READ_RECORD, hidden("accredited"), after).allowed


@pytest.mark.parametrize(
    "action", [Action.READ_SOURCE_GRAPH, Action.SEE_FINDINGS, Action.SET_VISIBILITY]
)
def test_only_the_owner_sees_the_source_graph_and_findings_and_decides_visibility(
    action: Action,
) -> None:
    assert decide(OWNER, action, RECORD, NOW).allowed
    for viewer in (ANYONE, ANOTHER_OWNER, ADMINISTRATOR, Viewer(is_government=True)):
        assert not decide(viewer, action, RECORD, NOW).allowed


@pytest.mark.parametrize(
    ("action", "thing"), [(Action.MANAGE_SOURCE, SOURCE), (Action.DECIDE_HELD_RUN, HELD)]
)
def test_sources_and_held_runs_are_for_their_owner_and_administrators(
    action: Action, thing: Source | Run
) -> None:
    assert decide(OWNER, action, thing, NOW).allowed
    assert decide(ADMINISTRATOR, action, thing, NOW).allowed
    assert not decide(ANOTHER_OWNER, action, thing, NOW).allowed
    assert not decide(ANYONE, action, thing, NOW).allowed


@pytest.mark.parametrize("state", [s for s in RunState if s is not RunState.HELD])
def test_a_run_that_is_not_held_waits_for_nobody(state: RunState) -> None:
    run = msgspec.structs.replace(HELD, state=state)
    assert not decide(OWNER, Action.DECIDE_HELD_RUN, run, NOW).allowed


def test_every_decision_has_a_reason() -> None:
    for viewer in (ANYONE, OWNER, ADMINISTRATOR):
        for action in Action:
            for thing in (RECORD, SOURCE, HELD, None):
                assert decide(viewer, action, thing, NOW).reason
