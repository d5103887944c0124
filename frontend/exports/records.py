"""One record as JSON or as RDF, written from what its reader may see."""

from collections.abc import Callable, Mapping

from catalogue.policy.projection import ProjectedRecord
from schemas.json.document import encode
from schemas.rdf.describe import describe
from schemas.rdf.syntax import Syntax
from schemas.rdf.write import write


def _as_json(projected: ProjectedRecord) -> bytes:
    return encode(projected.resource) + b"\n"


def _as_rdf(syntax: Syntax) -> Callable[[ProjectedRecord], bytes]:
    def exporter(projected: ProjectedRecord) -> bytes:
        iri = projected.resource.iri or f"urn:uuid:{projected.id}"
        return write(describe(projected.resource, iri=iri), syntax)

    return exporter


FORMATS: Mapping[str, Callable[[ProjectedRecord], bytes]] = {
    "json": _as_json,
    "ttl": _as_rdf(Syntax.TURTLE),
    "jsonld": _as_rdf(Syntax.JSON_LD),
    "xml": _as_rdf(Syntax.RDF_XML),
    "nt": _as_rdf(Syntax.N_TRIPLES),
}


def export(projected: ProjectedRecord, form: str) -> bytes:
    """Write a projected record in one of ``FORMATS``."""
    return FORMATS[form](projected)
