"""How long owners take, measured; too few cases are not shown, or they would tell of one."""

from collections.abc import Iterable

import msgspec

from catalogue.domain.case import Case
from catalogue.domain.case_clock import DECISION_DAYS

#: Fewer cases than this are not told of.
SMALLEST_COUNT = 5


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """Working days from receipt to decision, without the time in which the applicant had the move.

    ``in_time`` is the share that was decided within the target, in per cent.
    """

    count: int
    median: int
    ninetieth: int
    stood_median: int
    in_time: int


def measured(cases: Iterable[Case]) -> Measured | None:
    """Measure the decided cases; nothing when there are fewer than five."""
    decided = [case for case in cases if case.decided_at is not None]
    if len(decided) < SMALLEST_COUNT:
        return None
    ran = sorted(case.clock.ran for case in decided)
    in_time = sum(days <= DECISION_DAYS for days in ran)
    return Measured(
        count=len(decided),
        median=percentile(ran, 50),
        ninetieth=percentile(ran, 90),
        stood_median=percentile(sorted(case.clock.stood for case in decided), 50),
        in_time=round(100 * in_time / len(decided)),
    )


def percentile(ordered: list[int], share: int) -> int:
    """Return the least value that so many per cent of the ordered values do not exceed."""
    place = -(-len(ordered) * share // 100)
    return ordered[max(0, place - 1)]
