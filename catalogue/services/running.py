"""Telling a run that is under way from one whose process ended before it did."""

import msgspec

from catalogue.domain.run import Run, RunState
from catalogue.store.runs import INTERRUPTED, harvest_lock
from catalogue.store.store import Store


def as_it_stands(store: Store, run: Run) -> Run:
    """Return a run as the next harvest of its source will find it; nothing is written.

    A run is under way only while somebody holds its source's lock, which goes with its process.
    """
    if run.state is not RunState.RUNNING:
        return run
    with store.reading() as work:
        lock = harvest_lock(work.sources.id_of(run.source))
    if store.is_held(lock):
        return run
    with store.reading() as work:
        now = work.runs.get(run.id)  # it may have ended since it was read
    if now.state is not RunState.RUNNING:
        return now
    return msgspec.structs.replace(now, state=RunState.FAILED, error=INTERRUPTED)
