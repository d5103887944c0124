"""Readers of periods: nodes in four vocabularies, text, addresses of intervals."""

import re
from collections.abc import Sequence
from typing import Final

from pyoxigraph import Literal, NamedNode

from schemas.model import (
    PeriodOfTime,
    best,
    text,
)
from schemas.rdf import properties
from schemas.rdf.graph import Subject, Term
from schemas.rdf.property_kinds import Property
from schemas.rdf.read_dates import partial_date
from schemas.rdf.read_state import Page, distinct
from schemas.rules import codes

_INTERVAL: Final = re.compile(
    r"^https?://reference\.data\.gov\.uk/(?:id|doc)/(?:gregorian-interval/"
    r"(\d{4}-\d\d-\d\d)T[\d:]+/P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?"
    r"|(?:gregorian-|government-)?year/(\d{4})(?:-\d{2,4})?"
    r"|(?:gregorian-)?month/(\d{4}-\d\d)|(?:gregorian-)?day/(\d{4}-\d\d-\d\d))"
)
_LONGEST_SPAN: Final = 80
_SPAN: Final = re.compile(r"\s*([\dTZ:.+\- ]*?)\s*(?:/|\bto\b|\s-\s|;)\s*([\dTZ:.+\- ]*?)\s*")


def period(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[PeriodOfTime]:
    """Read periods: nodes in four vocabularies, "a/b" as text, reference.data.gov.uk addresses."""
    found: list[PeriodOfTime] = []
    for term in terms:
        if isinstance(term, Literal):
            one = _written_period(page, term, prop)
        elif isinstance(term, NamedNode) and not page.is_described(term):
            one = _interval(term.value) or PeriodOfTime(label=text(term.value))
        else:
            one = _period_of_node(page, term)
        if one is not None:
            found.append(_in_order(page, one, prop))
    return distinct(found)


def _period_of_node(page: Page, node: Subject) -> PeriodOfTime | None:
    values = page.nested(node, properties.PERIOD, f"{page.prefix}temporal.")
    if not values:
        return _interval(node.value)
    if "start" in values or "end" in values:
        return PeriodOfTime(**values)
    label = best(values["label"])
    span = _span(label)
    return (_between(span[1], span[2]) if span else None) or PeriodOfTime(**values)


def _written_period(page: Page, term: Literal, prop: Property) -> PeriodOfTime | None:
    written = page.finished_text(term, prop.name)
    if written is None:
        return None
    if written.value.startswith("http"):
        return _interval(written.value) or PeriodOfTime(label=(written,))
    span = _span(written.value)
    known = _between(span[1], span[2]) if span else _between(written.value, written.value)
    if known is None:
        page.remark(codes.PERIOD_UNREADABLE, prop.name, written.value)
        return PeriodOfTime(label=(written,))
    return known


def _span(written: str) -> re.Match[str] | None:
    return _SPAN.fullmatch(written) if len(written) <= _LONGEST_SPAN else None


def _between(start: str, end: str) -> PeriodOfTime | None:
    first, last = partial_date(start), partial_date(end)
    if first is None and last is None:
        return None
    return PeriodOfTime(start=first, end=last)


def _interval(iri: str) -> PeriodOfTime | None:
    """Read an interval of reference.data.gov.uk from its address; nothing is fetched."""
    found = _INTERVAL.match(iri)
    if not found:
        return None
    day, years, months, days, year, month, one_day = found.groups()
    whole = year or month or one_day
    if whole:
        return _between(whole, whole)
    start = partial_date(day)
    if start is None or days:
        return PeriodOfTime(start=start)
    count = int(years or 0) * 12 + int(months or 0)
    index = int(day[:4]) * 12 + int(day[5:7]) - 1 + count - 1
    end = partial_date(f"{index // 12:04}-{index % 12 + 1:02}") if count else start
    return PeriodOfTime(start=start, end=end)


def _in_order(page: Page, one: PeriodOfTime, prop: Property) -> PeriodOfTime:
    if one.start is None or one.end is None or one.end.latest() >= one.start.earliest():
        return one
    page.remark(codes.PERIOD_REVERSED, prop.name, f"{one.start.lexical}/{one.end.lexical}")
    return PeriodOfTime(start=one.start, label=one.label)
