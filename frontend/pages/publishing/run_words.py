"""Runs, outcomes and findings in words."""

from collections.abc import Mapping

from catalogue.domain.run import Outcome, Run, RunCounts, RunState
from catalogue.services.source_care import Need, SourceStanding
from frontend.pages.validating import report_words
from frontend.web.words import counted, day
from schemas.findings import Severity

STATES: Mapping[RunState, str] = {
    RunState.RUNNING: "Under way",
    RunState.COMPLETED: "Complete",
    RunState.COMPLETED_WITH_ERRORS: "Some rejected",
    RunState.HELD: "Decision needed",
    RunState.FAILED: "Failed",
}

#: The colours of GOV.UK's tags; the words say the same.
TAGS: Mapping[RunState, str] = {
    RunState.RUNNING: "govuk-tag--blue",
    RunState.COMPLETED: "govuk-tag--green",
    RunState.COMPLETED_WITH_ERRORS: "govuk-tag--yellow",
    RunState.HELD: "govuk-tag--purple",
    RunState.FAILED: "govuk-tag--red",
}

#: The same as in the report on any file.
SEVERITIES = report_words.SEVERITIES

OUTCOMES: Mapping[Outcome, tuple[str, str]] = {
    Outcome.REJECTED: ("Rejected", "Not in the catalogue as the feed has it now, until mended."),
    Outcome.HELD: ("Held", "Missing from the feed; they stay until somebody decides."),
    Outcome.CREATED: ("New", "Were not in the catalogue before."),
    Outcome.UPDATED: ("Changed", "The feed says something else than at the last harvest."),
    Outcome.RETIRED: ("Retired", "Taken out, because the feed no longer holds them."),
    Outcome.UNCHANGED: ("Unchanged", "The same as at the last harvest, and not written again."),
}

_COUNTED: Mapping[Severity, str] = {
    Severity.BLOCKER: "that keep records out",
    Severity.ERROR: "on mandatory properties",
    Severity.WARNING: "on recommended ones",
    Severity.NOTE: "worth knowing",
}

TYPES: Mapping[str, str] = {
    "Dataset": "Dataset",
    "DatasetSeries": "Dataset series",
    "DataService": "Data service",
}


def sentence(run: Run) -> str:
    """Tell what a run did in one sentence."""
    match run.state:
        case RunState.RUNNING:
            return "The feed is being read now. Load the page again to see how far it is."
        case RunState.FAILED:
            return run.error or "The feed could not be read."
        case RunState.HELD:
            return (
                f"{_read(run.counts)} {counted(run.counts.held, 'record')} that we have "
                f"{'was' if run.counts.held == 1 else 'were'} not in it: so many that the feed may "
                "be broken. They stay in the catalogue until somebody decides."
            )
        case _:
            return f"{_read(run.counts)} {_done(run.counts)}"


def duration(run: Run) -> str:
    """Say how long a run took."""
    seconds = (run.ended_at - run.started_at).total_seconds() if run.ended_at else 0
    if seconds < 1:
        return "less than a second"
    minutes, rest = divmod(round(seconds), 60)
    return " ".join([counted(minutes, "minute")] * bool(minutes) + [counted(rest, "second")])


def findings(counts: RunCounts) -> str:
    """Say how many findings of each severity a run made."""
    figures = [(getattr(counts.findings, severity.value), severity) for severity in Severity]
    parts = [f"{number:,} {_COUNTED[severity]}" for number, severity in figures if number]
    return listed(parts) or "none"


def outcome_words(counts: RunCounts) -> list[tuple[Outcome, str, int]]:
    """Give every outcome with its name and number, also those that are none."""
    return [(o, OUTCOMES[o][0], getattr(counts, o.value)) for o in OUTCOMES]


def needs(standing: SourceStanding) -> list[tuple[str, str, str]]:
    """Say what a source needs of a person: what, where to go, and in which words."""
    return [_need(need, standing) for need in standing.needs]


def _need(need: Need, standing: SourceStanding) -> tuple[str, str, str]:
    run, name = standing.last_run, standing.source.name
    if run is None or need is Need.FIRST_HARVEST:
        return ("Harvest it for the first time", f"/publishing/sources/{name}", "")
    report = f"/publishing/runs/{run.id}"
    match need:
        case Need.DECISION:
            missing = counted(run.counts.held, "missing record")
            since = f"Waiting since {day(run.ended_at or run.started_at)}"
            return (f"Decide about {missing}", f"{report}/decision", since)
        case Need.WORKING_FEED:
            return ("Make the feed readable again", report, f"Failed on {day(run.started_at)}")
        case Need.REVIEW:
            due = f"Due by {day(standing.review_on)}" if standing.review_on else ""
            address = f"/publishing/records?source={name}&show=hidden"
            return ("Review why a record is hidden", address, due)
        case _:
            rejected = counted(run.counts.rejected, "rejected record")
            return (f"Mend {rejected}", f"{report}?show=rejected", "Before the next harvest")


def _read(counts: RunCounts) -> str:
    read = counts.read
    parts = [
        counted(read.datasets, "dataset"),
        counted(read.services, "data service"),
        counted(read.series, "series", "series"),
    ]
    held = [words for words in parts if not words.startswith("0 ")] or ["no record"]
    return f"The feed held {listed(held)}."


def _done(counts: RunCounts) -> str:
    figures = [(getattr(counts, o.value), OUTCOMES[o][0].lower()) for o in OUTCOMES]
    parts = [f"{n:,} {'was' if n == 1 else 'were'} {name}" for n, name in figures if n]
    done = listed(parts)
    return f"{done[0].upper()}{done[1:]}." if done else "Nothing changed."


def listed(parts: list[str]) -> str:
    """Join words with commas and an "and"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
