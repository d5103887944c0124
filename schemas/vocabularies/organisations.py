"""The register of government bodies: found by GOV.UK slug, address, name or abbreviation.

It holds every body of the exchange model's list, which ends in 2023, with what has opened, closed
or taken over since, as far as it is known; one that is missing is kept as it was written.
"""

import csv
import functools
import importlib.resources
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from schemas.namespaces import UKGOV_ORGANISATION
from schemas.vocabularies.terms import remembered

_ADDRESS: Final = re.compile(
    r"https?://(?:www\.)?gov\.uk/government/organisations/([a-z0-9_\-]+)", re.IGNORECASE
)
# Two letters stand for too much else.
_SHORTEST: Final = 3
_WORDS: Final = re.compile(r"[^a-z0-9]+")


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A body of the register; ``successor`` is the slug of what took over from a closed one."""

    slug: str
    name: str
    abbreviation: str | None = None
    is_closed: bool = False
    successor: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """The address of the body's page on GOV.UK, which stands for the body."""
        return UKGOV_ORGANISATION + self.slug


@functools.cache
def register() -> Mapping[str, Body]:
    """Load the register, by slug."""
    file = importlib.resources.files("schemas.vocabularies") / "organisations.csv"
    with file.open(encoding="utf-8") as lines:
        bodies = [_body(row) for row in csv.DictReader(lines)]
    return MappingProxyType({body.slug: body for body in bodies})


@remembered
def lookup(name: str) -> Body | None:
    """Find a body by slug, GOV.UK address, name, former name or abbreviation."""
    address = _ADDRESS.match(name)
    if address:
        return register().get(address[1].lower())
    return register().get(name) or _by_name().get(_folded(name))


@functools.cache
def _by_name() -> Mapping[str, Body]:
    names: dict[str, Body] = {}
    # A body that is there is meant rather than a closed one that went by the same name.
    bodies = sorted(register().values(), key=_is_closed)
    shared = _shared_abbreviations(bodies)
    for body in bodies:
        for name in (body.name, *body.aliases):
            names.setdefault(_folded(name), body)
    for body in bodies:
        short = _folded(body.abbreviation or "")
        if len(short) >= _SHORTEST and short not in shared:
            names.setdefault(short, body)
    return MappingProxyType(names)


def _is_closed(body: Body) -> bool:
    return body.is_closed


def _shared_abbreviations(bodies: Iterable[Body]) -> set[str]:
    """Name the abbreviations that stand for none because several bodies that are there use them."""
    live = (each.abbreviation for each in bodies if each.abbreviation and not each.is_closed)
    counts = Counter(map(_folded, live))
    return {name for name, count in counts.items() if count > 1}


def _body(row: Mapping[str, str]) -> Body:
    return Body(
        slug=row["slug"],
        name=row["name"],
        abbreviation=row["abbreviation"] or None,
        is_closed=row["status"] == "closed",
        successor=row["successor"] or None,
        aliases=tuple(filter(None, row["aliases"].split("|"))),
    )


def _folded(name: str) -> str:
    words = _WORDS.sub(" ", name.casefold().replace("&", " and ").replace("'", "")).strip()
    return words.removeprefix("the ")
