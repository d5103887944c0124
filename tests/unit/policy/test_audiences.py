"""What a viewer has proved, and the audience that follows."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.record import FieldClass
from catalogue.domain.viewer import Viewer
from catalogue.policy.audiences import Audience, Tier, audience_of, tiers_for
from catalogue.policy.sight import SEES_CLOSED, SEES_OPEN, rounded, sight_of
from schemas.model import AccessRights, Dataset, Organisation
from tests.record_emptying import SEES
from tests.record_factory import NOW, record_from

TOMORROW = NOW + dt.timedelta(days=1)


def test_the_audiences_are_called_as_the_command_line_calls_them() -> None:
    assert [audience.value for audience in Audience] == [
        "public",
        "accredited",
        "government",
        "accredited+government",
    ]


def test_everybody_is_public_and_government_does_not_imply_accredited() -> None:
    assert all(Tier.PUBLIC in audience.tiers for audience in Audience)
    assert Tier.ACCREDITED not in Audience.GOVERNMENT.tiers
    assert Tier.GOVERNMENT not in Audience.ACCREDITED.tiers
    assert Audience.ACCREDITED_AND_GOVERNMENT.tiers == {"public", "accredited", "government"}


@pytest.mark.parametrize(
    ("viewer", "audience"),
    [
        (Viewer.anonymous(), Audience.PUBLIC),
        (Viewer(accredited_until=TOMORROW), Audience.ACCREDITED),
        (Viewer(accredited_until=NOW), Audience.PUBLIC),
        (Viewer(is_government=True), Audience.GOVERNMENT),
        (Viewer(is_government=True, accredited_until=NOW), Audience.GOVERNMENT),
        (
            Viewer(is_government=True, accredited_until=TOMORROW),
            Audience.ACCREDITED_AND_GOVERNMENT,
        ),
        (Viewer(is_administrator=True), Audience.PUBLIC),
        (Viewer(owned_sources=frozenset({"rivers"})), Audience.PUBLIC),
    ],
)
def test_a_viewer_s_audience_follows_from_what_is_proved_at_this_moment(
    viewer: Viewer, audience: Audience
) -> None:
    assert audience_of(viewer, NOW) is audience


def test_tiers_for_one_record_come_from_membership_case_and_ownership() -> None:
    resource = Dataset(
        identifier="d",
        access_rights=AccessRights.INTERNAL,
        publisher=Organisation(slug="department-of-rivers"),
    )
    record = msgspec.structs.replace(record_from(1), resource=resource, source="rivers")
    member = Viewer(organisations=frozenset({"department-of-rivers"}))
    assert tiers_for(Viewer.anonymous(), record) == frozenset()
    assert tiers_for(member, record) == {Tier.ORGANISATION}
    assert tiers_for(Viewer(cases=frozenset({record.id})), record) == {Tier.CASE}
    assert tiers_for(Viewer(owned_sources=frozenset({"rivers"})), record) == {Tier.OWNER}
    without = msgspec.structs.replace(
        record, resource=msgspec.structs.replace(resource, publisher=None)
    )
    assert tiers_for(member, without) == frozenset()


@pytest.mark.parametrize("field_class", [c for c in FieldClass if c is not FieldClass.HIDDEN])
def test_each_class_is_seen_by_the_tiers_of_the_design(field_class: FieldClass) -> None:
    on_open, on_closed = (
        {tier for tier in Tier if tier in words.split()} for words in SEES[field_class]
    )
    assert {t for t in Tier if sees(SEES_OPEN[field_class], t)} == on_open
    assert {t for t in Tier if sees(SEES_CLOSED[field_class], t)} == on_closed


def sees(allowed: frozenset[Tier], tier: Tier) -> bool:
    return Tier.PUBLIC in allowed or tier in allowed


def test_whoever_holds_nothing_sees_nothing_even_of_open_records() -> None:
    sight = sight_of(frozenset(), frozenset())
    assert not sight.on_open
    assert not sight.on_closed


@given(st.integers())
def test_a_rounded_count_is_a_multiple_of_ten_and_never_tells_a_small_number(count: int) -> None:
    shown = rounded(count)
    if count < 10:
        assert shown is None
    else:
        assert shown is not None
        assert shown % 10 == 0
        assert abs(shown - count) <= 5
