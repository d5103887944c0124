"""There is one door out of the policy: the projection."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PACKAGES = ("catalogue", "schemas", "harvesters", "search", "frontend")


def modules() -> Iterator[tuple[str, ast.Module]]:
    for package in PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            yield name, ast.parse(file.read_text(encoding="utf-8"))


def importers_of(wanted: str) -> set[str]:
    found = set()
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                imported = {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
            elif isinstance(node, ast.Import):
                imported = {each.name for each in node.names}
            else:
                continue
            if wanted in imported:
                found.add(name)
    return found


@pytest.mark.parametrize(
    ("inner", "doors"),
    [
        ("catalogue.policy.redaction", {"catalogue.policy.projection"}),
        ("catalogue.policy.projection._SEAL", set[str]()),
        (
            "catalogue.policy.projection.project",
            {
                "catalogue.services.access.public_register",
                "catalogue.services.discovery",
                "catalogue.services.found_records",
                "catalogue.services.public_count",
                "catalogue.services.received",
                "catalogue.services.record_care",
                "catalogue.services.run_care",
                "catalogue.services.seeing",
            },
        ),
        ("catalogue.policy.projection.project_for_each", {"catalogue.services.indexing"}),
    ],
)
def test_what_projects_is_called_by_use_cases_alone(inner: str, doors: set[str]) -> None:
    assert importers_of(inner) == doors


def test_what_is_written_out_is_a_projected_record() -> None:
    """No exporter takes a record or a resource: the type checker then keeps the secret."""
    takers = importers_of("catalogue.domain.record.Record")
    assert not {name for name in takers if name.startswith("frontend.exports")}
    assert any(
        name.startswith("frontend.exports")
        for name in importers_of("catalogue.policy.projection.ProjectedRecord")
    )
