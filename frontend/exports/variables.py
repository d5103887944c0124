"""The data dictionary of a record as CSV, of what its reader may see."""

from collections.abc import Iterator

from catalogue.policy.projection import ProjectedRecord
from frontend.exports.tables import csv_lines
from schemas.model import Dataset, Table, Variable, best

HEAD = (
    "table",
    "variable",
    "label",
    "description",
    "data type",
    "unit",
    "concept",
    "sensitive",
    "codes",
)


def variables_csv(projected: ProjectedRecord) -> bytes | None:
    """Write the variables of a record, one a row; nothing when none are to be seen."""
    resource = projected.resource
    if not isinstance(resource, Dataset) or not resource.tables:
        return None
    rows = (row for table in resource.tables for row in _rows(table))
    return "".join(csv_lines(HEAD, rows)).encode()


def _rows(table: Table) -> Iterator[tuple[str, ...]]:
    for variable in table.variables:
        yield (
            table.name,
            variable.name,
            best(variable.label),
            best(variable.description),
            variable.data_type or "",
            variable.unit or "",
            variable.concept or "",
            "" if variable.is_sensitive is None else "yes" if variable.is_sensitive else "no",
            _codes(variable),
        )


def _codes(variable: Variable) -> str:
    return "; ".join(
        f"{code.value} = {best(code.label)}" if code.label else code.value
        for code in variable.codes
    )
