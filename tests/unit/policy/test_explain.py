"""Explanations agree with what the projection does."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.record import FieldClass, Record, RecordState, Visibility
from catalogue.policy.audiences import Audience, Tier
from catalogue.policy.explain import FieldVerdict, Verdict, explain
from catalogue.policy.projection import project
from schemas.model import (
    AccessRights,
    ContactKind,
    ContactPoint,
    Dataset,
    Distribution,
    Linkage,
    Reference,
    text,
)
from tests.record_factory import audiences, record_from, records, tier_sets

TARGETS = tuple(f"https://data.example/record/{n}" for n in range(4))
NOTHING: frozenset[str] = frozenset()


def verdicts(record: Record, audience: Audience = Audience.PUBLIC) -> dict[str, FieldVerdict]:
    found = explain(record, audience, withheld=frozenset({"https://data.example/hidden"}))
    return {each.path: each for each in found}


def a_record(visibility: Visibility | None = None, **fields: object) -> Record:
    resource = Dataset(
        identifier="d1", access_rights=AccessRights.INTERNAL, title=text("Tenancies")
    )
    return msgspec.structs.replace(
        record_from(1),
        resource=msgspec.structs.replace(resource, **fields),
        visibility=visibility or Visibility(),
    )


@given(
    records(targets=TARGETS, hidden_share=0),
    audiences(),
    tier_sets(),
    st.frozensets(st.sampled_from(TARGETS)),
)
def test_a_field_is_called_shown_exactly_when_something_of_it_is_shown(
    record: Record, audience: Audience, tiers: frozenset[Tier], withheld: frozenset[str]
) -> None:
    projected = project(record, audience, tiers, withheld=withheld)
    assert projected is not None
    found = explain(record, audience, tiers, withheld=withheld)
    called = {each.path for each in found if each.verdict is not Verdict.HIDDEN}
    for field in msgspec.structs.fields(record.resource):
        held = getattr(record.resource, field.name)
        if (not field.required and held == field.default) or field.name == "assumed":
            continue
        left = getattr(projected.resource, field.name)
        is_shown = field.required or left != field.default
        if field.name == "record_count" and not is_shown:
            continue  # suppressed: said to be rounded, "none below ten"
        assert (field.name in called) is is_shown, field.name


def test_each_verdict_names_the_class_and_the_rule() -> None:
    record = a_record(
        record_count=12,
        system_name="TENANT-1",
        risk_notes=text("damp"),
        linkage=Linkage(linkable_on=("UPRN",), match_keys=("surname",)),
        distribution=(Distribution(iri="https://x.example/f.csv", byte_size=7),),
        contact_point=(ContactPoint(name=text("Alex Invented"), kind=ContactKind.PERSON),),
    )
    found = verdicts(record)
    assert found["title"].verdict is Verdict.SHOWN
    assert found["title"].rule.startswith("for everyone")
    assert found["record_count"].verdict is Verdict.ROUNDED
    assert found["record_count"].field_class is FieldClass.COUNTS
    assert found["system_name"].verdict is Verdict.HIDDEN
    assert "for case, organisation, owner (the record or file is not open)" in (
        found["system_name"].rule
    )
    assert found["linkage"].verdict is Verdict.HIDDEN
    assert found["distribution.iri"].verdict is Verdict.COVERED
    assert found["distribution.byte_size"].verdict is Verdict.HIDDEN
    assert found["contact_point.name"].field_class is FieldClass.PEOPLE
    assert "contact_point" not in found
    accredited = verdicts(record, Audience.ACCREDITED)
    assert accredited["record_count"].verdict is Verdict.SHOWN
    assert accredited["linkage"].verdict is Verdict.SHOWN
    assert accredited["linkage.match_keys"].verdict is Verdict.HIDDEN


def test_what_the_owner_opened_is_said_to_be_so() -> None:
    opened = Visibility(opened=frozenset({FieldClass.TECHNICAL}))
    rule = verdicts(a_record(opened, system_name="TENANT-1"))["system_name"].rule
    assert rule.startswith("opened to everyone by the owner")


def test_links_that_went_are_counted() -> None:
    outside = Reference(target="https://elsewhere.example/")
    hidden = Reference(target="https://data.example/hidden")
    found = explain(
        a_record(related_resource=(hidden, outside), synthetic_version=hidden.target),
        Audience.PUBLIC,
        withheld=frozenset({hidden.target}),
    )
    of_related = [each.verdict for each in found if each.path == "related_resource"]
    assert of_related == [Verdict.HIDDEN, Verdict.SHOWN]
    of_synthetic = [each.verdict for each in found if each.path == "synthetic_version"]
    assert of_synthetic == [Verdict.HIDDEN]
    first = next(each for each in found if each.path == "related_resource")
    assert first.rule.startswith("a link to a record hidden from this audience")


def test_several_links_that_went_are_told_as_one_number() -> None:
    hidden = tuple(Reference(target=f"https://data.example/{number}") for number in range(3))
    targets = frozenset(reference.target for reference in hidden)
    found = explain(a_record(related_resource=hidden), Audience.PUBLIC, withheld=targets)
    (gone,) = [each for each in found if each.path == "related_resource"]
    assert gone.rule.startswith("3 links to records hidden from this audience")


def test_a_hidden_and_a_retired_record_have_one_verdict() -> None:
    hidden = record_from(1, hidden_share=1)
    (whole,) = explain(hidden, Audience.PUBLIC, withheld=NOTHING)
    assert (whole.path, whole.field_class) == ("*", FieldClass.HIDDEN)
    assert "hidden until reviewed" in whole.rule
    retired = msgspec.structs.replace(a_record(), state=RecordState.RETIRED)
    (gone,) = explain(retired, Audience.PUBLIC, withheld=NOTHING)
    assert "retired" in gone.rule
