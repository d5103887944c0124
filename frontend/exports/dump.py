"""The whole public catalogue as RDF, record by record, so that it takes no memory to write."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from catalogue.policy.projection import ProjectedRecord
from frontend.exports import dump_documents
from schemas.model import DataService
from schemas.namespaces import DCAT, DCT, FOAF, HYDRA, PREFIXES, RDF_TYPE, XSD
from schemas.rdf.describe import describe
from schemas.rdf.syntax import Syntax
from schemas.rdf.write import write

_INTEGER = NamedNode(XSD + "integer")
_ENGLISH = "http://id.loc.gov/vocabulary/iso639-1/en"
_DESCRIPTION = "The public records of what data government holds and how to ask for it."


def n_triples(
    site: str, name: str, count: int, records: Iterable[ProjectedRecord]
) -> Iterator[bytes]:
    """Yield the catalogue as N-Triples."""
    yield write(_head(site, name, count), Syntax.N_TRIPLES)
    for record in records:
        yield write(_triples(site, record), Syntax.N_TRIPLES)


def turtle(site: str, name: str, count: int, records: Iterable[ProjectedRecord]) -> Iterator[bytes]:
    """Yield the catalogue as Turtle; the prefixes stand at its beginning, once."""
    for prefix, namespace in sorted(PREFIXES.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n".encode()
    yield _without_prefixes(write(_head(site, name, count), Syntax.TURTLE))
    for record in records:
        yield b"\n" + _without_prefixes(write(_triples(site, record), Syntax.TURTLE))


def rdf_xml(
    site: str, name: str, count: int, records: Iterable[ProjectedRecord]
) -> Iterator[bytes]:
    """Yield the catalogue as RDF/XML."""
    return dump_documents.rdf_xml(_parts(site, name, count, records))


def json_ld(
    site: str, name: str, count: int, records: Iterable[ProjectedRecord]
) -> Iterator[bytes]:
    """Yield the catalogue as JSON-LD."""
    return dump_documents.json_ld(_parts(site, name, count, records))


Writer = Callable[[str, str, int, Iterable[ProjectedRecord]], Iterator[bytes]]

#: By the ending of the address: what writes the dump, and its media type.
DUMPS: Mapping[str, tuple[Writer, str]] = {
    "nt": (n_triples, Syntax.N_TRIPLES.media_type),
    "ttl": (turtle, Syntax.TURTLE.media_type),
    "xml": (rdf_xml, Syntax.RDF_XML.media_type),
    "jsonld": (json_ld, Syntax.JSON_LD.media_type),
}


def _parts(
    site: str, name: str, count: int, records: Iterable[ProjectedRecord]
) -> Iterator[Iterable[Triple]]:
    yield _head(site, name, count)
    for record in records:
        yield _triples(site, record)


def _head(site: str, name: str, count: int) -> list[Triple]:
    catalogue = NamedNode(f"{site}/catalogue")
    # Who publishes the catalogue is known by the name of the service only.
    publisher = NamedNode(f"{site}/catalogue#publisher")
    return [
        Triple(catalogue, NamedNode(RDF_TYPE), NamedNode(DCAT + "Catalog")),
        Triple(catalogue, NamedNode(RDF_TYPE), NamedNode(HYDRA + "Collection")),
        Triple(catalogue, NamedNode(DCT + "title"), Literal(name)),
        Triple(catalogue, NamedNode(DCT + "description"), Literal(_DESCRIPTION, language="en")),
        Triple(catalogue, NamedNode(DCT + "language"), NamedNode(_ENGLISH)),
        Triple(catalogue, NamedNode(DCT + "publisher"), publisher),
        Triple(publisher, NamedNode(RDF_TYPE), NamedNode(FOAF + "Agent")),
        Triple(publisher, NamedNode(FOAF + "name"), Literal(name)),
        Triple(catalogue, NamedNode(FOAF + "homepage"), NamedNode(f"{site}/")),
        Triple(catalogue, NamedNode(HYDRA + "totalItems"), Literal(str(count), datatype=_INTEGER)),
    ]


def _triples(site: str, record: ProjectedRecord) -> Iterator[Triple]:
    resource = record.resource
    iri = resource.iri or f"urn:uuid:{record.id}"
    holds = "service" if isinstance(resource, DataService) else "dataset"
    yield Triple(NamedNode(f"{site}/catalogue"), NamedNode(DCAT + holds), NamedNode(iri))
    yield from describe(resource, iri=iri, key=record.id)
    page = NamedNode(f"{site}/records/{record.id}")
    yield Triple(NamedNode(iri), NamedNode(FOAF + "isPrimaryTopicOf"), page)


def _without_prefixes(document: bytes) -> bytes:
    lines = document.split(b"\n")
    first = next((n for n, line in enumerate(lines) if not line.startswith(b"@prefix ")), 0)
    return b"\n".join(lines[first:])
