"""The way in: a page in any dialect becomes the same graph that a page of RDF becomes."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from schemas.dialects.crosswalk import Crosswalk, crosswalk, keys
from schemas.dialects.documents import Document, json_document, looks_like_yaml, yaml_document
from schemas.dialects.recognising import best_match, described
from schemas.dialects.translation import Converter, Described, Translation
from schemas.errors import LimitExceededError
from schemas.rdf.encoding import readable, with_valid_utf8
from schemas.rdf.graph import MemoryIndex, PageGraph
from schemas.rdf.repairs import Repairs
from schemas.rdf.stored import Text, head, whole

# Any of these makes a document JSON-LD, whatever else it looks like; "dataset" alone is the list
# of a data.json file, which gets the context that it is meant to have.
_RDF_MARK: Final = re.compile(rb'"(?:@context|@graph|@id|dataset)"\s*:')
_JSON_START: Final = (b"{", b"[")
_LARGEST: Final = 64 << 20
_HEAD: Final = 8192

#: Gives the objects of a document of a dialect whose documents need more than to be listed.
Objects = Callable[[Document, Crosswalk], list[Described]]


class Special(msgspec.Struct, frozen=True):
    """What a dialect needs beyond its crosswalk."""

    converters: Mapping[str, Converter] = MappingProxyType({})
    objects: Objects = described


_PLAIN: Final = Special()
#: What the dialects need that are more than a table, by key.
SPECIALS: Final[Mapping[str, Special]] = MappingProxyType({})


def read_dialect(
    data: Text, *, media_type: str | None, name: str | None, base_iri: str
) -> PageGraph | None:
    """Read a page that is no RDF; None when it is in no dialect known here, or is RDF.

    Raise ``UnreadableError`` for one that breaks the rules of its syntax.
    """
    repairs = Repairs()
    bare = (media_type or "").partition(";")[0].strip().lower()
    start = _start(data)
    if start.startswith(_JSON_START):
        text = _whole(data, repairs)
        if _RDF_MARK.search(text):
            return None
        document = json_document(text)
    elif looks_like_yaml(start, bare, name or ""):
        text = _whole(data, repairs)
        document = yaml_document(text)
    else:
        return None
    found = best_match(document, map(crosswalk, keys()))
    if found is None:
        return None
    return _graph(document, found, text, base_iri, repairs)


def _graph(
    document: Document, found: Crosswalk, text: bytes, base_iri: str, repairs: Repairs
) -> PageGraph:
    special = SPECIALS.get(found.key, _PLAIN)
    translation = Translation(found, base_iri, special.converters)
    translation.translate(special.objects(document, found))
    graph = PageGraph(MemoryIndex(translation.statements), text)
    graph.findings.extend(repairs.findings)
    graph.findings.extend(translation.findings)
    graph.note(translation.lines, translation.remarks)
    return graph


def _start(data: Text) -> bytes:
    return head(data, _HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()


def _whole(data: Text, repairs: Repairs) -> bytes:
    if len(data) > _LARGEST:
        raise LimitExceededError(
            f"a document that is no RDF may hold {_LARGEST >> 20} MB: publish it in parts"
        )
    return with_valid_utf8(whole(readable(data, repairs, xml=False)), repairs)
