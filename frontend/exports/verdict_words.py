"""The two verdicts in words, the same on pages and in a terminal."""

from frontend.web.words import counted
from schemas.findings import Report
from schemas.rules.grouped import FindingGroup, GroupedReport, Shares


def usable(report: GroupedReport) -> str:
    """Say how many records are usable."""
    if not report.records:
        return parts(report) or "No record could be read."
    if not report.unusable:
        if report.records == 1:
            return "The one record is usable: a harvest would take it in."
        return f"All {report.records:,} records are usable: a harvest would take them in."
    if not report.usable:
        return (
            f"{counted(report.records, 'record')} read, and none is usable: a harvest would take "
            "in nothing."
        )
    left_out = "leaves one" if report.unusable == 1 else f"leaves {report.unusable:,}"
    return (
        f"{report.usable:,} of {counted(report.records, 'record')} "
        f"{'is' if report.usable == 1 else 'are'} usable; a harvest {left_out} out."
    )


def parts(report: GroupedReport) -> str:
    """Say how many distributions and contacts stand alone, which no harvest takes in."""
    if not report.parts:
        return ""
    one = "distribution or contact that belongs to no record"
    many = "distributions and contacts that belong to no record"
    return f"{counted(report.parts, one, many)}, judged alone."


def how_often(group: FindingGroup, report: GroupedReport) -> str:
    """Say in how many records something was found, and how often if that is more."""
    if not report.records:
        where = counted(group.records, "place")
    elif report.parts:
        where = f"{group.records:,} of {report.records + report.parts:,} records and parts"
    else:
        where = f"{group.records:,} of {counted(report.records, 'record')}"
    if group.occurrences > group.records:
        return f"{where}, {group.occurrences:,} times"
    return where


def conformance(shares: Shares) -> str:
    """Say which shares of properties are met as they stand, after repair, and missing."""
    if shares.as_stands == shares.of:
        return "All as they stand."
    parts = {
        "as they stand": shares.as_stands,
        "after repair": shares.after_repair,
        "missing": shares.missing,
    }
    said = [f"{percent(shares, count)} {how}" for how, count in parts.items() if count]
    return f"{', '.join(said)}."


def of_record(report: Report) -> str:
    """Say how much a record has of what the standard asks for."""
    met = report.conformance
    return (
        f"Meets {met.mandatory_met} of {met.mandatory_total} mandatory and "
        f"{met.recommended_met} of {met.recommended_total} recommended properties"
    )


def percent(shares: Shares, count: int) -> str:
    """Write a share so that neither nothing nor all is claimed where that is not so."""
    share = 100 * shares.share(count)
    if 0 < share < 1:
        return "under 1%"
    if share > 99 and count < shares.of:  # noqa: PLR2004 - rounded, it would read as all
        return "over 99%"
    return f"{share:.0f}%"
