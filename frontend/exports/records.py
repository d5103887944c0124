"""One record as JSON or as RDF, written from what its reader may see."""

from collections.abc import Callable, Mapping
from typing import Final

from catalogue.errors import NotFoundError
from catalogue.policy.projection import ProjectedRecord
from schemas.dialects.hdruk_writing import write_hdruk
from schemas.dialects.writing import write_json
from schemas.json.document import encode
from schemas.model import Dataset
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


def _as_hdruk(projected: ProjectedRecord) -> bytes:
    if not isinstance(projected.resource, Dataset):
        raise NotFoundError("HDR UK's metadata describe datasets, and this record is none.")
    return write_hdruk(projected.resource)


FORMATS: Mapping[str, Callable[[ProjectedRecord], bytes]] = {
    "json": _as_json,
    "ttl": _as_rdf(Syntax.TURTLE),
    "jsonld": _as_rdf(Syntax.JSON_LD),
    "xml": _as_rdf(Syntax.RDF_XML),
    "nt": _as_rdf(Syntax.N_TRIPLES),
}


def _as_dialect(key: str) -> Callable[[ProjectedRecord], bytes]:
    def exporter(projected: ProjectedRecord) -> bytes:
        return write_json(projected.resource, key)

    return exporter


#: The UK's own dialects: the exchange model, and the JSON of the government's marketplace.
UK_FORMATS: Mapping[str, Callable[[ProjectedRecord], bytes]] = {
    "uk.json": _as_dialect("mem"),
    "ukap.json": _as_dialect("ukap"),
}
HDRUK: Final = "hdruk.json"
#: Formats that only datasets can be had in.
FORMATS_OF_DATASETS: Mapping[str, Callable[[ProjectedRecord], bytes]] = {HDRUK: _as_hdruk}


def export(projected: ProjectedRecord, form: str) -> bytes:
    """Write a projected record in a format; raise ``NotFoundError`` when it has none such."""
    write_as = FORMATS.get(form) or UK_FORMATS.get(form) or FORMATS_OF_DATASETS[form]
    return write_as(projected)
