"""A file or interface that a dataset can be had in (dcat:Distribution)."""

from schemas.model.base import Value
from schemas.model.codes import AccessRights
from schemas.model.concepts import Checksum, Concept, Document, Reference
from schemas.model.temporal import PartialDate
from schemas.model.text import Text

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
