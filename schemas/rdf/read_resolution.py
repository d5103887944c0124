"""How fine data is in space: in metres, in other units, as a scale, or in words."""

import math
import re
from collections.abc import Sequence
from typing import Final

from schemas.model import LangString
from schemas.rdf.graph import Term
from schemas.rdf.property_kinds import Property
from schemas.rdf.read_clean import cleaned
from schemas.rdf.read_state import Page
from schemas.rules import codes, repair_codes

#: Where the words are put aside for the record that has room for them.
AS_TEXT: Final = "resolution_as_text"
_MEASURE: Final = re.compile(
    r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)\s*([a-zA-Z]*)\.?", re.ASCII
)
_METRES: Final = frozenset({"", "m", "metre", "metres", "meter", "meters"})
_OTHER_UNITS: Final = {
    "mm": 0.001, "millimetre": 0.001, "millimetres": 0.001,
    "cm": 0.01, "centimetre": 0.01, "centimetres": 0.01,
    "km": 1000.0, "kilometre": 1000.0, "kilometres": 1000.0, "kilometer": 1000.0,
    "kilometers": 1000.0,
    "ft": 0.3048, "foot": 0.3048, "feet": 0.3048,
    "yd": 0.9144, "yard": 0.9144, "yards": 0.9144,
    "mi": 1609.344, "mile": 1609.344, "miles": 1609.344,
}  # fmt: skip


def resolution(page: Page, terms: Sequence[Term], prop: Property) -> Sequence[float]:
    """Read resolutions in metres; of several the finest, and what is no length as words."""
    found: list[float] = []
    for term in terms:
        written = cleaned(term.value)
        measure = _MEASURE.fullmatch(written)
        unit = measure[2].casefold() if measure else None
        if measure and unit in _METRES:
            _add(page, found, float(measure[1]), prop)
        elif measure and unit in _OTHER_UNITS:
            metres = round(float(measure[1]) * _OTHER_UNITS[unit], 6)
            _keep_words(page, written, prop, f"as written and as {metres:g} metres")
            _add(page, found, metres, prop)
        elif written:
            _keep_words(page, page.text_of(written, prop.name), prop, "as words")
    if len(found) > 1:
        page.remark(codes.VALUE_REPEATED, prop.name)
    return [min(found)] if found else []


def _add(page: Page, found: list[float], metres: float, prop: Property) -> None:
    if math.isfinite(metres) and metres >= 0:
        found.append(metres)
    else:
        page.remark(codes.VALUE_UNREADABLE, prop.name, str(metres))


def _keep_words(page: Page, words: str, prop: Property, kept: str) -> None:
    if not words:
        return
    page.remark(repair_codes.RESOLUTION_NOT_METRES, prop.name, words, {"kept": kept})
    if not page.prefix:
        page.spare[AS_TEXT] = (*page.spare.get(AS_TEXT, ()), LangString(value=words))
