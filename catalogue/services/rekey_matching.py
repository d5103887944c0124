"""Which records are the same under two identifiers: what a source that renames all of them leaves.

Each rule matches only what is alike on one record of either side: two records that could be the
same are left to a person.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

import msgspec

from catalogue.domain.record import Record
from schemas.model import best


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A record as it was and as its source calls it now; ``why`` says what they share."""

    old: Record
    new: Record
    why: str


Key = Callable[[Record], Iterable[Hashable]]


def matches(old: Sequence[Record], new: Sequence[Record]) -> list[Match]:
    """Pair records, the surest rule first, each record once."""
    found: list[Match] = []
    for why, of_old, of_new in _RULES:
        paired_old = {match.old.id for match in found}
        paired_new = {match.new.id for match in found}
        rest_old = [record for record in old if record.id not in paired_old]
        rest_new = [record for record in new if record.id not in paired_new]
        found += _paired(rest_old, rest_new, of_old, of_new, why)
    return sorted(found, key=lambda match: match.old.identifier)


def _paired(
    old: Sequence[Record], new: Sequence[Record], of_old: Key, of_new: Key, why: str
) -> list[Match]:
    known, now = _alone(old, of_old), _alone(new, of_new)
    found: dict[str, Match] = {}
    taken: set[str] = set()
    for key in (each for each in known if each in now):
        one, other = known[key], now[key]
        if one.id not in found and other.id not in taken:
            found[one.id] = Match(old=one, new=other, why=why)
            taken.add(other.id)
    return list(found.values())


def _alone(records: Sequence[Record], key: Key) -> dict[Hashable, Record]:
    """Map the keys that one record has and no other."""
    having: dict[Hashable, list[Record]] = defaultdict(list)
    for record in records:
        for each in set(key(record)):
            having[each].append(record)
    return {each: some[0] for each, some in having.items() if len(some) == 1}


def _identifier(record: Record) -> Iterable[Hashable]:
    return (record.identifier,)


def _other_identifiers(record: Record) -> Iterable[Hashable]:
    return record.resource.other_identifiers


def _page_and_title(record: Record) -> Iterable[Hashable]:
    title = _title(record)
    return [(_address(page), title) for page in record.resource.landing_page] if title else []


def _only_title(record: Record) -> Iterable[Hashable]:
    title = _title(record)
    kind = type(record.resource)
    return [(kind, title)] if title and not record.resource.landing_page else []


def _title(record: Record) -> str:
    return " ".join(best(record.resource.title).casefold().split())


def _address(page: str) -> str:
    rest = page.partition("#")[0].casefold()
    return rest.removeprefix("https:").removeprefix("http:").rstrip("/")


_RULES: tuple[tuple[str, Key, Key], ...] = (
    ("it names the old identifier", _identifier, _other_identifiers),
    ("same landing page and title", _page_and_title, _page_and_title),
    ("same title, no landing page", _only_title, _only_title),
)
