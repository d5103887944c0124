"""Access rights: the UK codes and every spelling that is mapped to them."""

from typing import Final

from schemas.model import AccessRights
from schemas.namespaces import EU_ACCESS_RIGHT, UKGOV
from schemas.vocabularies.terms import Term, index, key

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
            "http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations",
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
        ),
    ),
)
_TABLE: Final = index(TERMS)


def lookup(name: str) -> AccessRights | None:
    """Find the access rights that a code, label or address stands for."""
    term = _TABLE.get(key(name))
    return AccessRights(term.code) if term else None
