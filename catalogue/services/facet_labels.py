"""Labels for the values that hits are counted by."""

from collections.abc import Callable, Mapping

from schemas.vocabularies import access_rights, formats, frequency, licences, organisations, themes
from search.query import Facet

_ACCESS_RIGHTS = {term.code: term.label for term in access_rights.TERMS}
_FREQUENCIES = {term.code: term.label for term in frequency.TERMS}
_TYPES = {"Dataset": "Dataset", "DatasetSeries": "Dataset series", "DataService": "Data service"}


def _publisher(slug: str) -> str | None:
    body = organisations.register().get(slug)
    return body.name if body else None


_LABELS: Mapping[Facet, Callable[[str], str | None]] = {
    Facet.PUBLISHER: _publisher,
    Facet.THEME: themes.LABELS.get,
    Facet.ACCESS_RIGHTS: _ACCESS_RIGHTS.get,
    Facet.TYPE: _TYPES.get,
    Facet.FORMAT: formats.LABELS.get,
    Facet.LICENCE: licences.LABELS.get,
    Facet.UPDATE_FREQUENCY: _FREQUENCIES.get,
}


def label_of(facet: Facet, value: str) -> str:
    """Return the label of a code; a value that is no code of ours is its own label."""
    return _LABELS[facet](value) or value
