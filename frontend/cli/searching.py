"""``wayleave search``, ``suggest`` and ``similar``: finding records as an audience sees them."""

import click

from catalogue.policy.audiences import Audience
from catalogue.services.discovery import DiscoveryResult, FoundRecord
from frontend.cli import output
from frontend.cli.options import audience_option, json_option
from frontend.wiring import Installation
from search.query import Facet, SearchQuery, Sort


def _filters(given: tuple[str, ...]) -> dict[Facet, frozenset[str]]:
    chosen: dict[Facet, set[str]] = {}
    names = {facet.value: facet for facet in Facet}
    names |= {facet.value.replace("_", ""): facet for facet in Facet}
    for item in given:
        name, parted, value = item.partition("=")
        facet = names.get(name.replace("-", "_")) or names.get(name.lower())
        if not parted or facet is None:
            known = ", ".join(facet.value for facet in Facet)
            raise click.BadParameter(f"{item!r} is not FIELD=VALUE with FIELD one of {known}.")
        chosen.setdefault(facet, set()).add(value)
    return {facet: frozenset(values) for facet, values in chosen.items()}


@click.command()
@click.argument("words", nargs=-1)
@audience_option
@click.option("--filter", "filters", multiple=True, metavar="FIELD=VALUE", help="Narrow down.")
@click.option(
    "--sort",
    type=click.Choice([sort.value for sort in Sort]),
    default=Sort.RELEVANCE.value,
    show_default=True,
)
@click.option("--limit", type=click.IntRange(0, 1000), default=20, show_default=True)
@click.option("--offset", type=click.IntRange(0, 10_000), default=0, show_default=True)
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
    """Search the catalogue for WORDS; without any, list everything."""
    query = SearchQuery(
        words=" ".join(words),
        filters=_filters(filters),
        sort=Sort(sort),
        limit=limit,
        offset=offset,
    )
    found = installation.discovery.search(audience, query)
    if as_json:
        output.emit(search_json(found))
    else:
        say_search(found)


def hit_json(hit: FoundRecord) -> dict[str, output.Json]:
    """Give a hit in the shape that the command promises."""
    return {
        "id": hit.id,
        "source": hit.source,
        "identifier": hit.identifier,
        "title": hit.title,
        "type": hit.type,
        "score": hit.score,
        "highlights": hit.highlights,
    }


def search_json(found: DiscoveryResult) -> dict[str, output.Json]:
    """Give a result in the shape that the command promises."""
    return {
        "total": found.total,
        "hits": [hit_json(hit) for hit in found.hits],
        "facets": {
            facet.value: [
                {"value": count.value, "label": count.label, "count": count.count}
                for count in counts
            ]
            for facet, counts in found.facets.items()
        },
    }


def say_search(found: DiscoveryResult) -> None:
    """Print a result for a person."""
    output.say(f"{found.total} record(s)")
    for hit in found.hits:
        output.say(f"  {hit.title}  ({hit.type}, {hit.publisher or 'publisher not supplied'})")
        output.say(f"    {hit.id}  {hit.access_rights}")
    for facet, counts in found.facets.items():
        if counts:
            shown = ", ".join(f"{count.label} {count.count}" for count in counts[:6])
            output.say(f"  {facet.value}: {shown}")


@click.command()
@click.argument("prefix")
@audience_option
@click.option("--limit", type=click.IntRange(1, 50), default=8, show_default=True)
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


@click.command()
@click.argument("record_id", metavar="ID")
@audience_option
@click.option("--limit", type=click.IntRange(1, 50), default=6, show_default=True)
@json_option
@click.pass_obj
def similar(
    installation: Installation, *, record_id: str, audience: Audience, limit: int, as_json: bool
) -> None:
    """List the records most like the one with this ID."""
    found = installation.discovery.similar(audience, record_id, limit)
    if as_json:
        output.emit({"hits": [hit_json(hit) for hit in found]})
    else:
        for hit in found:
            output.say(f"{hit.id}  {hit.title}")
