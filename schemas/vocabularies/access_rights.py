"""Access rights: the UK codes and every spelling that is mapped to them."""

from typing import Final

from schemas.model import AccessRights
from schemas.namespaces import EU_ACCESS_RIGHT, UKGOV
from schemas.vocabularies.terms import Term, index, key

_INSPIRE: Final = "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/"


def _limits(*letters: str) -> tuple[str, ...]:
    """Give the names of the limits that the INSPIRE directive allows, by letter of its list."""
    return tuple(
        name
        for letter in letters
        for name in (
            f"{_INSPIRE}INSPIRE_Directive_Article13_1{letter}",
            f"INSPIRE_Directive_Article13_1{letter}",
            f"public access limited according to Article 13(1)({letter}) of the INSPIRE Directive",
        )
    )


TERMS: Final = (
    Term(
        "OPEN",
        "Open",
        EU_ACCESS_RIGHT + "PUBLIC",
        (
            "public",
            "open access",
            "open data",
            "openaccess",
            "no limitations to public access",
            "http://vocabularies.coar-repositories.org/access_rights/c_abf2/",
            "http://purl.org/coar/access_right/c_abf2",
            "info:eu-repo/semantics/openAccess",
            "unrestricted",
            _INSPIRE + "noLimitations",
            "noLimitations",
            "http://publications.europa.eu/resource/authority/access-right/OPEN",
            UKGOV + "OPEN",
        ),
    ),
    Term(
        "COMMERCIAL",
        "Commercial",
        None,
        (
            "commercially restricted",
            # The EU's RESTRICTED is defined in the words of the UK model's COMMERCIAL.
            EU_ACCESS_RIGHT + "RESTRICTED",
            UKGOV + "COMMERCIAL",
        ),
    ),
    Term(
        "RESTRICTED",
        "Restricted",
        None,
        (
            "restricted public",
            "restricted access",
            "safeguarded",
            "controlled",
            "controlled access",
            "http://purl.org/coar/access_right/c_16ec",
            "info:eu-repo/semantics/restrictedAccess",
            "http://vocabularies.coar-repositories.org/access_rights/c_16ec/",
            UKGOV + "RESTRICTED",
            # Business secrets, the rights of others, personal data, what was given in confidence,
            # rare species: there is a way to such data.
            *_limits("d", "e", "f", "g", "h"),
        ),
    ),
    Term(
        "INTERNAL",
        "Internal",
        EU_ACCESS_RIGHT + "NON_PUBLIC",
        (
            "non public",
            "nonpublic",
            "private",
            "closed",
            "closed access",
            "confidential",
            "sensitive",
            "government only",
            EU_ACCESS_RIGHT + "CONFIDENTIAL",
            EU_ACCESS_RIGHT + "SENSITIVE",
            "http://purl.org/coar/access_right/c_14cb",
            "info:eu-repo/semantics/closedAccess",
            UKGOV + "INTERNAL",
            # Proceedings of authorities, foreign relations and security, the course of justice.
            *_limits("a", "b", "c"),
        ),
    ),
)
_TABLE: Final = index(TERMS)


def lookup(name: str) -> AccessRights | None:
    """Find the access rights that a code, label or address stands for."""
    term = _TABLE.get(key(name))
    return AccessRights(term.code) if term else None


def limit(name: str) -> AccessRights | None:
    """Find the access rights that an INSPIRE code stands for, wherever it is written."""
    return lookup(name) if "LimitationsOnPublicAccess" in name else None
