"""Checksum algorithms: SPDX's address for each, by every name that feeds give it."""

from typing import Final

from schemas.vocabularies.terms import Term, index, key, remembered

_SPDX: Final = "http://spdx.org/rdf/terms#checksumAlgorithm_"
_IANA: Final = "http://www.iana.org/assignments/named-information/"

TERMS: Final = tuple(
    Term(code, label, _SPDX + code, (code, label.replace("-", ""), *others))
    for code, label, *others in (
        ("md5", "MD5", "message digest 5"),
        ("sha1", "SHA-1", "sha"),
        ("sha224", "SHA-224"),
        ("sha256", "SHA-256", "sha2", "sha 2 256", _IANA + "sha-256"),
        ("sha384", "SHA-384", _IANA + "sha-384"),
        ("sha512", "SHA-512", "sha 2 512", _IANA + "sha-512"),
    )
)
LABELS: Final = {term.iri: term.label for term in TERMS}
_TABLE: Final = index(TERMS)


@remembered
def lookup(name: str) -> str | None:
    """Find SPDX's address of an algorithm by its name or address."""
    term = _TABLE.get(key(name)) or _TABLE.get(key(name.rpartition("_")[2]))
    return term.iri if term else None
