"""From a projected record to the one flat document that is indexed of it.

Nothing that a link says is indexed: so no decision about one record ever changes the document of
another. Nor are contacts, so that people cannot be searched for.
"""

import functools
import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from catalogue.policy.fields import fields_of
from catalogue.policy.projection import ProjectedRecord
from schemas.markdown import plain
from schemas.model import (
    Concept,
    Dataset,
    DatasetSeries,
    Distribution,
    Document,
    LangString,
    Organisation,
    Reference,
    Resource,
    Table,
    Text,
    all_values,
    best,
)
from schemas.model.base import Value
from schemas.model.distribution import MOST_SEARCHED
from schemas.rules.licence_checks import strictest_licence
from schemas.vocabularies import formats, licences, organisations, themes
from search.document import SearchDocument
from search.folding import folded

#: What has a field of its own in the document, and what is not to be found by.
_NOT_OTHER = frozenset(
    {
        *("title", "alternative_title", "summary", "description", "keyword", "theme", "spatial"),
        *("tables", "publisher", "contact_point", "role_holders", "qualified_attribution"),
        *("catalog_record", "version_notes"),
    }
)


def document_of(
    projected: ProjectedRecord, version: int, *, is_undated: bool = False
) -> SearchDocument:
    """Flatten a projected record; ``version`` is the record's revision.

    One that ``is_undated`` does not count as changed at any time: a date that cannot be would put
    it before all others for as long as it stands.
    """
    resource = projected.resource
    publisher = resource.publisher
    document = SearchDocument(
        id=projected.id,
        version=0,
        digest="",
        source=projected.source,
        identifier=projected.identifier,
        type=type(resource).__name__,
        title=best(resource.title),
        alternative_title=other_titles(resource),
        summary=all_values(resource.summary),
        description=description_words(resource),
        keyword=tuple(keyword.value for keyword in resource.keyword),
        publisher_name=publisher_names(resource),
        theme_label=_distinct(theme_labels(resource)),
        place=_distinct(places(resource)),
        variable=_distinct(variables(resource)),
        other=_join(*other_words(resource)),
        publisher=publisher_code(publisher) if publisher else "",
        theme=_distinct(concept_code(theme) for theme in resource.theme),
        access_rights=resource.access_rights.value,
        format=format_codes(resource),
        licence=_licence(resource),
        update_frequency=_frequency(resource),
        modified=resource.modified.earliest() if resource.modified and not is_undated else None,
        title_sort=folded(best(resource.title)),
    )
    return msgspec.structs.replace(document, version=version, digest=_digest(document))


def publisher_code(publisher: Organisation) -> str:
    """Give what a publisher is counted under: its slug in the register, or else its name."""
    return publisher.slug or best(publisher.name)


def concept_code(concept: Concept) -> str:
    """Give what a term is counted under: its code, or else its IRI, or else its label."""
    return concept.code or concept.iri or best(concept.label)


def format_code(distribution: Distribution) -> str:
    """Give what a distribution's format is counted under."""
    if distribution.format is not None:
        return concept_code(distribution.format)
    media_type = distribution.media_type or ""
    return formats.lookup(media_type) or media_type if media_type else ""


def format_codes(resource: Resource) -> tuple[str, ...]:
    """Give what a resource is counted under by the formats of its distributions."""
    return _distinct(format_code(each) for each in _distributions(resource))


def other_titles(resource: Resource) -> str:
    """Give all titles but the one that is shown."""
    return _join(_all_but_best(resource.title), all_values(resource.alternative_title))


def description_words(resource: Resource) -> str:
    """Give the words of the description in all languages, without the marks of Markdown."""
    return plain(all_values(resource.description))


def publisher_names(resource: Resource) -> str:
    """Give the names of the publisher, its own and those of the register."""
    publisher = resource.publisher
    if publisher is None:
        return ""
    body = organisations.register().get(publisher.slug) if publisher.slug else None
    registered = (body.name, body.abbreviation or "") if body else ()
    own = (all_values(publisher.name), publisher.abbreviation or "")
    return _join(*_distinct((*own, *registered)))


def theme_labels(resource: Resource) -> Iterator[str]:
    """Yield the labels of the themes, ours and the source's."""
    for concept in resource.theme:
        yield themes.LABELS.get(concept.code or "", "")
        yield all_values(concept.label)


def places(resource: Resource) -> Iterator[str]:
    """Yield the names of the places that the data is about."""
    if isinstance(resource, Dataset | DatasetSeries):
        for place in resource.spatial:
            yield all_values(place.label)


def variables(resource: Resource) -> Iterator[str]:
    """Yield the words of the tables, their variables and codes."""
    for table in resource.tables if isinstance(resource, Dataset) else ():
        yield from _of_table(table)


def other_words(resource: Resource) -> Iterator[str]:
    """Yield the words of all fields that have none of their own in the document."""
    yield from resource.other_identifiers
    if isinstance(resource, Dataset) and resource.linkage:
        yield from resource.linkage.linkable_on
    for name, is_link in _worded(type(resource)):
        if name not in _NOT_OTHER:
            values = _distributions(resource) if name == "distribution" else getattr(resource, name)
            yield from _texts(values, is_link=is_link)


_encoder = msgspec.json.Encoder(order="deterministic")


def _digest(document: SearchDocument) -> str:
    return hashlib.blake2b(_encoder.encode(document), digest_size=16).hexdigest()


def _join(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))


def _all_but_best(text: Text) -> str:
    shown = best(text)
    return "\n".join(each.value for each in text if each.value != shown)


def _of_table(table: Table) -> Iterator[str]:
    yield _join(table.name, all_values(table.label), all_values(table.description))
    for variable in table.variables:
        labels = (all_values(code.label) for code in variable.codes)
        yield _join(
            variable.name, all_values(variable.label), all_values(variable.description), *labels
        )


def _distributions(resource: Resource) -> tuple[Distribution, ...]:
    return resource.distribution[:MOST_SEARCHED] if isinstance(resource, Dataset) else ()


def _licence(resource: Resource) -> str:
    licence = strictest_licence(resource)
    if licence is None:
        return ""
    return licence.code or licences.lookup(licence.iri or "") or concept_code(licence)


def _frequency(resource: Resource) -> str:
    if isinstance(resource, Dataset | DatasetSeries) and resource.update_frequency:
        return resource.update_frequency.value
    return ""


@functools.cache
def _worded(kind: type[Value]) -> tuple[tuple[str, bool], ...]:
    """List the fields of a class that words can stand in, and whether those are links."""
    return tuple(
        (field.name, field.rule.is_link)
        for field in fields_of(kind)
        if any(inner is LangString or _worded(inner) for inner in field.inside)
    )


def _texts(item: object, *, is_link: bool = False) -> Iterator[str]:
    if isinstance(item, LangString):
        yield item.value
    elif isinstance(item, tuple):
        for each in item:
            yield from _texts(each, is_link=is_link)
    elif isinstance(item, Value) and not _leads_away(item, is_link=is_link):
        for name, is_inner_link in _worded(type(item)):
            yield from _texts(getattr(item, name), is_link=is_inner_link)


def _leads_away(item: Value, *, is_link: bool) -> bool:
    """Tell whether words stand at a link, and so depend on what it leads to."""
    is_leading_document = is_link and isinstance(item, Document) and item.iri is not None
    return is_leading_document or isinstance(item, Reference)
