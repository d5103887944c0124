"""Documents that are the same in every run, in the words of an invented administration."""

import datetime as dt
import random

from search.document import SearchDocument

WORDS = (
    "badger",
    "bridge",
    "canal",
    "cattle",
    "census",
    "chapel",
    "clinic",
    "coast",
    "cottage",
    "court",
    "dairy",
    "doctor",
    "estate",
    "ferry",
    "flood",
    "forest",
    "garden",
    "harbour",
    "income",
    "island",
    "journey",
    "kitchen",
    "lake",
    "library",
    "market",
    "meadow",
    "museum",
    "nurse",
    "orchard",
    "parcel",
    "pasture",
    "pension",
    "pilot",
    "planet",
    "postcode",
    "prison",
    "pupil",
    "quarry",
    "railway",
    "reservoir",
    "river",
    "road",
    "school",
    "sheep",
    "signal",
    "soil",
    "street",
    "tenant",
    "timber",
    "traffic",
    "tunnel",
    "vaccine",
    "village",
    "voter",
    "water",
    "weather",
    "whale",
    "widow",
    "winter",
    "wool",
)
"""No two share a stem, and none has a synonym."""

PUBLISHERS = ("agriculture", "ports", "galleries", "justice", "trains")
THEMES = ("ENVI", "TRAN", "SOCI", "HEAL", "JUST")
FORMATS = ("CSV", "JSON", "XLSX", "GPKG")


def corpus(size: int = 300, seed: int = 7) -> list[SearchDocument]:
    """Return ``size`` documents; common words are common, rare ones rare."""
    chance = random.Random(seed)  # noqa: S311  repeatable, guards nothing
    return [_document(number, chance) for number in range(size)]


def document(number: int, **changes: object) -> SearchDocument:
    """Return one document, with some of its fields changed."""
    fields: dict[str, object] = {
        "id": f"record-{number:05d}",
        "version": 1,
        "digest": f"digest-{number}",
        "source": "invented",
        "identifier": f"https://data.example/{number}",
        "type": "Dataset",
        "title": f"Record {number}",
    }
    return SearchDocument(**(fields | changes))  # type: ignore[arg-type]  # names known to the test


def _document(number: int, chance: random.Random) -> SearchDocument:
    title = _words(chance, 2, 6).capitalize()
    publisher = chance.choice(PUBLISHERS)
    return document(
        number,
        type=chance.choices(("Dataset", "DataService", "DatasetSeries"), (8, 2, 1))[0],
        title=title,
        title_sort=title.casefold(),
        summary=_words(chance, 5, 12),
        description=_words(chance, 10, 60),
        keyword=tuple(sorted(set(chance.choices(WORDS, k=3)))),
        publisher=publisher,
        publisher_name=f"Office of {publisher}",
        theme=tuple(sorted(set(chance.choices(THEMES, k=2)))),
        access_rights=chance.choice(("OPEN", "RESTRICTED", "INTERNAL")),
        format=tuple(sorted(set(chance.choices(FORMATS, k=2)))),
        licence=chance.choice(("OGL", "")),
        update_frequency=chance.choice(("ANNUAL", "MONTHLY", "")),
        modified=_moment(chance),
    )


def _words(chance: random.Random, fewest: int, most: int) -> str:
    weights = [1 / (rank + 2) for rank in range(len(WORDS))]
    return " ".join(chance.choices(WORDS, weights, k=chance.randint(fewest, most)))


def _moment(chance: random.Random) -> dt.datetime | None:
    if chance.random() < 0.1:
        return None
    return dt.datetime(2024, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=chance.randint(0, 700))
