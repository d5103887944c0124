"""``wayleave quality``: how good descriptions are, and what would raise the score most."""

from collections.abc import Sequence

import click

from catalogue.domain.kept_quality import HistoryDay, Summary
from catalogue.domain.quality import Part, band_of
from catalogue.errors import RefusedError
from catalogue.services.quality.advice import short_of
from catalogue.services.quality.telling import SourceQuality
from frontend.cli import output
from frontend.cli.options import json_option
from frontend.wiring import Installation

_MOST_TO_DO = 8


@click.command(short_help="Show how good descriptions are.")
@click.option("--source", metavar="NAME", help="Only the records of this source.")
@click.option("--organisation", metavar="SLUG", help="All sources of this organisation together.")
@json_option
@click.pass_obj
def quality(
    installation: Installation, *, source: str | None, organisation: str | None, as_json: bool
) -> None:
    """Show how good descriptions are, each source by itself, and what would raise the score most.

    Records from before there were scores are measured first.
    """
    if source and organisation:
        raise RefusedError("Give --source or --organisation, not both.")
    telling = installation.quality
    measured = telling.measure_all()
    if measured and not as_json:
        output.note(f"Measured {output.counted(measured, 'record')} for the first time.")
    if organisation:
        told = telling.any_organisation(organisation)
        if as_json:
            output.emit({"organisation": organisation, **_as_json(told.summary, told.history)})
        else:
            _say(told.organisation.name, told.summary)
        return
    found = [telling.any_source(source)] if source else telling.every_source()
    if as_json:
        output.emit({"sources": [_source_as_json(one) for one in found]})
        return
    if not found:
        output.say("No sources yet; `wayleave harvest` reads one.")
    for one in found:
        _say(one.source, one.summary)


def _say(name: str, summary: Summary) -> None:
    if summary.score is None:
        output.say(f"{name}: no records")
        return
    band = band_of(summary.score).value.lower()
    records = output.counted(summary.records, "record")
    output.say(f"{name}: {summary.score} of 100 ({band}), the mean of {records}")
    pairs = zip(Part, summary.parts, strict=True)
    parts = [f"{part.value} {'-' if score is None else score}" for part, score in pairs]
    output.say(f"  {', '.join(parts)}")
    for gain in summary.gains[:_MOST_TO_DO]:
        points = gain.hundredths / 100
        output.say(
            f"  +{points:.1f}  {short_of(gain.key)}: {output.counted(gain.records, 'record')}"
            f" [{gain.key}]",
            hang=8,
        )


def _source_as_json(one: SourceQuality) -> output.Json:
    named = {"source": one.source, "organisation": one.organisation}
    return {**named, **_as_json(one.summary, one.history)}


def _as_json(summary: Summary, history: Sequence[HistoryDay]) -> dict[str, output.Json]:
    return {
        "records": summary.records,
        "score": summary.score,
        "band": band_of(summary.score).value if summary.score is not None else None,
        "parts": {
            part.value: {"score": score, "records": applies}
            for part, score, applies in zip(Part, summary.parts, summary.applies, strict=True)
        },
        "to_do": [
            {
                "key": gain.key,
                "what": short_of(gain.key),
                "records": gain.records,
                "points": gain.hundredths / 100,
            }
            for gain in summary.gains
        ],
        "history": [
            {
                "day": kept.day.isoformat(),
                "score": kept.summary.score,
                "records": kept.summary.records,
            }
            for kept in history
        ],
    }
