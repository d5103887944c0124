"""Currency: whether the data was changed as often as its source says that it is.

An update that is due may be published a little later: a quarter of the turn, and no less than a
week. Late by no more than one more turn counts half; later counts nothing.
"""

import datetime as dt
from typing import Final

from catalogue.domain.quality import WHOLE, Part, PartScore, Reason, currency_on
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.public_quality import is_supplied
from catalogue.services.quality.advice import fix_of
from catalogue.services.quality.items import ALL, not_applicable
from schemas.model import Dataset, DatasetSeries, Frequency, PartialDate, Precision

#: How many days there are at most between two updates, and how that is said.
TURNS: Final[dict[Frequency, tuple[int, str]]] = {
    Frequency.TRIENNIAL: (1_096, "every three years"),
    Frequency.BIENNIAL: (731, "every two years"),
    Frequency.ANNUAL: (366, "every year"),
    Frequency.SEMIANNUAL: (184, "twice a year"),
    Frequency.THREE_TIMES_A_YEAR: (123, "three times a year"),
    Frequency.QUARTERLY: (92, "every quarter"),
    Frequency.BIMONTHLY: (62, "every two months"),
    Frequency.MONTHLY: (31, "every month"),
    Frequency.SEMIMONTHLY: (16, "twice a month"),
    Frequency.BIWEEKLY: (14, "every two weeks"),
    Frequency.THREE_TIMES_A_MONTH: (11, "three times a month"),
    Frequency.WEEKLY: (7, "every week"),
    Frequency.SEMIWEEKLY: (4, "twice a week"),
    Frequency.THREE_TIMES_A_WEEK: (3, "three times a week"),
    Frequency.DAILY: (1, "every day"),
    Frequency.CONTINUOUS: (1, "all the time"),
}
_LEAST_GRACE: Final = 7


def currency(projected: ProjectedRecord, today: dt.date) -> PartScore:
    """Score how well the date of the last change keeps up with the stated frequency."""
    resource = projected.resource
    if not isinstance(resource, Dataset | DatasetSeries):
        return not_applicable(
            Part.CURRENCY, "A service answers with what is current; it states no update frequency."
        )
    often = resource.update_frequency if is_supplied(resource, "update_frequency") else None
    changed = _last_change(resource, today)
    if often is Frequency.NEVER:
        return _scored(ALL, "Its source says that the data is finished and never updated.")
    if changed is None:
        words = "Nobody can tell how old the data is: there is no date of the last change"
        return _scored(0, f"{words} that has come yet.", "MODIFIED-MISSING")
    if often is None:
        words = "Nobody can tell whether an update is due: no update frequency is stated."
        return _scored(0, words, "FREQUENCY-MISSING")
    if often is Frequency.IRREGULAR:
        return not_applicable(
            Part.CURRENCY, "The data is updated irregularly, so that no update can be overdue."
        )
    return _kept_up(often, changed, today)


def _kept_up(often: Frequency, changed: PartialDate, today: dt.date) -> PartScore:
    days, words = TURNS[often]
    grace = max(_LEAST_GRACE, days // 4)
    due = _later(changed.latest().date(), days)
    falls_after = (_later(due, grace), _later(due, grace + days))
    score = currency_on(today, falls_after)
    said = f"The data is updated {words} and was last changed {_in_words(changed)}"
    if score == ALL:
        return _scored(ALL, f"{said}: no update is overdue.", falls_after=falls_after)
    overdue = (today - due).days
    said = f"{said}: an update is overdue by {overdue:,} days"
    why = "; up to one turn late counts half" if score else ""
    return _scored(score, f"{said}{why}.", "CURRENCY", falls_after)


def _scored(
    score: int, words: str, key: str = "", falls_after: tuple[dt.date, dt.date] | None = None
) -> PartScore:
    lost = (ALL - score) * (WHOLE // ALL)
    reason = Reason(words=words, fix=fix_of(key) if key else "", key=key, lost=lost)
    return PartScore(part=Part.CURRENCY, score=score, reasons=(reason,), falls_after=falls_after)


def _last_change(resource: Dataset | DatasetSeries, today: dt.date) -> PartialDate | None:
    """Return the latest date, begun by today, on which the data or a form of it was changed."""
    forms = resource.distribution if isinstance(resource, Dataset) else ()
    given = {resource.modified, *(form.modified for form in forms)} - {None}
    begun = [date for date in given if date is not None and _has_begun(date, today)]
    return begun[0] if len(begun) == 1 else max(begun, key=PartialDate.latest, default=None)


def _has_begun(date: PartialDate, today: dt.date) -> bool:
    return date.lexical[:4] < str(today.year) or date.earliest().date() <= today


def _later(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=min(days, (dt.date.max - day).days))


def _in_words(date: PartialDate) -> str:
    day = date.earliest().date()
    match date.precision:
        case Precision.YEAR:
            return f"in {day.year}"
        case Precision.MONTH:
            return f"in {day:%B} {day.year}"
        case _:
            return f"on {day.day} {day:%B} {day.year}"
