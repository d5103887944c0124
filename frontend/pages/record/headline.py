"""What is it: the kind of record, its title, summary and description, keywords and themes."""

from urllib.parse import urlencode

import msgspec
from markupsafe import Markup

from catalogue.policy.projection import ProjectedRecord
from catalogue.services.documents import concept_code
from frontend.pages.record.code_words import language_name, yes_or_no
from frontend.pages.record.lines import Fact, Line, concepts, facts, foreign, plain, worded
from frontend.pages.record.marked_up import marked_up
from frontend.pages.record.responsible import publisher_line
from schemas.markdown import plain as without_marks
from schemas.model import Concept, LangString, Resource, Text, best
from schemas.vocabularies import themes
from search.query import Facet

_KINDS = {"Dataset": "Dataset", "DatasetSeries": "Dataset series", "DataService": "Data service"}
_LONGEST_META = 160


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """A description in one language."""

    html: Markup
    language: str | None
    language_name: str = ""


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """The head of the page, and what is first said about the data."""

    kind: str
    title: str
    language: str | None
    publisher: Line | None
    summary: tuple[Line, ...]
    descriptions: tuple[Described, ...]
    keywords: tuple[Line, ...]
    themes: tuple[Line, ...]
    is_critical: bool
    facts: tuple[Fact, ...]
    meta: str


def headline(projected: ProjectedRecord) -> Headline:
    """Say what a record is."""
    resource = projected.resource
    titles = worded(resource.title)
    return Headline(
        kind=_KINDS[type(resource).__name__],
        title=titles[0].text if titles else projected.identifier,
        language=titles[0].language if titles else None,
        publisher=publisher_line(resource.publisher),
        summary=worded(resource.summary),
        descriptions=tuple(_described(each) for each in _best_first(resource.description)),
        keywords=_keywords(resource.keyword),
        themes=tuple(_theme(each) for each in resource.theme),
        is_critical=resource.is_critical_data_asset is True,
        facts=_facts(resource, titles[1:]),
        meta=_meta(resource),
    )


def _facts(resource: Resource, other_titles: tuple[Line, ...]) -> tuple[Fact, ...]:
    languages = tuple(Line(text=language_name(tag), note=tag) for tag in resource.language)
    return facts(
        ("Also called", (*other_titles, *worded(resource.alternative_title))),
        ("Subjects", concepts(resource.subject)),
        ("Critical data asset", plain(yes_or_no(resource.is_critical_data_asset))),
        ("Critical for", tuple(Line(text=each) for each in resource.critical_purposes)),
        ("Language of the data", languages),
    )


def _described(each: LangString) -> Described:
    language = foreign(each.language)
    name = language_name(language) if language else ""
    return Described(html=marked_up(each.value), language=language, language_name=name)


def _best_first(values: Text) -> list[LangString]:
    first = best(values)
    return sorted(values, key=lambda each: each.value != first)


def _keywords(keywords: Text) -> tuple[Line, ...]:
    return tuple(
        Line(
            text=each.value,
            language=foreign(each.language),
            href="/search?" + urlencode({"q": _phrase(each.value)}),
            is_ours=True,
        )
        for each in keywords
    )


def _phrase(words: str) -> str:
    return f'"{words}"' if " " in words and '"' not in words else words


def _theme(theme: Concept) -> Line:
    code = concept_code(theme)
    if code in themes.LABELS:
        return Line(text=themes.LABELS[code], href=f"/themes/{code}", is_ours=True)
    address = "/search?" + urlencode({Facet.THEME.value: code})
    return Line(text=best(theme.label) or code, href=address, is_ours=True)


def _meta(resource: Resource) -> str:
    words = " ".join((best(resource.summary) or without_marks(best(resource.description))).split())
    if len(words) <= _LONGEST_META:
        return words
    return words[:_LONGEST_META].rsplit(" ", 1)[0] + "…"
