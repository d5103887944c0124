"""What a record's JSON may hold for whoever has not signed in: an allow-list, field by field."""

from collections.abc import Iterator
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from catalogue.domain.record import FieldClass
from catalogue.policy.audiences import Audience
from catalogue.policy.field_classes import rules_of
from catalogue.policy.projection import project
from frontend.api.resource_schemas import schema_of
from schemas.model import AccessRights, Dataset
from schemas.model.base import Value
from tests.record_factory import record_from
from tests.site import Site

#: Class A, counts in tens, and what everybody sees of the values inside.
_ALLOWED = {
    "type", "identifier", "access_rights", "iri", "other_identifiers", "title",
    "alternative_title", "summary", "description", "security_classification", "licence", "rights",
    "publisher", "creator", "contact_point", "qualified_attribution", "created", "issued",
    "modified", "version", "version_notes", "previous_version", "has_version", "is_version_of",
    "keyword", "theme", "subject", "language", "conforms_to", "landing_page", "documentation",
    "related_resource", "qualified_relation", "is_referenced_by", "in_catalog", "catalog_record",
    "applicable_legislation", "is_critical_data_asset", "critical_purposes",
    "has_data_quality_action_plan", "access", "retention", "legal_basis", "holds_personal_data",
    "assumed", "distribution", "sample", "update_frequency", "spatial",
    "spatial_resolution", "spatial_resolution_in_meters", "temporal", "temporal_resolution",
    "provenance", "source",
    "was_generated_by", "in_series", "previous_in_series", "has_part", "is_part_of", "population",
    "record_count", "linkage", "synthetic_version",
}  # fmt: skip
_NEVER = {
    "tables",
    "role_holders",
    "system_name",
    "storage_location",
    "risk_notes",
    "dpia_location",
}


@given(st.integers(min_value=0, max_value=10**9))
def test_t19_anonymous_json_of_a_restricted_record_holds_only_what_everybody_sees(
    seed: int,
) -> None:
    record = record_from(seed, fill=1.0, open_share=0.0, hidden_share=0.0)
    closed = msgspec.structs.replace(
        record, visibility=msgspec.structs.replace(record.visibility, opened=frozenset())
    )
    projected = project(closed, Audience.PUBLIC, withheld=frozenset())
    assert projected is not None
    kind = type(projected.resource)
    said = schema_of(kind)().dump(projected.resource)
    assert not set(said) & _NEVER
    if kind is Dataset:
        assert set(said) <= _ALLOWED
    assert set(_classes(kind, said)) <= {FieldClass.EXISTENCE, FieldClass.COUNTS}


def _classes(kind: type[Value], said: dict[str, Any]) -> Iterator[FieldClass]:
    """Yield the class of every field that is said of the resource itself."""
    rules = rules_of(kind)
    return (rules[name].field_class for name in said if name != "type")


def test_t19_restricted_records_over_http_hold_only_what_everybody_sees(shared_site: Site) -> None:
    client = shared_site.visitor().client
    asked = {"per_page": "100", "access_rights": AccessRights.RESTRICTED.value, "type": "Dataset"}
    found = client.get("/api/v1/search", query_string=asked).get_json()["results"]
    assert found
    for each in found:
        said = client.get(f"/api/v1/records/{each['id']}").get_json()["resource"]
        assert set(said) <= _ALLOWED
