"""Documented variables: whether a person can tell from outside what the columns hold."""

from collections.abc import Sequence
from typing import Final

from catalogue.domain.quality import Part, PartScore, Reason
from catalogue.policy.absence import may_be_called_missing
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.quality.advice import fix_of
from catalogue.services.quality.items import ALL, Item, not_applicable, scored
from schemas.model import Dataset, Distribution, Table

_NO_TABLES: Final = ("image/", "audio/", "video/")
_PRAISE: Final = "The tables are given, and every variable has a description and a type."


def documented_variables(projected: ProjectedRecord) -> PartScore:
    """Score the data dictionary."""
    resource = projected.resource
    if not isinstance(resource, Dataset):
        return not_applicable(
            Part.VARIABLES,
            "Only datasets have tables: a series and a service have none of their own.",
        )
    if not may_be_called_missing(projected, "tables"):
        return not_applicable(
            Part.VARIABLES,
            "Not everybody may be shown the variables of data that is not open, so they are not "
            "counted here, whether they are given or not.",
        )
    if _holds_no_tables(resource.distribution):
        return not_applicable(
            Part.VARIABLES, "All of its files are pictures, sound or film, which have no variables."
        )
    return _documented(resource.tables)


def _documented(tables: Sequence[Table]) -> PartScore:
    variables = [variable for table in tables for variable in table.variables]
    if not variables:
        reason = Reason(
            words="It is not told which variables the data has.",
            fix=fix_of("TABLES"),
            key="TABLES",
            lost=10_000,
        )
        return PartScore(part=Part.VARIABLES, score=0, reasons=(reason,))
    total = len(variables)
    described = sum(bool(each.description) for each in variables)
    typed = sum(bool(each.data_type or each.codes) for each in variables)
    items = (
        Item(weight=2, met=ALL, name="the tables and their variables", fix="", key=""),
        _share(2, described, total, "description", "VARIABLE-DESCRIPTIONS"),
        _share(1, typed, total, "type", "VARIABLE-TYPES"),
    )
    return scored(Part.VARIABLES, items, _PRAISE)


def _share(weight: int, number: int, total: int, what: str, key: str) -> Item:
    lacking = total - number
    have = "has" if lacking == 1 else "have"
    return Item(
        weight=weight,
        met=ALL * number // total,
        name=f"a {what} of every variable",
        gap=f"{lacking:,} of the {total:,} variables {have} no {what}.",
        fix=fix_of(key),
        key=key,
    )


def _holds_no_tables(forms: Sequence[Distribution]) -> bool:
    """Tell whether there are files, and all of them are of kinds that hold no tables."""
    return bool(forms) and all(
        form.media_type is not None and form.media_type.startswith(_NO_TABLES) for form in forms
    )
