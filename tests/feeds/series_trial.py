"""One feed at seven dates, in which every identifier changes three times, harvested in a row."""

import tempfile
from pathlib import Path

import msgspec

from tests.feeds.expectations import COMPLETED, HELD, STATUS
from tests.feeds.harvest_trial import Harvested, Home, unpacked

HEAD = (
    "Date", "Read", "Created", "Updated", "Unchanged", "Retired", "Held", "State", "Exit",
    "As expected",
)  # fmt: skip


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One date of the series, and what its harvest must give."""

    date: str
    read: int
    created: int
    retired: int = 0
    held: int = 0


class Taken(msgspec.Struct, frozen=True):
    """A step and what came of it."""

    step: Step
    found: Harvested

    @property
    def is_as_expected(self) -> bool:
        """Whether everything that the step says came true."""
        step, run = self.step, self.found.run
        state = HELD if step.held else COMPLETED
        return (
            run.read.datasets, run.created, run.retired, run.held, run.state, self.found.status
        ) == (step.read, step.created, step.retired, step.held, state, STATUS[state])  # fmt: skip


#: What a change of all identifiers leaves behind is held until a person decides, and adds up.
STEPS = (
    Step(date="20190104", read=85, created=85),
    Step(date="20190904", read=89, created=4),
    Step(date="20200103", read=89, created=0),
    Step(date="20200804", read=88, created=84, held=85),
    Step(date="20201118", read=86, created=86, held=173),
    Step(date="20210210", read=86, created=2, held=175),
    Step(date="20220417", read=86, created=86, held=261),
)


def taken() -> list[Taken]:
    """Harvest the files of the series one after the other into one source."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = Home(folder)
        return [Taken(step, home.harvest(unpacked(_path(step), folder))) for step in STEPS]


def _path(step: Step) -> str:
    return f"harvest-series/centre-county-pa__08b-42027_{step.date}.json.gz"


def row(each: Taken) -> tuple[str, ...]:
    """Write a step as a row of the table."""
    run = each.found.run
    figures = (run.read.datasets, run.created, run.updated, run.unchanged, run.retired, run.held)
    verdict = "yes" if each.is_as_expected else "NO"
    return (each.step.date, *map(str, figures), run.state, str(each.found.status), verdict)
