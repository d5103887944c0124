"""The vocabularies that DCAT-AP's shapes ask for, as facts: which address is a term of which kind.

Shapes that ask for a class of a value find nothing about an authority's terms in a feed, and they
are never fetched. These few lines stand for them.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from schemas.namespaces import (
    EU_ACCESS_RIGHT,
    EU_AUTHORITY,
    EU_DATA_THEME,
    EU_FILE_TYPE,
    EU_FREQUENCY,
    IANA_MEDIA_TYPE,
    PREFIXES,
)
from schemas.vocabularies import access_rights, formats, frequency, licences, themes
from schemas.vocabularies.terms import Term

_AVAILABILITY: Final = EU_AUTHORITY + "planned-availability/"
_PLANNED: Final = {
    "AVAILABLE": "Available",
    "EXPERIMENTAL": "Experimental",
    "STABLE": "Stable",
    "TEMPORARY": "Temporary",
}
_LANGUAGE: Final = EU_AUTHORITY + "language/"
_LANGUAGES: Final = {
    "CYM": "Welsh",
    "DEU": "German",
    "ENG": "English",
    "FRA": "French",
    "GLA": "Scottish Gaelic",
    "GLE": "Irish",
    "ITA": "Italian",
    "NLD": "Dutch",
    "POL": "Polish",
    "SPA": "Spanish",
}
_LICENCE: Final = EU_AUTHORITY + "licence/"


def vocabularies() -> str:
    """Write the facts as Turtle."""
    prefixes = [f"@prefix {name}: <{PREFIXES[name]}> ." for name in ("dct", "skos")]
    head = [
        "# Terms of authorities' lists, as far as catalogues use them: an address, its kinds, its",
        '# label. Written by "python -m schemas.shacl.writing"; nothing here is fetched.',
        "",
        *prefixes,
        "",
    ]
    return "\n".join([*head, *sorted(set(_facts()))]) + "\n"


def _facts() -> Iterator[str]:
    yield from _under(EU_ACCESS_RIGHT, access_rights.TERMS, "RightsStatement")
    yield from _under(EU_FREQUENCY, frequency.TERMS, "Frequency")
    yield from _under(EU_DATA_THEME, themes.TERMS)
    yield from _under(EU_FILE_TYPE, formats.TERMS, "MediaTypeOrExtent")
    yield from _under(_LICENCE, licences.TERMS, "LicenseDocument")
    for code, label in _LANGUAGES.items():
        yield _fact(_LANGUAGE + code, label, "LinguisticSystem")
    for code, label in _PLANNED.items():
        yield _fact(_AVAILABILITY + code, label)
    for name in sorted(set(formats.MEDIA_TYPES.values())):
        if ";" not in name:
            yield _fact(IANA_MEDIA_TYPE + name, name, "MediaType", "MediaTypeOrExtent")
    for term in (*frequency.TERMS, *licences.TERMS):
        kind = "LicenseDocument" if term in licences.TERMS else "Frequency"
        if term.iri is not None:
            yield _fact(term.iri, term.label, kind)


def _under(base: str, terms: Iterable[Term], *kinds: str) -> Iterator[str]:
    """Give those names of terms that are addresses of one list."""
    for term in terms:
        for name in (term.iri, *term.aliases):
            if name and name.startswith(base):
                yield _fact(name, term.label, *kinds)


def _fact(iri: str, label: str, *kinds: str) -> str:
    classes = ", ".join(["skos:Concept", *(f"dct:{kind}" for kind in kinds)])
    return f'<{iri}> a {classes} ; skos:prefLabel "{label}"@en .'
