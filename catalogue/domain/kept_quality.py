"""What is kept of qualities: of each record enough to add up, of sources and organisations a day.

A record that does not change is not looked at again, and yet its data grows old: the days after
which its currency falls are kept, so that its score is known on every day.
"""

import datetime as dt
import enum

import msgspec

from catalogue.domain.quality import Part, Quality, mean

#: The key of the gap of data that is not up to date.
OVERDUE = "CURRENCY"

_CURRENCY = list(Part).index(Part.CURRENCY)


class KeptGap(msgspec.Struct, frozen=True, array_like=True):
    """What one gap takes from one part, the part by its place; see ``Reason``."""

    key: str
    part: int
    lost: int


class Measures(msgspec.Struct, frozen=True, array_like=True):
    """The scores of a record's parts, and what is to be done.

    Where currency falls with time it is none here, and set by ``with_currency`` for a day.
    """

    scores: tuple[int | None, ...]
    gaps: tuple[KeptGap, ...]

    @classmethod
    def of(cls, quality: Quality) -> "Measures":
        """Keep of a quality what adds up, without what falls with time."""
        return cls(
            scores=tuple(None if p.falls_after else p.score for p in quality.parts),
            gaps=tuple(
                KeptGap(reason.key, place, reason.lost)
                for place, part in enumerate(quality.parts)
                if part.falls_after is None
                for reason in part.reasons
                if reason.key and reason.lost
            ),
        )

    def with_currency(self, score: int) -> "Measures":
        """Return the measures with currency as it is on some day."""
        scores = (*self.scores[:_CURRENCY], score, *self.scores[_CURRENCY + 1 :])
        lost = (100 - score) * 100
        gap = (KeptGap(OVERDUE, _CURRENCY, lost),) if lost else ()
        return Measures(scores, (*self.gaps, *gap))

    @property
    def score(self) -> int:
        """The mean of the parts that apply."""
        return mean(self.scores)


class KeptQuality(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a record: the owner's measures, and those of what everybody sees.

    ``falls_after`` are the days after which currency falls, the same for both; ``score`` is the
    full score of the day on which it was measured.
    """

    full: Measures
    public: Measures
    score: int
    falls_after: tuple[dt.date, dt.date] | None = None


class Scope(enum.StrEnum):
    """What a history is of."""

    SOURCE = "source"
    ORGANISATION = "organisation"


class Gain(msgspec.Struct, frozen=True, kw_only=True):
    """What doing one thing to some records would add to the score of all, in hundredths.

    ``parts`` are those that it would raise, each by its place.
    """

    key: str
    records: int
    hundredths: int
    parts: tuple[int, ...] = ()


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The quality of many records: the mean score, the means of the parts, and what would raise it.

    ``parts`` are in the order of ``Part``, none where it applies to no record; ``applies`` says to
    how many it does. ``bands`` counts the records that are good, fair and in need of work.
    """

    records: int
    score: int | None
    parts: tuple[int | None, ...]
    applies: tuple[int, ...]
    bands: tuple[int, int, int]
    gains: tuple[Gain, ...]


class HistoryDay(msgspec.Struct, frozen=True, kw_only=True):
    """The quality of a source or an organisation at the end of a day."""

    day: dt.date
    summary: Summary


class ScoreChange(msgspec.Struct, frozen=True, kw_only=True):
    """The score that a record had from a day on, until it changed again."""

    day: dt.date
    score: int
