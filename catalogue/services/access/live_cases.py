"""The records of which somebody may see what is kept for people on a live case."""

from catalogue.domain.case_state import OPENS_DETAIL
from catalogue.store.unit_of_work import UnitOfWork


def live_cases(work: UnitOfWork, person_id: str) -> frozenset[str]:
    """Return the ids of the records of somebody's cases whose agreement is begun or access open."""
    cases = work.cases.of_person(person_id, OPENS_DETAIL)
    return frozenset(record_id for case in cases for record_id in case.record_ids)
