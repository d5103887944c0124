"""The records of which somebody may see what is kept for people on a live case."""

from catalogue.domain.case_clock import has_passed
from catalogue.domain.case_state import OPENS_DETAIL
from catalogue.services.publishing import Clock
from catalogue.services.viewers import LiveCases
from catalogue.store.unit_of_work import UnitOfWork


def live_cases_by(clock: Clock) -> LiveCases:
    """Make what returns the ids of the records of somebody's cases with an agreement or access.

    An access is over from the end of its last day on, whether or not a worker has noted it yet.
    """

    def live_cases(work: UnitOfWork, person_id: str) -> frozenset[str]:
        now = clock()
        return frozenset(
            record_id
            for case in work.cases.of_person(person_id, OPENS_DETAIL)
            if case.expires_on is None or not has_passed(case.expires_on, now)
            for record_id in case.record_ids
        )

    return live_cases
