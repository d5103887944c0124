"""What holds of every projection of every record."""

import collections
import dataclasses
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.record import FieldClass, Hiding, Record, RecordState, Visibility
from catalogue.policy.audiences import Audience, Tier
from catalogue.policy.field_classes import PERSONAL, is_personal, rules_of
from catalogue.policy.links import link_targets
from catalogue.policy.projection import NOTICE, ProjectedRecord, project, project_for_each
from schemas.model import (
    AccessRights,
    ContactKind,
    ContactPoint,
    DataService,
    Dataset,
    Distribution,
    Linkage,
    Organisation,
    QualifiedAttribution,
    Reference,
    Table,
    Variable,
    text,
)
from schemas.model.base import Value
from tests.record_emptying import Eyes, emptied, eyes_for, still_open
from tests.record_factory import NOW, audiences, record_from, records, tier_sets

NOTHING: frozenset[str] = frozenset()
TARGETS = tuple(f"https://data.example/record/{n}" for n in range(8))
linked_records = records(targets=TARGETS, hidden_share=0)
withheld_sets = st.frozensets(st.sampled_from(TARGETS))


def a_record(resource: Dataset | DataService, visibility: Visibility | None = None) -> Record:
    return msgspec.structs.replace(
        record_from(1), resource=resource, visibility=visibility or Visibility()
    )


def a_dataset(access_rights: AccessRights = AccessRights.INTERNAL, **fields: object) -> Dataset:
    made = Dataset(identifier="d1", access_rights=access_rights, title=text("Tenancies"))
    return msgspec.structs.replace(made, **fields)


def seen(
    resource: Dataset | DataService,
    audience: Audience = Audience.PUBLIC,
    *tiers: Tier,
    visibility: Visibility | None = None,
    withheld: frozenset[str] = NOTHING,
) -> Dataset:
    projected = project(
        a_record(resource, visibility), audience, frozenset(tiers), withheld=withheld
    )
    assert projected is not None
    assert isinstance(projected.resource, Dataset)
    return projected.resource


def sorted_out(value: Value, eyes: Eyes, *, is_open: bool) -> Iterator[tuple[str, object, bool]]:
    """Walk to every leaf; tell its path, its value, and whether these eyes may see it."""
    is_open = still_open(value, is_open=is_open)
    rules = rules_of(type(value), personal=type(value) in PERSONAL and is_personal(value))
    for field in msgspec.structs.fields(value):
        old = getattr(value, field.name)
        if not field.required and old == field.default:
            continue
        may = eyes.see(rules[field.name].field_class, is_open=is_open)
        path = f"{type(value).__name__}.{field.name}"
        for item in old if isinstance(old, tuple) else (old,):
            if not isinstance(item, Value):
                yield path, item, may
                continue
            for inner, leaf, inner_may in sorted_out(item, eyes, is_open=is_open):
                yield f"{path}/{inner}", leaf, may and inner_may


@given(linked_records, audiences(), tier_sets(), withheld_sets)
def test_emptying_what_is_hidden_changes_nothing_that_is_shown(
    record: Record, audience: Audience, tiers: frozenset[Tier], withheld: frozenset[str]
) -> None:
    without = emptied(record, audience.tiers | tiers, withheld)

    full = project(record, audience, tiers, withheld=withheld)
    assert full == project(without, audience, tiers, withheld=NOTHING)
    assert full == project(without, audience, tiers, withheld=withheld)


@given(linked_records, audiences(), tier_sets())
def test_no_text_from_a_field_above_the_viewer_is_left_anywhere(
    record: Record, audience: Audience, tiers: frozenset[Tier]
) -> None:
    eyes = eyes_for(record, audience.tiers | tiers)
    leaves = list(sorted_out(record.resource, eyes, is_open=True))
    secret = {word for _, leaf, may in leaves if not may for word in canaries(leaf)}
    secret -= {word for _, leaf, may in leaves if may for word in canaries(leaf)}

    projected = project(record, audience, tiers, withheld=NOTHING)
    assert projected is not None
    left = msgspec.json.encode(projected.resource).decode()
    assert not [word for word in secret if word in left]


@given(linked_records, audiences(), tier_sets())
def test_every_field_that_is_left_is_of_a_class_the_viewer_sees(
    record: Record, audience: Audience, tiers: frozenset[Tier]
) -> None:
    projected = project(record, audience, tiers, withheld=NOTHING)
    assert projected is not None
    eyes = eyes_for(record, audience.tiers | tiers)
    for path, leaf, may in sorted_out(projected.resource, eyes, is_open=True):
        covered = path.endswith("/Distribution.iri") and "#" in str(leaf)
        rounded = isinstance(leaf, int) and leaf >= 10 and leaf % 10 == 0
        assert may or covered or rounded, path


@given(linked_records, audiences(), tier_sets(), tier_sets())
def test_more_tiers_never_see_less(
    record: Record, audience: Audience, tiers: frozenset[Tier], more: frozenset[Tier]
) -> None:
    fewer = project(record, audience, tiers, withheld=NOTHING)
    greater = project(record, audience, tiers | more, withheld=NOTHING)
    assert fewer is not None
    assert greater is not None
    assert not leaves_of(fewer) - leaves_of(greater)


@given(linked_records, tier_sets(), st.sampled_from((Audience.ACCREDITED, Audience.GOVERNMENT)))
def test_a_wider_audience_never_sees_less(
    record: Record, tiers: frozenset[Tier], audience: Audience
) -> None:
    public = project(record, Audience.PUBLIC, tiers, withheld=NOTHING)
    middle = project(record, audience, tiers, withheld=NOTHING)
    widest = project(record, Audience.ACCREDITED_AND_GOVERNMENT, tiers, withheld=NOTHING)
    assert public is not None
    assert middle is not None
    assert widest is not None
    assert not leaves_of(public) - leaves_of(middle)
    assert not leaves_of(middle) - leaves_of(widest)


@given(linked_records, audiences(), tier_sets(), withheld_sets)
def test_projecting_twice_is_projecting_once(
    record: Record, audience: Audience, tiers: frozenset[Tier], withheld: frozenset[str]
) -> None:
    once = project(record, audience, tiers, withheld=withheld)
    assert once is not None
    again = msgspec.structs.replace(record, resource=once.resource)
    assert project(again, audience, tiers, withheld=withheld) == once


@given(linked_records, audiences(), tier_sets(), withheld_sets)
def test_no_link_to_a_withheld_record_is_left(
    record: Record, audience: Audience, tiers: frozenset[Tier], withheld: frozenset[str]
) -> None:
    projected = project(record, audience, tiers, withheld=withheld)
    assert projected is not None
    assert link_targets(projected.resource).isdisjoint(withheld)
    own = {record.resource.iri}
    left = msgspec.json.encode(projected.resource).decode()
    assert not [target for target in withheld - own if f'"{target}"' in left]


@given(linked_records, withheld_sets)
def test_projecting_for_each_audience_gives_what_projecting_for_one_does(
    record: Record, withheld: frozenset[str]
) -> None:
    each = project_for_each(record, dict.fromkeys(Audience, withheld))
    assert each == {a: project(record, a, withheld=withheld) for a in Audience}


@given(records(hidden_share=1), audiences(), tier_sets())
def test_a_hidden_record_is_known_to_its_tiers_and_its_owner_only(
    record: Record, audience: Audience, tiers: frozenset[Tier]
) -> None:
    assert record.visibility.hiding is not None
    held = {tier.value for tier in audience.tiers | tiers}
    may = "owner" in held or bool(held & record.visibility.hiding.tiers)
    assert (project(record, audience, tiers, withheld=NOTHING) is not None) is may


@given(records(hidden_share=0), audiences(), tier_sets())
def test_a_retired_record_is_shown_to_nobody(
    record: Record, audience: Audience, tiers: frozenset[Tier]
) -> None:
    retired = msgspec.structs.replace(record, state=RecordState.RETIRED)
    assert project(retired, audience, tiers, withheld=NOTHING) is None


@given(records(hidden_share=0), audiences())
def test_the_notice_stands_on_every_record_that_is_not_open_and_on_no_other(
    record: Record, audience: Audience
) -> None:
    projected = project(record, audience, withheld=NOTHING)
    assert projected is not None
    is_open = record.resource.access_rights is AccessRights.OPEN
    assert projected.notice == (None if is_open else NOTICE)


@given(records(hidden_share=0), audiences())
def test_when_we_saw_a_change_has_no_effect_on_what_is_shown(
    record: Record, audience: Audience
) -> None:
    changed = msgspec.structs.replace(
        record, changed_at=NOW.replace(year=2031), revision=record.revision + 1, digest="other"
    )
    assert project(changed, audience, withheld=NOTHING) == project(
        record, audience, withheld=NOTHING
    )


def canaries(leaf: object) -> list[str]:
    parts = leaf.replace("/", " ").split() if isinstance(leaf, str) else []
    return [part for part in parts if part.startswith("zq")]


def leaves_of(projected: ProjectedRecord) -> collections.Counter[tuple[str, object]]:
    """Count every leaf but counts and covered names, which grow exact with more tiers."""
    eyes = Eyes(frozenset(), frozenset())
    leaves = sorted_out(projected.resource, eyes, is_open=True)
    inexact = ("record_count", "row_count", "frequency", "Distribution.iri")
    return collections.Counter(
        (path, leaf) for path, leaf, _ in leaves if not path.endswith(inexact)
    )


def test_an_open_record_with_nothing_to_hide_is_the_same_object() -> None:
    resource = a_dataset(AccessRights.OPEN, tables=(Table(name="t", row_count=3),))
    assert seen(resource) is resource


def test_audiences_that_see_the_same_share_one_resource() -> None:
    resource = a_dataset(AccessRights.OPEN, risk_notes=text("leaky roof"))
    each = project_for_each(a_record(resource), dict.fromkeys(Audience, NOTHING))
    assert len({id(p.resource) for p in each.values() if p}) == 1


def test_variables_are_for_accredited_and_government_users_and_for_all_once_opened() -> None:
    resource = a_dataset(tables=(Table(name="t", variables=(Variable(name="rent"),)),))
    opened = Visibility(opened=frozenset({FieldClass.VARIABLES}))
    assert seen(resource).tables == ()
    assert seen(resource, Audience.GOVERNMENT).tables == resource.tables
    assert seen(resource, Audience.ACCREDITED).tables == resource.tables
    assert seen(resource, visibility=opened).tables == resource.tables


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, None), (9, None), (10, 10), (14, 10), (15, 20), (1234, 1230), (None, None), (-3, None)],
)
def test_counts_are_rounded_to_tens_and_small_ones_suppressed(
    count: int | None, shown: int | None
) -> None:
    resource = a_dataset(record_count=count)
    assert seen(resource).record_count == shown
    assert seen(resource, Audience.GOVERNMENT).record_count == shown
    assert seen(resource, Audience.ACCREDITED).record_count == count
    assert seen(resource, Audience.PUBLIC, Tier.CASE).record_count == count
    assert seen(a_dataset(AccessRights.OPEN, record_count=count)).record_count == count


def test_nobody_can_open_linkage_people_or_internal_papers() -> None:
    resource = a_dataset(
        risk_notes=text("notes"),
        linkage=Linkage(linkable_on=("UPRN",), match_keys=("surname",)),
    )
    everything = Visibility(opened=frozenset(FieldClass))
    shown = seen(resource, visibility=everything)
    assert shown.risk_notes == ()
    assert shown.linkage == Linkage(linkable_on=("UPRN",))


def test_a_linkage_of_which_nothing_may_be_seen_is_left_out() -> None:
    resource = a_dataset(AccessRights.OPEN, linkage=Linkage(match_keys=("surname",)))
    assert seen(resource).linkage is None
    assert seen(resource, Audience.PUBLIC, Tier.CASE).linkage == resource.linkage


def test_a_team_is_shown_and_a_person_is_not() -> None:
    team = ContactPoint(name=text("Data team"), email="team@rivers.example")
    person = ContactPoint(
        name=text("Alex Invented"),
        email="alex@rivers.example",
        telephone="01",
        kind=ContactKind.PERSON,
    )
    desk = msgspec.structs.replace(person, url="https://rivers.example/ask")
    resource = a_dataset(AccessRights.OPEN, contact_point=(team, person, desk))
    assert seen(resource).contact_point == (
        team,
        ContactPoint(url="https://rivers.example/ask"),
    )
    assert seen(resource, Audience.PUBLIC, Tier.ORGANISATION).contact_point == (team, person, desk)


def test_an_attributed_agent_is_shown_when_the_register_says_it_is_a_body() -> None:
    body = QualifiedAttribution(agent=Organisation(name=text("Rivers"), slug="rivers"), role="r")
    someone = QualifiedAttribution(agent=Organisation(name=text("Alex Invented")), role="r")
    resource = a_dataset(AccessRights.OPEN, qualified_attribution=(someone, body))
    assert seen(resource).qualified_attribution == (body,)


def test_a_restricted_file_of_an_open_dataset_is_treated_as_restricted() -> None:
    file = Distribution(iri="https://data.example/f.csv", download_url=("https://x.example/f",))
    closed = msgspec.structs.replace(file, access_rights=AccessRights.INTERNAL)
    shown = seen(a_dataset(AccessRights.OPEN, distribution=(file, closed))).distribution
    assert shown[0] is file
    assert shown[1] == Distribution(
        iri=f"urn:uuid:{record_from(1).id}#distribution-1", access_rights=AccessRights.INTERNAL
    )


def test_an_open_file_of_a_restricted_dataset_is_treated_as_restricted() -> None:
    file = Distribution(
        iri="https://x.example/f.csv",
        access_rights=AccessRights.OPEN,
        download_url=("https://x.example/f",),
    )
    assert seen(a_dataset(distribution=(file,))).distribution[0].download_url == ()


def test_a_guess_is_not_named_where_its_field_is_hidden() -> None:
    resource = a_dataset(assumed=("accessRights", "riskNotes", "contact_point.email", "nonsense"))
    assert seen(resource).assumed == ("accessRights",)


def test_links_out_of_the_catalogue_stay() -> None:
    outside = Reference(target="https://elsewhere.example/x")
    hidden = Reference(target="https://data.example/hidden", title=text("Secret river"))
    resource = a_dataset(
        related_resource=(hidden, outside), synthetic_version="https://data.example/hidden"
    )
    shown = seen(resource, withheld=frozenset({"https://data.example/hidden"}))
    assert shown.related_resource == (outside,)
    assert shown.synthetic_version is None


def test_nobody_else_can_make_a_projected_record() -> None:
    with pytest.raises(TypeError, match="projection only"):
        ProjectedRecord(
            id="1",
            source="s",
            identifier="i",
            audience=Audience.PUBLIC,
            tiers=frozenset(),
            resource=a_dataset(),
            notice=None,
            seal=object(),  # type: ignore[arg-type]  # that it cannot be made is the point
        )


def test_a_projected_record_cannot_be_changed_into_another() -> None:
    projected = project(a_record(a_dataset()), Audience.PUBLIC, withheld=NOTHING)
    assert projected is not None
    with pytest.raises(dataclasses.FrozenInstanceError):
        projected.resource = a_dataset()  # type: ignore[misc]  # frozen: that is the point
    with pytest.raises((TypeError, ValueError)):
        dataclasses.replace(projected, resource=a_dataset())  # type: ignore[call-arg]  # as above


def test_a_tier_named_by_the_hiding_sees_no_more_fields_than_its_class_allows() -> None:
    hiding = Hiding(
        reason="r", approver="Alex Invented", review_on=NOW.date(), tiers=frozenset({"accredited"})
    )
    visibility = Visibility(hiding=hiding)
    resource = a_dataset(system_name="TENANT-1", record_count=12)
    assert project(a_record(resource, visibility), Audience.PUBLIC, withheld=NOTHING) is None
    shown = seen(resource, Audience.ACCREDITED, visibility=visibility)
    assert (shown.system_name, shown.record_count) == (None, 12)
