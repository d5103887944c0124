"""``wayleave search``, ``suggest`` and ``similar``: finding records as an audience sees them."""

from collections.abc import Mapping, Sequence

import click

from catalogue.policy.audiences import Audience
from catalogue.services.discovery import DiscoveryResult, LabelledCount
from catalogue.services.found_records import FoundRecord
from frontend.cli import output
from frontend.cli.options import audience_option, json_option, limit_option
from frontend.wiring import Installation
from search.query import Facet, SearchQuery, Sort

_FIELDS = ", ".join(facet.value for facet in Facet)
_MOST_VALUES = 6


def _filters(given: tuple[str, ...]) -> dict[Facet, frozenset[str]]:
    chosen: dict[Facet, set[str]] = {}
    names = {facet.value: facet for facet in Facet}
    names |= {facet.value.replace("_", ""): facet for facet in Facet}
    for item in given:
        name, parted, value = item.partition("=")
        facet = names.get(name.replace("-", "_")) or names.get(name.lower())
        if not parted or facet is None:
            raise click.BadParameter(f"{item!r} is not FIELD=VALUE with FIELD one of {_FIELDS}.")
        chosen.setdefault(facet, set()).add(value)
    return {facet: frozenset(values) for facet, values in chosen.items()}


@click.command(short_help="Search the catalogue as an audience.")
@click.argument("words", nargs=-1)
@audience_option
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="FIELD=VALUE",
    help=f"Narrow down; may be repeated. FIELD is {_FIELDS}; the search lists the values.",
)
@click.option(
    "--sort",
    metavar="ORDER",
    help="relevance, modified (latest first) or title.",
    type=click.Choice([sort.value for sort in Sort]),
    default=Sort.RELEVANCE.value,
    show_default=True,
)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(0, 1000),
    default=20,
    show_default=True,
    help="How many to show, up to 1,000.",
)
@click.option(
    "--offset",
    metavar="N",
    type=click.IntRange(0, 10_000),
    default=0,
    show_default=True,
    help="How many to pass over first.",
)
@json_option
@click.pass_obj
def search(
    installation: Installation,
    *,
    words: tuple[str, ...],
    audience: Audience,
    filters: tuple[str, ...],
    sort: str,
    limit: int,
    offset: int,
    as_json: bool,
) -> None:
    """Search the catalogue for WORDS; without any, list everything that AUDIENCE may see."""
    query = SearchQuery(
        words=" ".join(words),
        filters=_filters(filters),
        sort=Sort(sort),
        limit=limit,
        offset=offset,
    )
    found = installation.discovery.search(audience, query)
    if as_json:
        output.emit(_search_json(found))
    else:
        _say_search(found, offset)


def _hit_json(hit: FoundRecord) -> dict[str, output.Json]:
    return {
        "id": hit.id,
        "source": hit.source,
        "identifier": hit.identifier,
        "title": hit.title,
        "type": hit.type,
        "score": hit.score,
        "highlights": hit.highlights,
    }


def _search_json(found: DiscoveryResult) -> dict[str, output.Json]:
    return {
        "total": found.total,
        "hits": [_hit_json(hit) for hit in found.hits],
        "facets": {
            facet.value: [
                {"value": count.value, "label": count.label, "count": count.count}
                for count in counts
            ]
            for facet, counts in found.facets.items()
        },
    }


def _say_search(found: DiscoveryResult, offset: int) -> None:
    output.say(output.counted(found.total, "record"))
    if not found.total:
        output.say("Try fewer words or other ones; without any, everything is listed.")
    for hit in found.hits:
        output.say(f"  {hit.title}")
        rights = f"{hit.access_rights} (assumed)" if hit.access_is_assumed else hit.access_rights
        about = (hit.type, hit.publisher or "publisher not supplied", rights)
        output.say(f"    {', '.join(about)}")
        output.say(f"    {hit.id}")
    last = offset + len(found.hits)
    if found.hits and last < found.total:
        output.say(
            f"Records {offset + 1:,} to {last:,} of {found.total:,}; go on with --offset {last}"
        )
    if found.total > 1:
        _say_facets(found.facets)


def _say_facets(facets: Mapping[Facet, Sequence[LabelledCount]]) -> None:
    output.say("Narrow down with --filter FIELD=VALUE:")
    for facet, counts in facets.items():
        shown = ", ".join(_count_in_words(count) for count in counts[:_MOST_VALUES])
        more = len(counts) - _MOST_VALUES
        if shown:
            tail = f", and {more:,} more" if more > 0 else ""
            output.say(f"  {facet.value:16}  {shown}{tail}", hang=20)


def _count_in_words(count: LabelledCount) -> str:
    label = "" if count.label == count.value else f" ({count.label})"
    return f"{count.value}{label} {count.count:,}"


@click.command(short_help="Continue what is being typed.")
@click.argument("prefix")
@audience_option
@limit_option(8, most=50)
@json_option
@click.pass_obj
def suggest(
    installation: Installation, *, prefix: str, audience: Audience, limit: int, as_json: bool
) -> None:
    """Continue what is being typed with titles and keywords of the catalogue."""
    found = installation.discovery.suggest(audience, prefix, limit)
    if as_json:
        output.emit({"suggestions": list(found)})
    else:
        for line in found:
            output.say(line)
        if not found:
            output.say(f"No title or keyword goes on from {prefix!r}.")


@click.command(short_help="List the records most like one.")
@click.argument("record_id", metavar="ID")
@audience_option
@limit_option(6, most=50)
@json_option
@click.pass_obj
def similar(
    installation: Installation, *, record_id: str, audience: Audience, limit: int, as_json: bool
) -> None:
    """List the records most like the one with this ID."""
    found = installation.discovery.similar(audience, record_id, limit)
    if as_json:
        output.emit({"hits": [_hit_json(hit) for hit in found]})
    else:
        for hit in found:
            output.say(f"{hit.id}  {hit.title}", hang=38)
        if not found:
            output.say("No other record is like this one.")
