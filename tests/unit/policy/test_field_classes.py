"""The table of field classes: complete, without dead rows, and as the design says."""

import inspect

import msgspec
import pytest

import schemas.model
from catalogue.domain.record import FieldClass
from catalogue.policy.field_classes import PERSONAL, TABLE, UNKNOWN, FieldRule, rules_of
from catalogue.policy.fields import fields_of, is_nameable
from schemas.model import (
    Code,
    ContactPoint,
    DataService,
    Dataset,
    DatasetSeries,
    Distribution,
    Linkage,
    RoleHolder,
    Table,
    Variable,
)
from schemas.model.base import Value

MODEL = [
    kind
    for kind in vars(schemas.model).values()
    if inspect.isclass(kind) and issubclass(kind, Value)
]
RESOURCES = (Dataset, DatasetSeries, DataService)


@pytest.mark.parametrize("kind", MODEL)
def test_every_field_of_the_model_has_a_row(kind: type[Value]) -> None:
    without = [name for name, rule in rules_of(kind).items() if rule is UNKNOWN]
    assert not without, f"{kind.__name__} has fields that no row of the table classes: {without}"


@pytest.mark.parametrize("kind", sorted({*TABLE, *PERSONAL}, key=str))
def test_every_row_has_a_field_and_a_reason(kind: type[Value]) -> None:
    rows: dict[str, FieldRule] = {**TABLE.get(kind, {}), **PERSONAL.get(kind, {})}
    assert set(rows) <= set(kind.__struct_fields__)
    assert all(rule.why for rule in rows.values())


@pytest.mark.parametrize("kind", sorted(PERSONAL, key=str))
def test_what_is_about_a_person_has_a_row_for_every_field(kind: type[Value]) -> None:
    assert set(PERSONAL[kind]) == set(kind.__struct_fields__)


def test_every_value_inside_the_model_is_reached_by_the_table() -> None:
    def reached(kind: type[Value]) -> set[type[Value]]:
        inner = {each for field in fields_of(kind) for each in field.inside}
        return {kind, *inner, *(deep for each in inner for deep in reached(each))}

    assert set().union(*(reached(kind) for kind in RESOURCES)) <= {*TABLE, *RESOURCES}


def test_a_field_without_a_row_is_seen_by_the_owner_only() -> None:
    class Novelty(Value, frozen=True, kw_only=True):
        surprise: str | None = None

    assert rules_of(Novelty)["surprise"].field_class is FieldClass.INTERNAL


@pytest.mark.parametrize(
    ("field_class", "kind", "names"),
    [
        ("A", Dataset, "identifier title summary description publisher theme keyword modified"),
        ("A", Dataset, "update_frequency access_rights licence access contact_point"),
        ("B", Dataset, "tables"),
        ("B", Table, "name label description variables"),
        ("B", Variable, "name label description codes"),
        ("B", Linkage, "linkable_on"),
        ("C", Dataset, "record_count"),
        ("C", Table, "row_count"),
        ("C", Code, "frequency"),
        ("D", Dataset, "system_name storage_location"),
        ("D", Distribution, "download_url access_url conforms_to iri byte_size checksum"),
        ("D", DataService, "endpoint_url endpoint_description conforms_to"),
        ("E", Linkage, "match_keys threshold hash_method"),
        ("F", Dataset, "role_holders"),
        ("F", RoleHolder, "name email"),
        ("G", Dataset, "risk_notes dpia_location"),
    ],
)
def test_the_classes_are_those_of_the_design(
    field_class: str, kind: type[Value], names: str
) -> None:
    rules = rules_of(kind)
    assert {name: rules[name].field_class.value for name in names.split()} == dict.fromkeys(
        names.split(), field_class
    )


def test_a_person_s_name_and_addresses_are_class_f() -> None:
    rules = rules_of(ContactPoint, personal=True)
    people = {name for name, rule in rules.items() if rule.field_class is FieldClass.PEOPLE}
    assert people == {"name", "email", "telephone", "address", "kind"}


def test_a_path_is_nameable_in_either_spelling_when_all_of_it_is_seen() -> None:
    seen = frozenset({FieldClass.EXISTENCE})
    assert is_nameable(Dataset, "accessRights", seen)
    assert is_nameable(Dataset, "access_rights", seen)
    assert is_nameable(Dataset, "distribution.mediaType", seen)
    assert not is_nameable(Dataset, "distribution.downloadURL", seen)
    assert not is_nameable(Dataset, "contactPoint.email", seen)
    assert not is_nameable(Dataset, "nothing.at.all", seen)


def test_no_value_that_can_be_hidden_whole_has_a_default_that_is_not_empty() -> None:
    for kind in MODEL:
        for field in msgspec.structs.fields(kind):
            assert field.required or field.default_factory is msgspec.NODEFAULT, (kind, field.name)
