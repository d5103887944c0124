"""How the dialects write single values: slugs or names, addresses or labels, days or moments."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import msgspec

from schemas.dialects.crosswalk import ClassTable
from schemas.dialects.values import Json, Object
from schemas.model import (
    Concept,
    Document,
    Frequency,
    LangString,
    Organisation,
    PartialDate,
    Precision,
    Reference,
    best,
)
from schemas.rdf.property_kinds import Kind
from schemas.vocabularies import frequency, licences, themes

_DAY: Final = len("2026-03-31")
_FREQUENCIES: Final = {term.code: term.label for term in frequency.TERMS}
_BY_AGREEMENT: Final = "DATA_SHARE_AGREEMENT"

Write = Callable[[Any], Json]


class Words(msgspec.Struct, frozen=True):
    """The words of a dialect."""

    writers: Mapping[Kind, Write]

    def texts(self, kind: Kind, several: Sequence[Any], *, is_one: bool) -> Iterator[Json]:
        """Write the values of a property; of texts in several languages one, if one is wanted."""
        if is_one and len(several) > 1 and isinstance(several[0], LangString):
            yield best(tuple(several))
            return
        write = self.writers.get(kind, _plain)
        yield from map(write, several)

    def node(self, concept: Concept, table: ClassTable) -> "Object | None":
        """Write a concept as an object with a label and an address."""
        label = best(concept.label) or licences.LABELS.get(concept.code or "", "")
        address = concept.iri or concept.code or label
        label = label or address
        labels = {row.path: label for row in table.rows if row.path != table.address}
        return {**labels, table.address: address} if address else None


def _plain(value: Any) -> Json:  # noqa: ANN401 - whatever the model holds
    if isinstance(value, LangString):
        return value.value
    return value if isinstance(value, bool | int) else str(value)


def _moment(value: PartialDate) -> Json:
    return value.lexical


def _day(value: PartialDate) -> Json:
    return value.lexical[:_DAY] if value.precision is Precision.TIME else value.lexical


def _organisation(value: Organisation) -> Json:
    return value.slug or best(value.name) or value.iri


def _reference(value: Reference) -> Json:
    return value.target


def _document(value: Document) -> Json:
    return value.iri or best(value.label)


def _concept(value: Concept) -> Json:
    return value.iri or best(value.label) or value.code


def _licence(value: Concept) -> Json:
    return _BY_AGREEMENT if value.code == licences.BY_AGREEMENT else _concept(value)


def _theme_label(value: Concept) -> Json:
    return themes.LABELS.get(value.code or "") or best(value.label) or value.iri


def _format(value: Concept) -> Json:
    return best(value.label) or value.code or value.iri


def _frequency(value: Frequency) -> Json:
    return f"freq:{value.value}"


def _frequency_label(value: Frequency) -> Json:
    return _FREQUENCIES.get(value.value, value.value)


def _yes_or_no(value: bool) -> Json:  # noqa: FBT001 - the value itself
    return value


_COMMON: Final[Mapping[Kind, Write]] = MappingProxyType(
    {
        Kind.BOOLEAN: _yes_or_no,
        Kind.CONCEPT: _concept,
        Kind.DATE: _day,
        Kind.DOCUMENT: _document,
        Kind.FORMAT: _format,
        Kind.FREQUENCY: _frequency,
        Kind.LICENCE: _licence,
        Kind.ORGANISATION: _organisation,
        Kind.REFERENCE: _reference,
        Kind.THEME: _concept,
    }
)
_MARKETPLACE: Final[Mapping[Kind, Write]] = MappingProxyType(
    {
        **_COMMON,
        Kind.DATE: _moment,
        Kind.FREQUENCY: _frequency_label,
        Kind.THEME: _theme_label,
    }
)
_DIALECTS: Final[Mapping[str, Mapping[Kind, Write]]] = MappingProxyType({"ukap": _MARKETPLACE})


def words_of(key: str) -> Words:
    """Give the words of a dialect."""
    return Words(_DIALECTS.get(key, _COMMON))


def joined(values: Iterable[Json], separator: str) -> str:
    """Write several values into one cell."""
    return separator.join(str(value) for value in values)
