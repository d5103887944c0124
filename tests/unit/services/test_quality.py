"""The score of a description: what holds of every one, and what each part counts."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.kept_quality import Measures
from catalogue.domain.quality import (
    Band,
    Part,
    PartScore,
    Quality,
    Reason,
    band_of,
    currency_on,
)
from catalogue.domain.record import FieldClass, Record, Visibility
from catalogue.policy.absence import may_be_called_missing
from catalogue.policy.audiences import Audience
from catalogue.policy.field_classes import rules_of
from catalogue.policy.links import link_targets
from catalogue.services.public_count import owners_part, public_part
from catalogue.services.quality.advice import OWN_FIXES, SHORT, fix_of
from catalogue.services.quality.completeness import WANTED
from catalogue.services.quality.contact import contactability
from catalogue.services.quality.currency import TURNS, currency
from catalogue.services.quality.keeping import kept_quality
from catalogue.services.quality.measuring import for_everyone, for_owner
from catalogue.services.quality.summing import summed
from schemas.findings import Conformance, Report
from schemas.model import (
    AccessBlock,
    AccessRights,
    AccessRoute,
    Concept,
    ContactKind,
    ContactPoint,
    DataService,
    Dataset,
    Distribution,
    Frequency,
    PartialDate,
    Precision,
    Resource,
    Table,
    TimeBand,
    Variable,
    text,
)
from schemas.rules.codes import RULES
from schemas.rules.report import report
from tests.record_emptying import emptied
from tests.record_factory import records
from tests.unit.services.made import a_dataset

TODAY = dt.date(2026, 11, 26)
#: What is applicable follows from these, and a contact or file adds what is asked of itself.
NOT_JUST_FILLED = {"access_rights", "assumed", "contact_point", "distribution"}
everything = records(hidden_share=0)


def both(resource: Resource) -> tuple[Quality, Quality]:
    judged = report(resource, (), TODAY)
    return for_everyone(resource, TODAY), for_owner(resource, judged, TODAY)


def day(lexical: str) -> PartialDate:
    return PartialDate(lexical=lexical, precision=Precision.DAY)


def part(resource: Resource, wanted: Part) -> PartScore:
    return both(resource)[1].part(wanted)


def keys(score: PartScore) -> set[str]:
    return {reason.key for reason in score.reasons if reason.key}


@given(everything)
def test_every_score_is_a_percentage_and_has_its_reasons(record: Record) -> None:
    for quality in both(record.resource):
        assert 0 <= quality.score <= 100
        assert [one.part for one in quality.parts] == list(Part)
        for one in quality.parts:
            assert one.reasons
            assert all(reason.words.endswith(".") for reason in one.reasons)
            assert all(reason.fix for reason in one.reasons if reason.lost)
            if one.score is not None and one.score < 100:
                assert any(reason.lost for reason in one.reasons)


@given(everything, st.data())
def test_filling_a_property_never_lowers_the_score(record: Record, data: st.DataObject) -> None:
    filled = [
        field
        for field in msgspec.structs.fields(record.resource)
        if not field.required and field.name not in NOT_JUST_FILLED
    ]
    field = data.draw(st.sampled_from(filled))
    without = msgspec.structs.replace(record.resource, **{field.name: field.default})
    for before, after in zip(both(without), both(record.resource), strict=True):
        assert before.score <= after.score, field.name


@given(everything)
def test_a_file_or_a_team_to_ask_never_lowers_the_score_that_everybody_sees(record: Record) -> None:
    teams = tuple(
        msgspec.structs.replace(each, kind=ContactKind.TEAM)
        for each in record.resource.contact_point
    )
    filled = msgspec.structs.replace(record.resource, contact_point=teams)
    for name in ("contact_point", "distribution"):
        if hasattr(filled, name):
            without = msgspec.structs.replace(filled, **{name: ()})
            assert for_everyone(without, TODAY).score <= for_everyone(filled, TODAY).score


@given(everything)
def test_t6_what_the_public_does_not_see_moves_nothing_of_its_score(record: Record) -> None:
    shown = msgspec.structs.replace(record, visibility=Visibility())
    tiers = frozenset(tier.value for tier in Audience.PUBLIC.tiers)
    without = emptied(shown, tiers, link_targets(shown.resource))
    assert for_everyone(without.resource, TODAY) == for_everyone(record.resource, TODAY)


@given(everything, st.dates(TODAY, TODAY + dt.timedelta(days=4_000)))
def test_what_is_kept_tells_the_score_of_any_later_day(record: Record, later: dt.date) -> None:
    resource, judged = record.resource, report(record.resource, (), TODAY)
    kept = kept_quality(resource, judged, public_part(resource), TODAY)
    then = for_everyone(resource, later)
    dates = (resource.modified, *_modified(resource))
    if kept.falls_after is None or any(d and d.earliest().date() > TODAY for d in dates):
        return
    measures = kept.public.with_currency(currency_on(later, kept.falls_after))
    assert measures.score == then.score
    assert measures.scores == tuple(one.score for one in then.parts)
    assert sum(gap.lost for gap in measures.gaps) == _lost(then)


@given(everything)
def test_both_at_once_are_as_each_alone(record: Record) -> None:
    resource, judged = record.resource, report(record.resource, (), TODAY)
    seen = owners_part(resource)
    full = for_owner(resource, judged, TODAY)
    assert full.part(Part.CURRENCY) == currency(seen, TODAY)
    assert full.part(Part.CONTACT) == contactability(seen)


def _modified(resource: Resource) -> tuple[PartialDate | None, ...]:
    forms = resource.distribution if isinstance(resource, Dataset) else ()
    return tuple(form.modified for form in forms)


def _lost(quality: Quality) -> int:
    return sum(reason.lost for one in quality.parts for reason in one.reasons if reason.key)


def test_a_part_without_a_reason_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no reason"):
        PartScore(part=Part.ACCESS, score=100, reasons=())
    with pytest.raises(ValueError, match="no score"):
        PartScore(part=Part.ACCESS, score=101, reasons=(Reason(words="It is all there."),))


@pytest.mark.parametrize(
    ("score", "band"),
    [(100, Band.GOOD), (80, Band.GOOD), (79, Band.FAIR), (50, Band.FAIR), (49, Band.NEEDS_WORK)],
)
def test_a_score_is_put_into_words(score: int, band: Band) -> None:
    assert band_of(score) is band


def test_the_score_is_the_mean_of_the_parts_that_apply() -> None:
    service = DataService(identifier="s", access_rights=AccessRights.OPEN, title=text("Tides"))
    quality = for_everyone(service, TODAY)
    assert quality.part(Part.CURRENCY).score is None
    assert quality.part(Part.VARIABLES).score is None
    assert quality.applicable == 4
    given = [one.score for one in quality.parts if one.score is not None]
    assert quality.score == sum(given) // 4


def test_all_that_completeness_wants_is_seen_by_everybody_of_every_record() -> None:
    for kind, wanted in WANTED.items():
        for one in wanted:
            assert rules_of(kind)[one.field].field_class is FieldClass.EXISTENCE
            assert not rules_of(kind)[one.field].is_link


def test_every_gap_says_what_to_do_in_few_words_and_in_a_sentence() -> None:
    assert OWN_FIXES.keys() <= SHORT.keys()
    for key in SHORT:
        assert fix_of(key).endswith(".")
        assert "{" not in fix_of(key)
        assert key in RULES or key in OWN_FIXES


@pytest.mark.parametrize(
    ("frequency", "changed", "score"),
    [
        (Frequency.MONTHLY, "2026-11-01", 100),
        (Frequency.MONTHLY, "2026-10-19", 100),
        (Frequency.MONTHLY, "2026-10-18", 50),
        (Frequency.MONTHLY, "2026-09-18", 50),
        (Frequency.MONTHLY, "2026-09-17", 0),
        (Frequency.DAILY, "2026-11-18", 100),
        (Frequency.DAILY, "2026-11-16", 0),
        (Frequency.NEVER, "1999-01-01", 100),
        (Frequency.IRREGULAR, "1999-01-01", None),
        (None, "2026-11-01", 0),
        (Frequency.MONTHLY, "2026-12-24", 0),
        (Frequency.MONTHLY, None, 0),
        (Frequency.IRREGULAR, None, 0),
    ],
)
def test_currency_is_how_the_last_change_keeps_up_with_the_frequency(
    frequency: Frequency | None, changed: str | None, score: int | None
) -> None:
    modified = day(changed) if changed else None
    data = a_dataset(update_frequency=frequency, modified=modified)
    assert part(data, Part.CURRENCY).score == score


def test_a_date_counts_for_all_that_it_can_mean_and_is_told_as_it_was_written() -> None:
    year = PartialDate(lexical="2026", precision=Precision.YEAR)
    score = part(a_dataset(update_frequency=Frequency.MONTHLY, modified=year), Part.CURRENCY)
    assert score.score == 100
    assert "last changed in 2026" in score.reasons[0].words


def test_a_file_that_changed_later_is_the_last_change() -> None:
    form = Distribution(iri="https://f.example/1", modified=day("2026-11-20"))
    old = a_dataset(update_frequency=Frequency.WEEKLY, modified=day("2020-01-01"))
    assert part(old, Part.CURRENCY).score == 0
    newer = msgspec.structs.replace(old, distribution=(form,))
    assert part(newer, Part.CURRENCY).score == 100


def test_an_overdue_update_says_by_how_much() -> None:
    data = a_dataset(update_frequency=Frequency.MONTHLY, modified=day("2026-09-26"))
    words = part(data, Part.CURRENCY).reasons[0].words
    assert "every month" in words
    assert "on 26 September 2026" in words
    assert "overdue by 30 days" in words


def test_every_frequency_that_has_turns_has_its_length() -> None:
    assert set(Frequency) - TURNS.keys() == {Frequency.IRREGULAR, Frequency.NEVER}


_NO_WAY = "CONTACT-OTHER-WAY"
_TIDES = ContactPoint(name=text("Tides"), email="a@b.example")


@pytest.mark.parametrize(
    ("contact", "score", "gaps"),
    [
        (None, 0, {"CONTACT-MISSING"}),
        (
            ContactPoint(url="https://a.example/"),
            40,
            {"CONTACT-NAME-MISSING", "CONTACT-EMAIL-MISSING"},
        ),
        (
            ContactPoint(name=text("Tides"), email="a@b"),
            40,
            {"CONTACT-EMAIL-INVALID", _NO_WAY},
        ),
        (_TIDES, 80, {_NO_WAY}),
        (msgspec.structs.replace(_TIDES, telephone="1"), 100, set()),
        (msgspec.structs.replace(_TIDES, kind=ContactKind.PERSON), 60, {"CONTACT-TEAM", _NO_WAY}),
    ],
)
def test_contactability_counts_the_name_the_address_the_team_and_another_way(
    contact: ContactPoint | None, score: int, gaps: set[str]
) -> None:
    found = part(a_dataset(contact_point=(contact,) if contact else ()), Part.CONTACT)
    assert (found.score, keys(found)) == (score, gaps)


def test_a_person_as_the_contact_is_told_to_the_owner_alone() -> None:
    person = ContactPoint(
        name=text("Alex Invented"), email="alex@a.example", kind=ContactKind.PERSON
    )
    for_public, for_its_owner = both(a_dataset(contact_point=(person,)))
    assert "one person" not in str(for_public)
    assert "one person" in str(for_its_owner)
    assert "Alex" not in str(for_public)


def test_the_best_of_several_contacts_counts() -> None:
    good = ContactPoint(name=text("T"), email="a@b.example", telephone="1")
    assert part(a_dataset(contact_point=(ContactPoint(), good)), Part.CONTACT).score == 100


def test_documented_access_of_open_data_asks_for_rights_terms_and_a_place() -> None:
    bare = a_dataset(access_rights=AccessRights.OPEN)
    assert keys(part(bare, Part.ACCESS)) == {"LICENCE-MISSING", "WAY-TO-GET"}
    form = Distribution(iri="https://f.example/1", download_url=("https://f.example/1.csv",))
    whole = msgspec.structs.replace(bare, licence=Concept(code="OGL"), distribution=(form,))
    assert part(whole, Part.ACCESS).score == 100


def test_documented_access_of_other_data_asks_for_the_way_the_time_the_cost_and_who() -> None:
    bare = a_dataset(licence=Concept(code="DATA_SHARE_AGREEMENT"))
    assert keys(part(bare, Part.ACCESS)) == {"WAY-TO-ASK", "TIME-BAND", "COST", "ELIGIBILITY"}
    block = AccessBlock(
        route=AccessRoute.GOV,
        time_band=TimeBand.WEEKS_2_TO_4,
        cost=text("None."),
        eligibility=text("Public bodies."),
    )
    assert part(msgspec.structs.replace(bare, access=block), Part.ACCESS).score == 100


def test_rights_that_were_only_assumed_are_not_given() -> None:
    data = a_dataset(assumed=("accessRights",))
    assert "ACCESS-RIGHTS-MISSING" in keys(part(data, Part.ACCESS))


def test_documented_variables_counts_descriptions_and_types() -> None:
    half = (
        Variable(name="a", description=text("What a is."), data_type="string"),
        Variable(name="b"),
    )
    data = a_dataset(tables=(Table(name="t", variables=half),))
    found = part(data, Part.VARIABLES)
    assert found.score == (2 * 100 + 2 * 50 + 50) // 5
    assert "1 of the 2 variables has no description." in [one.words for one in found.reasons]


def test_the_variables_of_data_that_is_not_open_are_no_part_of_the_public_score() -> None:
    for_public, for_its_owner = both(a_dataset())
    assert for_public.part(Part.VARIABLES).score is None
    assert for_its_owner.part(Part.VARIABLES).score == 40
    assert not may_be_called_missing(public_part(a_dataset()), "tables")


def test_pictures_have_no_variables() -> None:
    form = Distribution(iri="https://f.example/1", media_type="image/tiff")
    assert part(a_dataset(distribution=(form,)), Part.VARIABLES).score is None


def test_what_is_met_only_after_repair_counts_half() -> None:
    counted = Conformance(
        mandatory_met=9,
        mandatory_total=10,
        recommended_met=0,
        recommended_total=5,
        mandatory_repaired=4,
    )
    quality = for_owner(a_dataset(), Report(conformance=counted), TODAY)
    found = quality.part(Part.CONFORMANCE)
    assert found.score == 70
    assert "4 mandatory properties are met only after repair" in found.reasons[1].words


def test_many_records_have_the_mean_score_and_what_would_raise_it_most() -> None:
    bare = Dataset(identifier="a", access_rights=AccessRights.INTERNAL, title=text("A"))
    better = msgspec.structs.replace(
        bare, contact_point=(ContactPoint(name=text("T"), email="a@b.example", telephone="1"),)
    )
    qualities = [for_everyone(each, TODAY) for each in (bare, bare, better)]
    summary = summed([(Measures.of(each), 1) for each in qualities])
    assert summary.records == 3
    assert summary.score == sum(each.score for each in qualities) // 3
    contact = next(gain for gain in summary.gains if gain.key == "CONTACT-MISSING")
    assert contact.records == 2
    raised = summed([(Measures.of(qualities[2]), 3)]).score
    assert summary.score is not None
    assert raised is not None
    assert abs(raised - summary.score - contact.hundredths / 100) <= 2


def test_no_record_has_no_score() -> None:
    assert summed([]).score is None
