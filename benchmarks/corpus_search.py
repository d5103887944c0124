"""Documents and queries for measuring searches: Zipf's law over an invented vocabulary."""

import datetime as dt
import itertools
import random
from collections.abc import Iterator

from search.document import SearchDocument
from search.query import Facet, SearchQuery

_SYLLABLES = ("ba", "cen", "dor", "fel", "gra", "hin", "lo", "mar", "nes", "pol", "ri", "sto", "tu")
VOCABULARY = tuple("".join(parts) for parts in itertools.product(_SYLLABLES, repeat=3))
_WEIGHTS = list(itertools.accumulate(1 / (rank + 5) for rank in range(len(VOCABULARY))))
_THEMES = tuple(f"THEME-{number}" for number in range(14))
_PUBLISHERS = tuple(f"publisher-{number}" for number in range(120))
_FORMATS = ("CSV", "JSON", "XLSX", "GPKG", "PDF", "PARQUET")


def documents(count: int, seed: int = 1) -> Iterator[SearchDocument]:
    """Yield documents of 8 words of title, 15 of summary and 80 of description."""
    chance = random.Random(seed)  # noqa: S311  repeatable, guards nothing
    for number in range(count):
        yield _document(number, chance)


def _document(number: int, chance: random.Random) -> SearchDocument:
    title = _words(chance, 8)
    return SearchDocument(
        id=f"{chance.getrandbits(128):032x}",
        version=1,
        digest=f"{number:064x}",
        source="invented",
        identifier=f"https://data.example/{number}",
        type=chance.choices(("Dataset", "DataService", "DatasetSeries"), (8, 2, 1))[0],
        title=title,
        title_sort=title,
        summary=_words(chance, 15),
        description=_words(chance, 80),
        keyword=tuple(_words(chance, 5).split()),
        publisher=chance.choice(_PUBLISHERS),
        publisher_name=_words(chance, 3),
        theme=tuple(chance.sample(_THEMES, chance.randint(1, 3))),
        format=tuple(chance.sample(_FORMATS, chance.randint(1, 3))),
        licence=chance.choice(("OGL", "OTHER", "")),
        access_rights=chance.choice(("OPEN", "RESTRICTED", "INTERNAL")),
        update_frequency=chance.choice(("ANNUAL", "MONTHLY", "DAILY", "")),
        modified=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        - dt.timedelta(hours=chance.randint(0, 9999)),
    )


def queries(count: int, seed: int = 2) -> list[SearchQuery]:
    """Return queries of one to three words, 40 % with a filter; all want facets and highlights."""
    chance = random.Random(seed)  # noqa: S311  repeatable, guards nothing
    return [_query(chance) for _ in range(count)]


def _query(chance: random.Random) -> SearchQuery:
    words = _words(chance, chance.randint(1, 3))
    is_filtered = chance.choices((True, False), (2, 3))[0]
    filters = {Facet.THEME: frozenset({chance.choice(_THEMES)})} if is_filtered else {}
    return SearchQuery(words=words, filters=filters)


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(VOCABULARY, cum_weights=_WEIGHTS, k=count))
