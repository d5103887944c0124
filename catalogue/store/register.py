"""The register of accredited researchers, as it was imported last."""

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select

from catalogue.domain.researcher import AccreditedResearcher
from catalogue.store import people_tables
from catalogue.store.batches import batches
from catalogue.store.people_encoding import researcher_columns, researcher_from

_REGISTER = people_tables.accredited_researchers


class AccreditedResearchers:
    """The lines of the register by their number."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def replace(self, researchers: Iterable[AccreditedResearcher], at: dt.datetime) -> None:
        """Put a whole new register in the place of the old one."""
        self._connection.execute(delete(_REGISTER))
        rows = [researcher_columns(one) | {"imported_at": at} for one in researchers]
        for some in batches(rows):
            self._connection.execute(insert(_REGISTER), list(some))

    def find(self, number: str) -> AccreditedResearcher | None:
        """Return the researcher of a number, if the register knows one."""
        query = select(_REGISTER).where(_REGISTER.c.number == number)
        row = self._connection.execute(query).first()
        return researcher_from(row) if row else None

    def count(self) -> int:
        """Count the researchers."""
        return self._connection.scalar(select(func.count()).select_from(_REGISTER)) or 0

    def imported_at(self) -> dt.datetime | None:
        """Return when the register was imported, if it was."""
        column = _REGISTER.c.imported_at
        found: dt.datetime | None = self._connection.scalar(
            select(func.max(column, type_=column.type))
        )
        return found
