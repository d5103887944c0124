"""Words that mean the same in UK government, as data; expanded in queries, never in an index."""

import csv
import functools
from collections import defaultdict
from importlib import resources

from search.folding import folded

LONGEST_FORM = 8
"""The most words that a form in the lists may have."""


def synonyms_of(form: str) -> tuple[str, ...]:
    """Return what else a folded word or run of words is called."""
    return _table().get(form, ())


@functools.cache
def _table() -> dict[str, tuple[str, ...]]:
    others: dict[str, dict[str, None]] = defaultdict(dict)
    for group in _groups():
        for form in group:
            others[form].update(dict.fromkeys(other for other in group if other != form))
    return {form: tuple(found) for form, found in others.items()}


def _groups() -> list[list[str]]:
    groups = []
    for file in sorted(resources.files(__name__).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".csv"):
            with file.open(encoding="utf-8") as lines:
                groups += [
                    [folded(form) for form in row if form.strip()] for row in csv.reader(lines)
                ]
    return groups
