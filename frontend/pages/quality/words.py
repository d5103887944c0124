"""Scores in words: what each part asks, and what would raise a score."""

from collections.abc import Mapping, Sequence

import msgspec

from catalogue.domain.kept_quality import Gain, Summary
from catalogue.domain.quality import Band, Part, Quality, band_of
from catalogue.services.quality.advice import short_of
from frontend.web.words import counted
from schemas.rules.codes import RULES

PARTS: Mapping[Part, tuple[str, str]] = {
    Part.COMPLETENESS: ("Completeness", "Is all there that helps to find and judge the data?"),
    Part.CONFORMANCE: ("Conformance", "Is everything met that the standard makes mandatory?"),
    Part.CURRENCY: ("Currency", "Is the data updated as often as is said?"),
    Part.CONTACT: ("Contact", "Does a team answer questions?"),
    Part.ACCESS: ("Access", "Is it clear how to get the data?"),
    Part.VARIABLES: ("Variables", "Is it clear what the columns hold?"),
}
#: Ends of classes, for the colours of the bands; the words say the same.
BANDS: Mapping[Band, str] = {Band.GOOD: "good", Band.FAIR: "fair", Band.NEEDS_WORK: "needs-work"}
#: So many things to do are worth telling at once.
MOST_TO_DO = 8
_A_POINT = 100


class ReasonLine(msgspec.Struct, frozen=True, kw_only=True):
    """A reason, what to do about it, and the code of its rule where there is one."""

    words: str
    fix: str
    rule: str


class PartLine(msgspec.Struct, frozen=True, kw_only=True):
    """One part: its score if it applies, that in words, and why."""

    name: str
    asks: str
    score: int | None
    band: str
    tone: str
    reasons: tuple[ReasonLine, ...]


class ScoreLines(msgspec.Struct, frozen=True, kw_only=True):
    """A score with its parts, ready to be shown."""

    score: int
    band: str
    tone: str
    parts: tuple[PartLine, ...]


class ToDo(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do, to how many records, and what that would add to the score."""

    what: str
    gain: str
    rule: str


def of_record(quality: Quality) -> ScoreLines:
    """Put the quality of one description into lines."""
    parts = []
    for one in quality.parts:
        reasons = tuple(
            ReasonLine(words=reason.words, fix=reason.fix, rule=_rule(reason.key))
            for reason in one.reasons
        )
        parts.append(_part(one.part, one.score, reasons))
    return _lines(quality.score, tuple(parts))


def of_many(summary: Summary) -> ScoreLines | None:
    """Put the quality of many descriptions into lines; without a record there is none."""
    if summary.score is None:
        return None
    parts = (
        _part(part, score, _reasons(summary, place, applies))
        for place, (part, score, applies) in enumerate(
            zip(Part, summary.parts, summary.applies, strict=True)
        )
    )
    return _lines(summary.score, tuple(parts))


def _reasons(summary: Summary, place: int, applies: int) -> list[ReasonLine]:
    if not applies:
        return [ReasonLine(words="It applies to none of the records.", fix="", rule="")]
    told = [
        ReasonLine(
            words=f"{short_of(gain.key)}: {counted(gain.records, 'record')}.",
            fix="",
            rule=_rule(gain.key),
        )
        for gain in summary.gains
        if place in gain.parts
    ]
    mean = f"The mean of the {counted(applies, 'record')} that it applies to"
    whole = "." if told else ": nothing is left to do."
    return [*told, ReasonLine(words=mean + whole, fix="", rule="")]


def to_do(summary: Summary) -> tuple[ToDo, ...]:
    """Tell what would raise a score of many records most."""
    return tuple(_to_do(gain) for gain in summary.gains[:MOST_TO_DO])


def in_bands(summary: Summary) -> str:
    """Tell how many records are in each band."""
    pairs = zip(Band, summary.bands, strict=True)
    told = [f"{number:,} {band.value.lower()}" for band, number in pairs if number]
    return ", ".join(told).replace("needs work", "in need of work")


def _to_do(gain: Gain) -> ToDo:
    points = gain.hundredths / _A_POINT
    said = f"+{points:.0f}" if points >= 1 else "under +1"
    what = f"{short_of(gain.key)}: {counted(gain.records, 'record')}"
    return ToDo(what=what, gain=said, rule=_rule(gain.key))


def _rule(key: str) -> str:
    return key if key in RULES else ""


def _part(part: Part, score: int | None, reasons: Sequence[ReasonLine]) -> PartLine:
    name, asks = PARTS[part]
    band = None if score is None else band_of(score)
    return PartLine(
        name=name,
        asks=asks,
        score=score,
        band=band.value if band else "Does not apply",
        tone=BANDS[band] if band else "none",
        reasons=tuple(reasons),
    )


def _lines(score: int, parts: tuple[PartLine, ...]) -> ScoreLines:
    band = band_of(score)
    return ScoreLines(score=score, band=band.value, tone=BANDS[band], parts=parts)
