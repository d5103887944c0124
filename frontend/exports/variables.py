"""The data dictionary of a record as CSV, of what its reader may see."""

import csv
import io
from collections.abc import Iterator

from catalogue.policy.projection import ProjectedRecord
from schemas.model import Dataset, Table, Variable, best

MEDIA_TYPE = "text/csv; charset=utf-8"
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
#: What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def variables_csv(projected: ProjectedRecord) -> bytes | None:
    """Write the variables of a record, one a row; nothing when none are to be seen."""
    resource = projected.resource
    if not isinstance(resource, Dataset) or not resource.tables:
        return None
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for table in resource.tables:
        writer.writerows([harmless(cell) for cell in row] for row in _rows(table))
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet will run as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


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
