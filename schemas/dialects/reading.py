"""The way in: a page in any dialect becomes the same graph that a page of RDF becomes."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from schemas.dialects import cells, hdruk, hdruk_values
from schemas.dialects.conversions import Converter
from schemas.dialects.crosswalk import Crosswalk, crosswalk, keys
from schemas.dialects.documents import Document, json_document, looks_like_yaml, yaml_document
from schemas.dialects.marked import is_above_official
from schemas.dialects.recognising import best_match, described
from schemas.dialects.tables import Sheet, delimited, is_workbook, workbook
from schemas.dialects.template import TEMPLATE, delimiter_of, filled
from schemas.dialects.translation import Described, Translation
from schemas.errors import LimitExceededError
from schemas.rdf.encoding import readable, with_valid_utf8
from schemas.rdf.graph import MemoryIndex, PageGraph
from schemas.rdf.repairs import Repairs
from schemas.rdf.stored import Text, head, whole

# Any of these makes a document JSON-LD, whatever else it looks like; "dataset" alone is the list
# of a data.json file, which gets the context that it is meant to have.
_RDF_MARK: Final = re.compile(rb'"(?:@context|@graph|@id|dataset)"\s*:')
_JSON_START: Final = (b"{", b"[")
# What no table begins with: RDF, XML and JSON.
_NO_TABLE: Final = (b"<", b"@", *_JSON_START)
_TABLE_TYPES: Final = frozenset(
    {"text/csv", "application/csv", "text/tab-separated-values", "application/vnd.ms-excel"}
)
_TABLE_SUFFIX: Final = re.compile(r"\.(?:csv|tsv|tab)$", re.IGNORECASE)
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
SPECIALS: Final[Mapping[str, Special]] = MappingProxyType(
    {
        TEMPLATE: Special(converters=cells.CONVERTERS),
        "gwdm": Special(converters=hdruk_values.CONVERTERS, objects=hdruk.records),
        "hdruk": Special(converters=hdruk_values.CONVERTERS, objects=hdruk.records),
    }
)


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
    elif not _says_table(bare, name or "") and looks_like_yaml(start, bare, name or ""):
        text = _whole(data, repairs)
        document = yaml_document(text)
    else:
        return _table(data, start, bare, name or "", base_iri)
    found = best_match(document, (each for each in map(crosswalk, keys()) if not each.is_table))
    if found is None:
        return None
    return _graph(document, found, text, base_iri, repairs)


def _graph(
    document: Document, found: Crosswalk, text: bytes, base_iri: str, repairs: Repairs
) -> PageGraph:
    special = SPECIALS.get(found.key, _PLAIN)
    translation = Translation(found, base_iri, special.converters)
    around = document.around()
    for each in around:
        translation.keep(each)
    is_marked = is_above_official(list(around))
    translation.translate(special.objects(document, found), is_marked=is_marked)
    return _noted(translation, text, repairs)


def _table(data: Text, start: bytes, media_type: str, name: str, base_iri: str) -> PageGraph | None:
    repairs = Repairs()
    sheets = _sheets(data, start, media_type, name, repairs)
    if sheets is None:
        return None
    template = filled(sheets)
    converters = SPECIALS[TEMPLATE].converters
    translation = Translation(crosswalk(TEMPLATE), base_iri, converters, template.lines)
    translation.translate(template.objects, is_marked=template.is_marked)
    translation.findings.extend(template.findings)
    # A cell may hold many lines: what is told is the row, whatever line of the file it begins on.
    return _noted(translation, b"", repairs)


def _sheets(
    data: Text, start: bytes, media_type: str, name: str, repairs: Repairs
) -> list[Sheet] | None:
    if is_workbook(start):
        return workbook(data)
    if start.startswith(_NO_TABLE):
        return None
    delimiter = delimiter_of(_decoded(start))
    if delimiter is None and _says_table(media_type, name):
        delimiter = ","
    return None if delimiter is None else delimited(data, delimiter, repairs)


def _says_table(media_type: str, name: str) -> bool:
    """Tell whether a page comes as a table, whatever its first line looks like."""
    return media_type in _TABLE_TYPES or _TABLE_SUFFIX.search(name) is not None


def _noted(translation: Translation, text: bytes, repairs: Repairs) -> PageGraph:
    graph = PageGraph(MemoryIndex(translation.statements), text)
    graph.findings.extend(repairs.findings)
    graph.findings.extend(translation.findings)
    graph.note(translation.lines, translation.remarks, translation.sheets)
    return graph


def _start(data: Text) -> bytes:
    return head(data, _HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()


def _decoded(start: bytes) -> str:
    """Read the beginning of a text well enough to know the names of columns."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start[: len(start) & ~1].decode("utf-16", errors="replace")
    return start.decode("utf-8", errors="replace")


def _whole(data: Text, repairs: Repairs) -> bytes:
    if len(data) > _LARGEST:
        raise LimitExceededError(
            f"a document that is no RDF may hold {_LARGEST >> 20} MB: publish it in parts"
        )
    return with_valid_utf8(whole(readable(data, repairs, xml=False)), repairs)
