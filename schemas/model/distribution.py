"""A file or interface that a dataset can be had in (dcat:Distribution)."""

from urllib.parse import unquote

from schemas.model.base import Value
from schemas.model.codes import AccessRights
from schemas.model.concepts import Checksum, Concept, Document, Reference
from schemas.model.temporal import PartialDate
from schemas.model.text import Text, best

#: Of a record with more distributions the first so many can be searched.
MOST_SEARCHED = 500


class Distribution(Value, frozen=True, kw_only=True):
    """One form of a dataset. ``iri`` is as the source wrote it, or minted for a blank node."""

    iri: str
    identifier: str | None = None
    title: Text = ()
    description: Text = ()
    licence: Concept | None = None
    rights: tuple[Document, ...] = ()
    access_rights: AccessRights | None = None
    issued: PartialDate | None = None
    modified: PartialDate | None = None
    media_type: str | None = None
    format: Concept | None = None
    byte_size: int | None = None
    download_url: tuple[str, ...] = ()
    access_url: tuple[str, ...] = ()
    access_service: tuple[Reference, ...] = ()
    conforms_to: tuple[Document, ...] = ()
    checksum: Checksum | None = None
    language: tuple[str, ...] = ()
    documentation: tuple[Document, ...] = ()
    status: str | None = None
    compress_format: str | None = None
    package_format: str | None = None
    availability: str | None = None
    spatial_resolution_in_meters: float | None = None
    temporal_resolution: str | None = None


def title_or_name(distribution: Distribution, otherwise: str) -> str:
    """Give what a distribution is called: by its title, its file's name or its format."""
    return (
        best(distribution.title)
        or _file_name(distribution)
        or _format_name(distribution)
        or otherwise
    )


def _file_name(distribution: Distribution) -> str:
    """Give the last part of an address that ends in a file."""
    for address in (*distribution.download_url, *distribution.access_url):
        path = address.partition("#")[0].partition("?")[0].partition("://")[2].partition("/")[2]
        name = unquote(path.rpartition("/")[2]).strip()
        if "." in name.strip(".") and name.isprintable():
            return name
    return ""


def _format_name(distribution: Distribution) -> str:
    known = distribution.format
    named = (best(known.label) or known.code or "") if known else ""
    return named or distribution.media_type or ""
