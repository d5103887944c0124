"""Service status and service type, by short code or by the address the UK model gives them."""

from typing import Final

from schemas.model import ServiceStatus, ServiceType
from schemas.vocabularies.terms import Term, index, key

_PHASE: Final = "https://www.gov.uk/service-manual/agile-delivery/"
_WIKIDATA: Final = "https://www.wikidata.org/wiki/"
_ENTITY: Final = "http://www.wikidata.org/entity/"
_ADMS_STATUS: Final = "http://purl.org/adms/status/"
_EU_STATUS: Final = "http://publications.europa.eu/resource/authority/dataset-status/"

STATUSES: Final = (
    Term("DISCOVERY", "Discovery", _PHASE + "how-the-discovery-phase-works"),
    Term("ALPHA", "Alpha", _PHASE + "how-the-alpha-phase-works"),
    # The UK model gives all three betas one address; it is read as the plain one.
    Term("BETA", "Beta", _PHASE + "how-the-beta-phase-works"),
    Term("PRIVATE_BETA", "Private beta"),
    Term("PUBLIC_BETA", "Public beta"),
    Term("LIVE", "Live", _PHASE + "how-the-live-phase-works", (_ADMS_STATUS + "Completed",
         "completed", "production", _EU_STATUS + "COMPLETED")),
    Term("DEPRECATED", "Deprecated", _PHASE + "retiring-your-service",
         (_ADMS_STATUS + "Deprecated", _EU_STATUS + "DEPRECATED")),
    Term("WITHDRAWN", "Withdrawn", None, (_ADMS_STATUS + "Withdrawn", _EU_STATUS + "WITHDRAWN",
         "retired")),
)  # fmt: skip
TYPES: Final = (
    Term("EVENT", "Event", _WIKIDATA + "Q7063032", (_ENTITY + "Q7063032", "event driven")),
    Term("REST", "REST", _WIKIDATA + "Q749568", (_ENTITY + "Q749568", "restful", "rest api")),
    Term("SOAP", "SOAP", _WIKIDATA + "Q189620", (_ENTITY + "Q189620",)),
)
#: How the UK standard itself writes them, as a code or as an address.
OWN_NAMES: Final = frozenset(
    name for term in (*STATUSES, *TYPES) for name in (term.code, term.iri) if name
)
_STATUS_TABLE: Final = index(STATUSES)
_TYPE_TABLE: Final = index(TYPES)


def status(name: str) -> ServiceStatus | None:
    """Find the service status that a code, label or address stands for."""
    term = _STATUS_TABLE.get(key(name))
    return ServiceStatus(term.code) if term else None


def type_(name: str) -> ServiceType | None:
    """Find the service type that a code, label or address stands for."""
    term = _TYPE_TABLE.get(key(name))
    return ServiceType(term.code) if term else None
