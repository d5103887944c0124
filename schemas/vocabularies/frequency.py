"""Update frequency: Dublin Core's list, and the other lists and words that are mapped to it."""

from typing import Final

from schemas.model import Frequency
from schemas.namespaces import EU_FREQUENCY, FREQ
from schemas.vocabularies.terms import Term, index, key, last_part


def _term(code: Frequency, label: str, *aliases: str) -> Term:
    eu = tuple(EU_FREQUENCY + alias for alias in aliases if alias.isupper())
    return Term(code.value, label, FREQ + code.value, (f"freq:{code.value}", *eu, *aliases))


# Upper-case aliases are codes of the EU list; R/P… are ISO 8601 repeats as in DCAT-US.
TERMS: Final = (
    _term(Frequency.TRIENNIAL, "Every three years", "TRIENNIAL", "R/P3Y", "P3Y"),
    _term(Frequency.BIENNIAL, "Every two years", "BIENNIAL", "R/P2Y", "P2Y"),
    _term(
        Frequency.ANNUAL, "Annual", "ANNUAL", "R/P1Y", "P1Y", "R/P12M", "freq-A",
        "annually", "yearly", "once a year", "every year", "per year",
    ),
    _term(
        Frequency.SEMIANNUAL, "Twice a year", "ANNUAL_2", "freq-S", "R/P6M", "P6M", "R/P0.5Y",
        "biannual", "biannually", "half yearly", "six monthly", "semiannually", "every six months",
    ),
    _term(Frequency.THREE_TIMES_A_YEAR, "Three times a year", "ANNUAL_3", "R/P4M", "P4M", "termly"),
    _term(Frequency.QUARTERLY, "Quarterly", "QUARTERLY", "R/P3M", "P3M", "freq-Q",
          "every three months"),
    _term(Frequency.BIMONTHLY, "Every two months", "BIMONTHLY", "R/P2M", "P2M"),
    _term(Frequency.MONTHLY, "Monthly", "MONTHLY", "R/P1M", "P1M", "freq-M", "every month",
          "once a month"),
    _term(Frequency.SEMIMONTHLY, "Twice a month", "MONTHLY_2", "R/P0.5M"),
    _term(
        Frequency.BIWEEKLY, "Every two weeks", "BIWEEKLY", "R/P2W", "P2W", "R/P14D", "P14D",
        "fortnightly", "fortnight",
    ),
    _term(Frequency.THREE_TIMES_A_MONTH, "Three times a month", "MONTHLY_3", "R/P0.33M"),
    _term(Frequency.WEEKLY, "Weekly", "WEEKLY", "R/P1W", "P1W", "R/P7D", "P7D", "freq-W",
          "every week"),
    _term(Frequency.SEMIWEEKLY, "Twice a week", "WEEKLY_2", "R/P3.5D"),
    _term(Frequency.THREE_TIMES_A_WEEK, "Three times a week", "WEEKLY_3", "R/P0.33W"),
    _term(
        Frequency.DAILY, "Daily", "DAILY", "R/P1D", "P1D", "freq-D", "freq-B", "every day",
        "DAILY_2", "working days", "weekdays", "nightly",
    ),
    _term(
        Frequency.CONTINUOUS, "Continuous", "CONT", "UPDATE_CONT", "HOURLY", "BIHOURLY",
        "TRIHOURLY", "1MIN", "5MIN", "10MIN", "15MIN", "30MIN", "12HRS", "freq-N", "continual",
        "continually", "continuously", "real time", "realtime", "near real time",
        "R/PT1S", "PT1S", "R/PT1H", "PT1H", "live",
    ),
    _term(
        Frequency.IRREGULAR, "Irregular", "IRREG", "UNKNOWN", "OTHER", "AS_NEEDED", "as needed",
        "as required", "ad hoc", "adhoc", "unplanned", "not planned", "when needed",
        "i don't know", "asneeded", "other", "occasional", "occasionally", "varies", "various",
    ),
    _term(
        Frequency.NEVER, "Never", "NEVER", "NOT_PLANNED", "once", "one off", "static",
        "not updated", "archived", "historic", "discontinued",
    ),
)  # fmt: skip
_TABLE: Final = index(TERMS)
_ISO_LIST: Final = "MD_MaintenanceFrequencyCode_"
# Codes of ISO 19115 lists and the INSPIRE registry come as the last part of an address.
_BY_LAST_PART: Final = {key(term.code): term for term in TERMS}


def lookup(name: str) -> Frequency | None:
    """Find the frequency that a code, label, address or ISO 8601 repeat stands for."""
    term = _TABLE.get(key(name))
    if term is None and "://" in name:
        tail = key(last_part(name).removeprefix(_ISO_LIST))
        term = _BY_LAST_PART.get(tail) or _TABLE.get(tail)
    return Frequency(term.code) if term else None
