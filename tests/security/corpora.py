"""The corpus with hidden parts, and the same corpus as if those parts had never been."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from catalogue.domain.record import Record
from catalogue.errors import NotFoundError
from catalogue.policy.audiences import Audience
from catalogue.services.discovery import Discovery
from catalogue.store import Store
from schemas.json import document
from search.query import Facet, SearchQuery, Sort
from tests.record_emptying import emptied
from tests.record_factory import WORDS, corpus
from tests.record_store import fill

SIZE = 2_000
SEED = 20_260_302


def with_hidden_parts(size: int = SIZE) -> list[Record]:
    """Make the corpus: a fifth of the restricted fields filled, one record in fifty hidden."""
    return list(corpus(size, seed=SEED))


def without_hidden_parts(records: Sequence[Record], audience: Audience) -> list[Record]:
    """Make the same corpus as it would be if it held only what an audience may see."""
    tiers = frozenset(tier.value for tier in audience.tiers)
    hidden = [record for record in records if _is_hidden(record, tiers)]
    gone = {record.id for record in hidden}
    iris = {record.resource.iri for record in hidden if record.resource.iri}
    names = {(record.source, record.identifier) for record in hidden}
    return [
        emptied(record, tiers, frozenset(iris | {i for s, i in names if s == record.source}))
        for record in records
        if record.id not in gone
    ]


def _is_hidden(record: Record, tiers: frozenset[str]) -> bool:
    hiding = record.visibility.hiding
    return hiding is not None and hiding.tiers.isdisjoint(tiers)


def stored(records: Sequence[Record], file: Path) -> Store:
    """Put a corpus into a database of its own."""
    store = Store.open(f"sqlite:///{file}")
    store.migrate()
    fill(store, records)
    return store


def canaries(record: Record) -> list[str]:
    """List the words of a record that stand nowhere else."""
    text = document.encode(record.resource).decode()
    for mark in '"/#?&=,:.':
        text = text.replace(mark, " ")
    return [word for word in text.split() if word.startswith("zq")]


def queries(records: Sequence[Record]) -> Iterator[SearchQuery]:
    """Ask some two hundred questions, hidden words and records among them."""
    for n, word in enumerate(WORDS):
        other, third = WORDS[n - 3], WORDS[n - 7]
        yield SearchQuery(words=word)
        yield SearchQuery(words=f"{word} {other}")
        yield SearchQuery(words=f'"{word} {other}"')
        yield SearchQuery(words=f"{word} OR {other}", sort=Sort.TITLE, limit=50)
        yield SearchQuery(words=f"{word[:4]}* -{third}", sort=Sort.MODIFIED)
    for record in records[:: max(1, len(records) // 25)]:
        found = canaries(record)
        yield SearchQuery(words=found[-1])
        yield SearchQuery(words=f"{found[len(found) // 2]} OR {WORDS[len(found) % 20]}")
        yield SearchQuery(words=f"{found[0][:6]}*")
    yield from _filtered()


def _filtered() -> Iterator[SearchQuery]:
    filters: tuple[dict[Facet, frozenset[str]], ...] = (
        {Facet.PUBLISHER: frozenset({"hm-land-office"})},
        {Facet.TYPE: frozenset({"DataService", "DatasetSeries"})},
        {Facet.ACCESS_RIGHTS: frozenset({"INTERNAL"})},
        {Facet.UPDATE_FREQUENCY: frozenset({"daily", "weekly"})},
        {Facet.ACCESS_RIGHTS: frozenset({"OPEN"}), Facet.TYPE: frozenset({"Dataset"})},
    )
    for chosen in filters:
        for sort in Sort:
            yield SearchQuery(filters=chosen, sort=sort)
            yield SearchQuery(words="water OR school", filters=chosen, sort=sort)
    for offset in (20, 500, 1_900, 1_980, 2_500):
        for sort in Sort:
            yield SearchQuery(sort=sort, offset=offset, limit=40)


def everything_given(
    discovery: Discovery, audience: Audience, records: Sequence[Record]
) -> Iterator[tuple[str, bytes]]:
    """Yield all that an audience is given: each question, and the answer's bytes."""
    for query in queries(records):
        asked = json.dumps(msgspec.to_builtins(query), default=sorted, sort_keys=True)
        yield f"search {asked}", msgspec.json.encode(discovery.search(audience, query))
    for prefix in ("w", "wat", "school", "zq", "zq0", *(word[:3] for word in WORDS)):
        yield f"suggest {prefix}", repr(discovery.suggest(audience, prefix, 20)).encode()
    for record in records[:: max(1, len(records) // 60)]:
        yield f"similar {record.id}", similar_given(discovery, audience, record.id)
    for record in records:
        yield f"record {record.id}", record_given(discovery, audience, record.id)


def similar_given(discovery: Discovery, audience: Audience, record_id: str) -> bytes:
    """Give what an audience is told to be like a record."""
    try:
        return msgspec.json.encode(discovery.similar(audience, record_id))
    except NotFoundError as error:
        return str(error).encode()


def record_given(discovery: Discovery, audience: Audience, record_id: str) -> bytes:
    """Give what an audience is told of a record."""
    try:
        projected = discovery.record(audience, record_id)
    except NotFoundError as error:
        return str(error).encode()
    return repr((projected.source, projected.notice)).encode() + document.encode(projected.resource)
