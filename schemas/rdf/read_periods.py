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
from schemas.rdf.intervals import interval, lasting
from schemas.rdf.property_kinds import Property
from schemas.rdf.read_dates import partial_date
from schemas.rdf.read_state import Page, distinct
from schemas.rules import codes

_LONGEST_SPAN: Final = 80
_SPAN: Final = re.compile(
    r"\s*([\w:.+\-, ]*?)\s*(?:/|\bto\b|\s[-\u2013]\s|\u2013|;)\s*([\w:.+\-, ]*?)\s*"
)
# What may stand in the place of a date that is not known, or not there yet.
_OPEN: Final = frozenset({"", "..", "present", "now", "ongoing", "current", "today"})
# With a hyphen between them two years are a period, but a year and a month are one date.
_YEARS: Final = re.compile(r"\s*(\d{4})-(\d{4})\s*", re.ASCII)


def period(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[PeriodOfTime]:
    """Read periods: nodes in four vocabularies, "a/b" as text, reference.data.gov.uk addresses."""
    found: list[PeriodOfTime] = []
    for term in terms:
        if isinstance(term, Literal):
            one = _written_period(page, term, prop)
        elif isinstance(term, NamedNode) and not page.is_described(term):
            one = interval(term.value) or PeriodOfTime(label=text(term.value))
        else:
            one = _period_of_node(page, term)
        if one is not None:
            found.append(_in_order(page, one, prop))
    return distinct(found)


def _period_of_node(page: Page, node: Subject) -> PeriodOfTime | None:
    values = page.nested(node, properties.PERIOD, f"{page.prefix}temporal.")
    if not values:
        return interval(node.value)
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
        return interval(written.value) or PeriodOfTime(label=(written,))
    span = _span(written.value)
    known = _between(span[1], span[2]) if span else _between(written.value, written.value)
    if known is None:
        page.remark(codes.PERIOD_UNREADABLE, prop.name, written.value)
        return PeriodOfTime(label=(written,))
    return known


def _span(written: str) -> re.Match[str] | None:
    if len(written) > _LONGEST_SPAN:
        return None
    return _YEARS.fullmatch(written) or _SPAN.fullmatch(written)


def _between(start: str, end: str) -> PeriodOfTime | None:
    if end.startswith("P"):
        return lasting(start, end)
    first, last = partial_date(start), partial_date(end)
    unread = [side for side, date in ((start, first), (end, last)) if date is None]
    if len(unread) > 1 or not _OPEN.issuperset(side.casefold() for side in unread):
        return None
    return PeriodOfTime(start=first, end=last)


def _in_order(page: Page, one: PeriodOfTime, prop: Property) -> PeriodOfTime:
    if one.start is None or one.end is None or one.end.latest() >= one.start.earliest():
        return one
    page.remark(codes.PERIOD_REVERSED, prop.name, f"{one.start.lexical}/{one.end.lexical}")
    return PeriodOfTime(start=one.start, label=one.label)
