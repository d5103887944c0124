"""Files and services: the forms in which the data can be had, and where."""

from collections.abc import Iterable, Sequence

import msgspec

from catalogue.policy.absence import may_be_called_missing
from catalogue.policy.projection import ProjectedRecord
from catalogue.services.documents import format_code
from catalogue.services.facet_labels import label_of
from frontend.pages.record import code_words
from frontend.pages.record.coverage import duration, metres
from frontend.pages.record.lines import (
    Fact,
    Line,
    Section,
    address,
    concepts,
    dated,
    documents,
    facts,
    plain,
    safe_href,
    worded,
)
from frontend.pages.record.linking import Linking
from frontend.pages.record.way_in import licence
from frontend.web.words import size
from schemas.model import AccessRights, Checksum, DataService, Dataset, Distribution
from schemas.model.distribution import title_or_name
from schemas.vocabularies import access_rights
from search.query import Facet

PAGE = 100
_RIGHTS = {term.code: term.label for term in access_rights.TERMS}


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One form of the data: what it is called, how large it is, where to get it, and the rest."""

    title: str
    language: str | None
    format: str
    size: str
    updated: tuple[Line, ...]
    description: tuple[Line, ...]
    downloads: tuple[Line, ...]
    pages: tuple[Line, ...]
    rights: str
    facts: tuple[Fact, ...]


class Files(msgspec.Struct, frozen=True, kw_only=True):
    """The section: files, samples, the service itself, and pages about the data."""

    files: tuple[File, ...]
    samples: tuple[File, ...]
    section: Section
    way_to_it: str = ""
    page: int = 1
    pages: int = 1

    @property
    def before(self) -> str | None:
        """The address of the files before these."""
        return f"?files={self.page - 1}#files" if self.page > 1 else None

    @property
    def after(self) -> str | None:
        """The address of the files after these."""
        return f"?files={self.page + 1}#files" if self.page < self.pages else None

    @property
    def is_any(self) -> bool:
        """Whether there is something to say."""
        told = (self.files, self.samples, self.section.facts, self.section.missing)
        return any(told)


def files(projected: ProjectedRecord, linking: Linking, page: int = 1) -> Files:
    """Say in which forms a record's data can be had, a page of them at a time."""
    resource = projected.resource
    distribution = resource.distribution if isinstance(resource, Dataset) else ()
    pages = max(1, -(-len(distribution) // PAGE))
    page = min(page, pages)
    sample = resource.sample if isinstance(resource, Dataset) else ()
    is_service = isinstance(resource, DataService)
    return Files(
        way_to_it="Get the data" if distribution else "Use the service" if is_service else "",
        files=_files(distribution, linking, page=page),
        page=page,
        pages=pages,
        samples=_files(sample, linking, "Sample"),
        section=Section(
            id="files",
            title="Service" if is_service else "Files and services",
            facts=(*_service(projected), *_pages(projected, linking)),
            missing=("files or services",) if _lacks_files(projected) else (),
        ),
    )


def _lacks_files(projected: ProjectedRecord) -> bool:
    resource = projected.resource
    if not isinstance(resource, Dataset) or resource.distribution:
        return False
    return may_be_called_missing(projected, "distribution")


def _service(projected: ProjectedRecord) -> tuple[Fact, ...]:
    resource = projected.resource
    if not isinstance(resource, DataService):
        return ()
    status, kind = resource.service_status, resource.service_type
    return facts(
        ("Address of the service", _addresses(resource.endpoint_url)),
        ("Description of the interface", documents(resource.endpoint_description)),
        ("Phase", plain(code_words.status_of(status)) if status else ()),
        ("Kind", plain(code_words.service_type(kind)) if kind else ()),
    )


def _pages(projected: ProjectedRecord, linking: Linking) -> tuple[Fact, ...]:
    resource = projected.resource
    return facts(
        ("Page about the data", _addresses(resource.landing_page)),
        ("Documentation", linking.documents(resource.documentation)),
        ("Standards that it follows", documents(resource.conforms_to)),
    )


def _files(
    values: Sequence[Distribution], linking: Linking, noun: str = "Resource", page: int = 1
) -> tuple[File, ...]:
    first = (page - 1) * PAGE
    return tuple(
        _file(each, linking, title_or_name(each, f"{noun} {number}"))
        for number, each in enumerate(values[first : first + PAGE], first + 1)
    )


def _file(value: Distribution, linking: Linking, called: str) -> File:
    titles = worded(value.title)
    code = format_code(value)
    return File(
        title=titles[0].text if titles else called,
        language=titles[0].language if titles else None,
        format=label_of(Facet.FORMAT, code) if code else "",
        size=size(value.byte_size) if value.byte_size is not None else "",
        updated=dated(value.modified),
        description=worded(value.description),
        downloads=_addresses(value.download_url),
        pages=_addresses(value.access_url),
        rights=_rights(value.access_rights),
        facts=_details(value, linking, titles[1:]),
    )


def _details(value: Distribution, linking: Linking, titles: tuple[Line, ...]) -> tuple[Fact, ...]:
    return facts(
        ("Also called", titles),
        ("Licence", licence(value.licence)),
        ("Rights", documents(value.rights)),
        ("Served by", linking.references(value.access_service)),
        ("First published", dated(value.issued)),
        ("Media type", plain(value.media_type)),
        ("Format in the source's words", _own_format(value)),
        ("Compressed as", plain(value.compress_format)),
        ("Packed as", plain(value.package_format)),
        ("Follows", documents(value.conforms_to)),
        ("Documentation", linking.documents(value.documentation)),
        ("Status", plain(value.status)),
        ("Availability", plain(value.availability)),
        ("Language", tuple(_language(tag) for tag in value.language)),
        ("Detail in time", plain(duration(value.temporal_resolution))),
        ("Detail in space", metres(value.spatial_resolution_in_meters)),
        ("Checksum", _checksum(value.checksum)),
        ("Identifier", address(value.identifier)),
    )


def _own_format(value: Distribution) -> tuple[Line, ...]:
    if value.format is None:
        return ()
    code = format_code(value)
    known = {code, label_of(Facet.FORMAT, code)}
    return tuple(each for each in concepts((value.format,)) if each.text not in known)


def _language(tag: str) -> Line:
    name = code_words.language_name(tag)
    return Line(text=name, note="" if name == tag else tag)


def _checksum(value: Checksum | None) -> tuple[Line, ...]:
    return (Line(text=value.value, note=value.algorithm or ""),) if value else ()


def _rights(value: AccessRights | None) -> str:
    return _RIGHTS[value.value] if value else ""


def _addresses(values: Iterable[str]) -> tuple[Line, ...]:
    return tuple(Line(text=each, href=safe_href(each)) for each in values)
