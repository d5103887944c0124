"""A record in a list of results: what the list says of it, and why it was found."""

import html
from collections.abc import Callable, Iterator, Mapping

import msgspec

from catalogue.domain.record import Record
from catalogue.policy.audiences import Audience
from catalogue.policy.links import link_targets
from catalogue.policy.projection import ProjectedRecord, project
from catalogue.services import documents
from catalogue.services.facet_labels import label_of
from schemas.markdown import plain
from schemas.model import PartialDate, Resource, all_values, best
from search.fields import HIGHLIGHTED
from search.matching import Matcher
from search.query import Facet, Hit

#: How much of a summary a list shows.
_SHOWN = 280


class FoundRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record in a list of results; ``highlights`` as in ``Hit``, ``assumed`` as in a resource.

    ``matches`` names the text fields in which words that were asked for stand, if highlights were
    asked for too; what has no field of its own, and the identifier, only when no other does.
    """

    id: str
    source: str
    identifier: str
    title: str
    type: str
    publisher: str
    access_rights: str
    notice: str | None
    score: float
    summary: str = ""
    publisher_code: str = ""
    formats: tuple[str, ...] = ()
    modified: PartialDate | None = None
    assumed: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    highlights: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def access_is_assumed(self) -> bool:
        """Whether the access rights are supposed, and not the source's own word."""
        return "accessRights" in self.assumed


def found_record(
    record: Record, audience: Audience, hit: Hit, matcher: Matcher
) -> FoundRecord | None:
    """Say of a hit what its audience may see; nothing when it may not know of the record."""
    # A list of results shows no links: withholding all of them saves looking them up.
    projected = project(record, audience, withheld=link_targets(record.resource))
    if projected is None:
        return None
    resource = projected.resource
    highlights = _still_there(hit.highlights, resource)
    code = documents.publisher_code(resource.publisher) if resource.publisher else ""
    return FoundRecord(
        id=projected.id,
        source=projected.source,
        identifier=projected.identifier,
        title=best(resource.title),
        type=type(resource).__name__,
        publisher=label_of(Facet.PUBLISHER, code),
        publisher_code=code,
        access_rights=resource.access_rights.value,
        notice=projected.notice,
        score=hit.score,
        summary=_beginning(best(resource.summary) or plain(best(resource.description))),
        formats=tuple(label_of(Facet.FORMAT, each) for each in documents.format_codes(resource)),
        modified=resource.modified,
        assumed=resource.assumed,
        matches=tuple(_matches(projected, highlights, matcher)),
        highlights=highlights,
    )


def _beginning(text: str) -> str:
    """Cut a text at a word."""
    words = " ".join(text[: 4 * _SHOWN].split())
    if len(words) <= _SHOWN:
        return words
    return words[:_SHOWN].rpartition(" ")[0].rstrip(" ,;:.") + "…"


def _matches(
    projected: ProjectedRecord, highlights: Mapping[str, str], matcher: Matcher
) -> Iterator[str]:
    """Name the fields; those that say least, and cost most to look through, for want of others."""
    if matcher.is_idle:
        return
    resource, is_found = projected.resource, False
    for name, text in _TEXTS.items():
        is_marked = name in highlights
        # Where an engine marks words and marked none, there are none but beginnings of words.
        is_sought = name not in _MARKED or matcher.looks_for_beginnings
        if is_marked or (is_sought and matcher.is_in(text(resource))):
            is_found = True
            yield name
    if not is_found:
        if matcher.is_in("\n".join(documents.other_words(resource))):
            yield "other"
        if matcher.is_in(projected.identifier):
            yield "identifier"


_MARKED = frozenset(field.name for field in HIGHLIGHTED)

#: The text fields of a document, as they are indexed, those first that a reader sees first.
_TEXTS: Mapping[str, Callable[[Resource], str]] = {
    "title": lambda resource: best(resource.title),
    "alternative_title": documents.other_titles,
    "keyword": lambda resource: "\n".join(each.value for each in resource.keyword),
    "summary": lambda resource: all_values(resource.summary),
    "description": documents.description_words,
    "publisher_name": documents.publisher_names,
    "theme_label": lambda resource: "\n".join(documents.theme_labels(resource)),
    "place": lambda resource: "\n".join(documents.places(resource)),
    "variable": lambda resource: "\n".join(documents.variables(resource)),
}


def _still_there(highlights: dict[str, str], resource: Resource) -> dict[str, str]:
    """Keep the highlights whose words still stand in the field: the index may lag behind."""
    texts = {
        "title": lambda: best(resource.title),
        "summary": lambda: all_values(resource.summary),
        "description": lambda: documents.description_words(resource),
    }
    return {
        field: marked
        for field, marked in highlights.items()
        if field in texts and _unmarked(marked) in " ".join(texts[field]().split())
    }


def _unmarked(marked: str) -> str:
    words = html.unescape(marked.replace("<mark>", "").replace("</mark>", ""))
    return " ".join(words.split())
