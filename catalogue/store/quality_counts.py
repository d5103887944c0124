"""How many records of each publisher are described how well, in what everybody may see of them."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Float, and_, case, cast, func, select

from catalogue.domain.record import Hiding, RecordState
from catalogue.store import tables
from catalogue.store.encoding import visibility_from
from catalogue.store.record_lists import NEARLY

_RECORDS = tables.records


class QualityCounts(NamedTuple):
    """The records of a publisher with all, nearly all and less of what is mandatory."""

    publisher: str
    all: int
    nearly: int
    less: int


class HiddenQuality(NamedTuple):
    """The same of one record that is hidden: whether it counts depends on who asks."""

    counts: QualityCounts
    hiding: Hiding | None


class Quality:
    """The queries over the quality of descriptions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def shown(self) -> list[QualityCounts]:
        """Count the records that are not hidden, by the publisher's code."""
        query = (
            select(_RECORDS.c.publisher, *(func.sum(_one_if(band)) for band in _BANDS))
            .where(_IS_ACTIVE, _RECORDS.c.is_hidden.is_(False))
            .group_by(_RECORDS.c.publisher)
        )
        return [
            QualityCounts(publisher, int(whole), int(nearly), int(less))
            for publisher, whole, nearly, less in self._connection.execute(query)
        ]

    def hidden(self) -> list[HiddenQuality]:
        """Return the hidden records one by one; they are few."""
        columns = (_RECORDS.c.publisher, *(_one_if(band) for band in _BANDS), _RECORDS.c.visibility)
        query = select(*columns).where(_IS_ACTIVE, _RECORDS.c.is_hidden)
        return [
            HiddenQuality(QualityCounts(*counts), visibility_from(visibility).hiding)
            for *counts, visibility in self._connection.execute(query)
        ]


def _one_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


_IS_ACTIVE = _RECORDS.c.state == RecordState.ACTIVE.value
#: What was written before this was counted is counted as having less, until it is read again.
_SHARE = case(
    (_RECORDS.c.public_total > 0, cast(_RECORDS.c.public_met, Float) / _RECORDS.c.public_total),
    else_=0.0,
)
_BANDS = (_SHARE >= 1, and_(_SHARE >= NEARLY, _SHARE < 1), _SHARE < NEARLY)
