"""Adding up the qualities of many records."""

from collections import Counter
from collections.abc import Iterable

from catalogue.domain.kept_quality import Gain, Measures, Summary
from catalogue.domain.quality import Band, Part, band_of

#: So many things to do are told; the first of them matter most.
MOST_GAINS = 50


class Sum:
    """The running sum of records' measures."""

    def __init__(self) -> None:
        self.records = 0
        self._score = 0
        self._scores = [0] * len(Part)
        self._applies = [0] * len(Part)
        self._bands: Counter[Band] = Counter()
        self._gained: Counter[str] = Counter()
        self._lacking: Counter[str] = Counter()
        self._parts: dict[str, set[int]] = {}

    def add(self, measures: Measures, count: int = 1) -> None:
        """Add so many records of equal measures."""
        self.records += count
        applicable = 0
        for place, score in enumerate(measures.scores):
            if score is not None:
                applicable += 1
                self._scores[place] += score * count
                self._applies[place] += count
        score = measures.score
        self._score += score * count
        self._bands[band_of(score)] += count
        self._add_gaps(measures, applicable, count)

    def _add_gaps(self, measures: Measures, applicable: int, count: int) -> None:
        for gap in measures.gaps:
            self._gained[gap.key] += gap.lost * count // applicable
            self._parts.setdefault(gap.key, set()).add(gap.part)
        for key in {gap.key for gap in measures.gaps}:
            self._lacking[key] += count

    def summary(self) -> Summary:
        """Return the means, and what would raise them, the most helpful first."""
        return Summary(
            records=self.records,
            score=self._score // self.records if self.records else None,
            parts=tuple(
                total // applies if applies else None
                for total, applies in zip(self._scores, self._applies, strict=True)
            ),
            applies=tuple(self._applies),
            bands=(
                self._bands[Band.GOOD],
                self._bands[Band.FAIR],
                self._bands[Band.NEEDS_WORK],
            ),
            gains=tuple(self._gains()),
        )

    def _gains(self) -> Iterable[Gain]:
        first = sorted(self._gained.items(), key=lambda one: (-one[1], one[0]))
        for key, gained in first[:MOST_GAINS]:
            yield Gain(
                key=key,
                records=self._lacking[key],
                hundredths=gained // self.records,
                parts=tuple(sorted(self._parts[key])),
            )


def summed(measures: Iterable[tuple[Measures, int]]) -> Summary:
    """Add up measures, each with how many records have it."""
    total = Sum()
    for each, count in measures:
        total.add(each, count)
    return total.summary()
