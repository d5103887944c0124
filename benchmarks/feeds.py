"""Made-up feeds of any size: paged files in any syntax, about 33 triples a dataset."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from schemas.namespaces import DCAT, DCT, FOAF, HYDRA, RDF, VCARD, XSD
from schemas.rdf.syntax import Syntax
from schemas.rdf.write import write

_SUBJECTS = "rivers courts prisons schools pupils housing roads rail fisheries farms energy water"
_KINDS = "register survey returns statistics inspections applications incidents measurements"
_PLACES = "England Wales Scotland Kent Devon Leeds Cardiff Fife Tyneside Cornwall Norfolk Cumbria"
_FREQUENCIES = ("monthly", "annual", "quarterly", "daily")
_RIGHTS = ("OPEN", "OPEN", "OPEN", "RESTRICTED", "INTERNAL")
_BASE = "https://data.benchmark.example/"
_OGL = "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_CLASSIFICATION = "https://w3id.org/co-cddo/ukgov-metadata-exchange-model/securityClassification"


def write_feed(folder: Path, datasets: int, page_size: int, syntax: Syntax) -> list[Path]:
    """Write a feed as Hydra pages into a folder and return the pages in order."""
    pages = -(-datasets // page_size)
    names = [f"page-{number:05}{syntax.suffix}" for number in range(pages)]
    paths = []
    for number, name in enumerate(names):
        first = number * page_size
        following = names[number + 1] if number + 1 < pages else None
        numbers = range(first, min(first + page_size, datasets))
        path = folder / name
        path.write_bytes(write(page_triples(numbers, following), syntax))
        paths.append(path)
    return paths


def page_triples(numbers: Iterable[int], following: str | None) -> Iterator[Triple]:
    """Yield the triples of one page."""
    catalogue = NamedNode(_BASE + "catalogue")
    yield _is_a(catalogue, DCAT + "Catalog")
    if following:
        view = NamedNode(_BASE + "view")
        yield _is_a(view, HYDRA + "PartialCollectionView")
        yield Triple(view, NamedNode(HYDRA + "next"), NamedNode(_BASE + following))
    for number in numbers:
        yield from dataset_triples(number)


def dataset_triples(number: int) -> Iterator[Triple]:
    """Yield the description of one dataset; the same number always gives the same."""
    iri = NamedNode(f"{_BASE}dataset/{number}")
    yield from _texts(iri, number)
    yield from _facts(iri, number)
    yield from _people(iri, number)
    for part in range(2):
        yield from _distribution(iri, number, part)


def _texts(iri: NamedNode, number: int) -> Iterator[Triple]:
    subjects, kinds, places = _SUBJECTS.split(), _KINDS.split(), _PLACES.split()
    subject, kind = subjects[number % 12], kinds[number // 12 % 8]
    place = places[number // 96 % 12]
    title = f"{subject.capitalize()} {kind} in {place} {number}"
    words = " ".join(
        (subjects + kinds + places)[(number * 7 + step * step) % 32] for step in range(60)
    )
    yield _is_a(iri, DCAT + "Dataset")
    yield Triple(iri, NamedNode(DCT + "identifier"), Literal(f"dataset-{number}"))
    yield Triple(iri, NamedNode(DCT + "title"), Literal(title, language="en"))
    yield Triple(iri, NamedNode(DCT + "description"), Literal(f"{title}. {words}.", language="en"))
    for word in (subject, kind, place.lower(), f"topic {number % 50}"):
        yield Triple(iri, NamedNode(DCAT + "keyword"), Literal(word))


def _facts(iri: NamedNode, number: int) -> Iterator[Triple]:
    date = NamedNode(XSD + "date")
    frequency = "http://purl.org/cld/freq/" + _FREQUENCIES[number % 4]
    modified = f"20{number % 25:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    yield Triple(iri, NamedNode(DCT + "accessRights"), Literal(_RIGHTS[number % 5]))
    yield Triple(iri, NamedNode(_CLASSIFICATION), Literal("OFFICIAL"))
    yield Triple(iri, NamedNode(DCT + "license"), NamedNode(_OGL))
    yield Triple(iri, NamedNode(DCT + "issued"), Literal("1999-04-01", datatype=date))
    yield Triple(iri, NamedNode(DCT + "modified"), Literal(modified, datatype=date))
    yield Triple(iri, NamedNode(DCT + "accrualPeriodicity"), NamedNode(frequency))
    yield Triple(iri, NamedNode(DCAT + "version"), Literal("v1.0"))
    yield Triple(iri, NamedNode(DCAT + "theme"), Literal(("Transport", "Health")[number % 2]))


def _people(iri: NamedNode, number: int) -> Iterator[Triple]:
    contact = BlankNode(f"c{number}")
    publisher = NamedNode(f"{_BASE}body/{number % 40}")
    yield Triple(iri, NamedNode(DCT + "publisher"), publisher)
    yield Triple(iri, NamedNode(DCT + "creator"), publisher)
    yield _is_a(publisher, FOAF + "Organization")
    yield Triple(publisher, NamedNode(FOAF + "name"), Literal(f"Benchmark Body {number % 40}"))
    yield Triple(iri, NamedNode(DCAT + "contactPoint"), contact)
    yield _is_a(contact, VCARD + "Organization")
    yield Triple(contact, NamedNode(VCARD + "fn"), Literal("Data team"))
    mailbox = NamedNode("mailto:data@benchmark.example")
    yield Triple(contact, NamedNode(VCARD + "hasEmail"), mailbox)


def _distribution(iri: NamedNode, number: int, part: int) -> Iterator[Triple]:
    node = NamedNode(f"{_BASE}dataset/{number}/file/{part}")
    media_type, suffix = (("text/csv", "csv"), ("application/json", "json"))[part]
    address = NamedNode(f"{_BASE}files/{number}.{suffix}")
    yield Triple(iri, NamedNode(DCAT + "distribution"), node)
    yield _is_a(node, DCAT + "Distribution")
    yield Triple(node, NamedNode(DCT + "title"), Literal(f"All years, {suffix}"))
    yield Triple(node, NamedNode(DCAT + "downloadURL"), address)
    yield Triple(node, NamedNode(DCAT + "mediaType"), Literal(media_type))


def _is_a(node: NamedNode | BlankNode, kind: str) -> Triple:
    return Triple(node, NamedNode(RDF + "type"), NamedNode(kind))
