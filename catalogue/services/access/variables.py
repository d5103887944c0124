"""The variable picker: what a viewer may see of the dictionaries of records, and no more."""

from collections.abc import Iterable, Sequence

import msgspec

from catalogue.domain.viewer import Viewer
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.access.desk import Desk
from schemas.model import Dataset, Table, Variable, best


class PickedVariable(msgspec.Struct, frozen=True, kw_only=True):
    """A variable to choose; ``key`` is what an answer keeps."""

    key: str
    name: str
    label: str
    description: str
    is_sensitive: bool


class VariableGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A table of a dataset; a reason is given for each group."""

    key: str
    dataset: str
    table: str
    variables: tuple[PickedVariable, ...]


class Variables:
    """The use case of choosing variables."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def groups(self, viewer: Viewer, record_ids: Sequence[str]) -> tuple[VariableGroup, ...]:
        """List the tables and variables of records as far as a viewer may see them."""
        seen = self._desk.still_seen(viewer, record_ids)
        return tuple(group for record in seen for group in groups_of(record))


def groups_of(record: ProjectedRecord) -> Iterable[VariableGroup]:
    """List the tables of a record as it may be seen."""
    resource = record.resource
    if not isinstance(resource, Dataset):
        return ()
    title = best(resource.title)
    return tuple(_group(record.id, title, n, table) for n, table in enumerate(resource.tables))


def _group(record_id: str, dataset: str, number: int, table: Table) -> VariableGroup:
    key = f"{record_id}/{_in_key(table.name) or number}"
    return VariableGroup(
        key=key,
        dataset=dataset,
        table=best(table.label) or table.name,
        variables=tuple(_variable(key, variable) for variable in table.variables),
    )


def _variable(group: str, variable: Variable) -> PickedVariable:
    return PickedVariable(
        key=f"{group}/{_in_key(variable.name)}",
        name=variable.name,
        label=best(variable.label),
        description=best(variable.description),
        is_sensitive=bool(variable.is_sensitive),
    )


def _in_key(name: str) -> str:
    """Keep a name from being taken for two parts of a key."""
    return name.replace("/", "\N{FRACTION SLASH}")
