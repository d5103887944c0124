"""Every namespace, bound once, with the misspelt and superseded variants that are read."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"

DCAT: Final = "http://www.w3.org/ns/dcat#"
DCT: Final = "http://purl.org/dc/terms/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
VCARD: Final = "http://www.w3.org/2006/vcard/ns#"
ORG: Final = "http://www.w3.org/ns/org#"
ADMS: Final = "http://www.w3.org/ns/adms#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
PROV: Final = "http://www.w3.org/ns/prov#"
SPDX: Final = "http://spdx.org/rdf/terms#"
ODRL: Final = "http://www.w3.org/ns/odrl/2/"
ODRS: Final = "http://schema.theodi.org/odrs#"
DQV: Final = "http://www.w3.org/ns/dqv#"
LOCN: Final = "http://www.w3.org/ns/locn#"
GEO: Final = "http://www.opengis.net/ont/geosparql#"
SCHEMA: Final = "http://schema.org/"
TIME: Final = "http://www.w3.org/2006/time#"
CSVW: Final = "http://www.w3.org/ns/csvw#"
HYDRA: Final = "http://www.w3.org/ns/hydra/core#"
DCATAP: Final = "http://data.europa.eu/r5r/"
GEODCAT: Final = "http://data.europa.eu/930/"
POD: Final = "https://project-open-data.cio.gov/v1.1/schema#"

FREQ: Final = "http://purl.org/cld/freq/"
EU_AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
EU_ACCESS_RIGHT: Final = EU_AUTHORITY + "access-right/"
EU_DATA_THEME: Final = EU_AUTHORITY + "data-theme/"
EU_FILE_TYPE: Final = EU_AUTHORITY + "file-type/"
EU_FREQUENCY: Final = EU_AUTHORITY + "frequency/"
IANA_MEDIA_TYPE: Final = "https://www.iana.org/assignments/media-types/"
UKGOV_ORGANISATION: Final = "https://www.gov.uk/government/organisations/"

UKGOV: Final = "https://w3id.org/co-cddo/ukgov-metadata-exchange-model/"
WL: Final = "https://w3id.org/wayleave/ns#"
#: Before the names of nodes that have none: such an address is read as a blank node.
GENID: Final = "https://w3id.org/wayleave/.well-known/genid/"

RDF_TYPE: Final = RDF + "type"

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "adms": ADMS,
        "csvw": CSVW,
        "dcat": DCAT,
        "dcatap": DCATAP,
        "dct": DCT,
        "dqv": DQV,
        "foaf": FOAF,
        "geo": GEO,
        "geodcat": GEODCAT,
        "hydra": HYDRA,
        "locn": LOCN,
        "odrl": ODRL,
        "odrs": ODRS,
        "org": ORG,
        "owl": OWL,
        "pod": POD,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "skos": SKOS,
        "spdx": SPDX,
        "time": TIME,
        "ukgov": UKGOV,
        "vcard": VCARD,
        "wl": WL,
        "xsd": XSD,
    }
)

VARIANTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # The published UK model and the alpha marketplace before it.
        "https://www.w3.org/ns/adms#": ADMS,
        "https://w3id.org/co-cddo/uk-cross-government-metadata-exchange-model/": UKGOV,
        "http://w3id.org/co-cddo/ukgov-metadata-exchange-model/": UKGOV,
        # Dublin Core's fifteen elements all have a term of the same name.
        "http://purl.org/dc/elements/1.1/": DCT,
        "https://purl.org/dc/terms/": DCT,
        # Project Open Data's own context wrote dct:conformsTo and dct:license so.
        "http://purl.org/dc/terms/#": DCT,
        "https://schema.org/": SCHEMA,
        "http://www.schema.org/": SCHEMA,
        "https://www.schema.org/": SCHEMA,
        # The separator left out, or the scheme guessed.
        "http://www.w3.org/ns/dcat/": DCAT,
        "https://www.w3.org/ns/dcat#": DCAT,
        "http://www.w3.org/ns/adms/": ADMS,
        "http://www.w3.org/2006/time/": TIME,
        "http://www.w3.org/2006/vcard/ns/": VCARD,
        "https://www.w3.org/2006/vcard/ns#": VCARD,
        "https://xmlns.com/foaf/0.1/": FOAF,
        "http://www.w3.org/ns/locn/": LOCN,
        "http://www.w3.org/ns/hydra/core/": HYDRA,
        "https://www.w3.org/ns/hydra/core#": HYDRA,
        "https://data.europa.eu/r5r/": DCATAP,
        "https://spdx.org/rdf/terms#": SPDX,
    }
)

# Bound to a prefix without the closing '#', every term runs into the namespace: "…/timehasEnd".
_RUN_TOGETHER: Final = tuple(
    (namespace[:-1], namespace)
    for namespace in (DCAT, ADMS, TIME, VCARD, LOCN, HYDRA, SKOS, PROV, SPDX)
)
# A prefix that nobody bound: JSON without its context says "dct:title".
_SHORT: Final[Mapping[str, str]] = MappingProxyType({**PREFIXES, "dcterms": DCT, "dc": DCT})
_LONGEST_FIRST: Final = tuple(sorted(VARIANTS, key=len, reverse=True))


@functools.lru_cache(maxsize=4096)
def rewritten_iri(iri: str) -> str:
    """Give the term an IRI stands for: itself, or the right spelling of a known wrong one."""
    for variant in _LONGEST_FIRST:
        if iri.startswith(variant):
            return VARIANTS[variant] + iri[len(variant) :]
    prefix, colon, name = iri.partition(":")
    if colon and prefix in _SHORT and name[:1].isalpha():
        return _SHORT[prefix] + name
    for stem, namespace in _RUN_TOGETHER:
        local = iri[len(stem) :] if iri.startswith(stem) else ""
        if local[:1].isalpha():
            return namespace + local
    return iri
