"""What is indexed: one flat document for one record as one audience may see it."""

import datetime as dt

import msgspec


class SearchDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A record flattened for searching.

    ``version`` is the record's revision: an engine never lets an older one overwrite a newer.
    ``digest`` is a hash of everything else here, so that an unchanged document is left alone.
    Facet fields hold codes, not labels. ``modified`` is UTC; ``title_sort`` a folded title.
    """

    id: str
    version: int
    digest: str
    source: str
    identifier: str
    type: str
    title: str
    alternative_title: str = ""
    summary: str = ""
    description: str = ""
    keyword: tuple[str, ...] = ()
    publisher_name: str = ""
    theme_label: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    variable: tuple[str, ...] = ()
    other: str = ""
    publisher: str = ""
    theme: tuple[str, ...] = ()
    access_rights: str = ""
    format: tuple[str, ...] = ()
    licence: str = ""
    update_frequency: str = ""
    modified: dt.datetime | None = None
    title_sort: str = ""
