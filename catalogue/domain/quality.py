"""How good a description is: a score made of parts, and never a number without its reasons."""

import datetime as dt
import enum
from collections.abc import Sequence

import msgspec

#: The lowest score of each band.
GOOD_FROM = 80
FAIR_FROM = 50

#: What a reason takes from its part is counted in hundredths of a point, so that nothing is lost.
WHOLE = 10_000


class Part(enum.StrEnum):
    """The six parts of a score, in the order in which they are shown."""

    COMPLETENESS = "completeness"
    CONFORMANCE = "conformance"
    CURRENCY = "currency"
    CONTACT = "contact"
    ACCESS = "access"
    VARIABLES = "variables"


_PLACES = {part: place for place, part in enumerate(Part)}


class Band(enum.StrEnum):
    """A score in words."""

    GOOD = "Good"
    FAIR = "Fair"
    NEEDS_WORK = "Needs work"


def band_of(score: int) -> Band:
    """Put a score into words."""
    if score >= GOOD_FROM:
        return Band.GOOD
    return Band.FAIR if score >= FAIR_FROM else Band.NEEDS_WORK


def currency_on(day: dt.date, falls_after: tuple[dt.date, dt.date]) -> int:
    """Return the score of currency on a day, by the last day in time and the last day late."""
    in_time, late = falls_after
    if day <= in_time:
        return 100
    return 50 if day <= late else 0


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One reason for a score, in a sentence; ``fix`` says what to do where something can be done.

    ``key`` is the code of the rule where the standard has one, else a name of our own, the same
    wherever the same is to be done. ``lost`` is what it takes from its part, of ``WHOLE``.
    """

    words: str
    fix: str = ""
    key: str = ""
    lost: int = 0


class PartScore(msgspec.Struct, frozen=True, kw_only=True):
    """The score of one part from 0 to 100, or none where the part does not apply, and why.

    ``falls_after`` are the days after which the score falls although nothing is written: the last
    day in time, and the last day late by no more than one turn.
    """

    part: Part
    score: int | None
    reasons: tuple[Reason, ...]
    falls_after: tuple[dt.date, dt.date] | None = None

    def __post_init__(self) -> None:
        """Refuse a number without its reasons."""
        if not self.reasons:
            raise ValueError(f"the score of {self.part.value} has no reason")
        if self.score is not None and not 0 <= self.score <= 100:  # noqa: PLR2004 - per cent
            raise ValueError(f"{self.score} is no score of {self.part.value}")


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """The quality of one description: its six parts."""

    parts: tuple[PartScore, ...]

    @property
    def score(self) -> int:
        """The mean of the parts that apply, rounded down so that 100 means all of it."""
        return mean([part.score for part in self.parts])

    @property
    def band(self) -> Band:
        """The score in words."""
        return band_of(self.score)

    @property
    def applicable(self) -> int:
        """How many parts apply."""
        return sum(part.score is not None for part in self.parts)

    def part(self, wanted: Part) -> PartScore:
        """Return one part."""
        return self.parts[_PLACES[wanted]]


def mean(scores: Sequence[int | None]) -> int:
    """Return the mean of the scores that there are, rounded down; 0 when there are none."""
    given = [score for score in scores if score is not None]
    return sum(given) // len(given) if given else 0
