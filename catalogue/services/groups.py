"""Publishers and themes as pages of their own: each with an address that stays the same."""

import functools
import hashlib
import re
from collections.abc import Iterable, Sequence

import msgspec

from catalogue.services.discovery import LabelledCount
from schemas.vocabularies import themes
from search.folding import folded

_BETWEEN = re.compile(r"[^a-z0-9]+")
_LONGEST = 80


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Records that are counted together; ``codes`` are the values that they are counted under."""

    slug: str
    name: str
    codes: tuple[str, ...]
    count: int


def publishers(counts: Iterable[LabelledCount]) -> tuple[Group, ...]:
    """Group publishers by name; ways of writing a name that share an address are one publisher."""
    groups: dict[str, Group] = {}
    for counted in counts:  # the most frequent spelling comes first
        slug = slug_of(counted.value)
        known = groups.get(slug)
        groups[slug] = Group(
            slug=slug,
            name=known.name if known else counted.label,
            codes=(*(known.codes if known else ()), counted.value),
            count=counted.count + (known.count if known else 0),
        )
    return _by_name(groups.values())


def theme_groups(counts: Sequence[LabelledCount]) -> tuple[Group, ...]:
    """List the standard themes, with records or without, and whatever else records name."""
    counted = {each.value: each for each in counts}
    standard = (
        Group(slug=code, name=label, codes=(code,), count=_count(counted.pop(code, None)))
        for code, label in themes.LABELS.items()
    )
    return (*_by_name(standard), *_by_name(map(_other_theme, counted.values())))


@functools.lru_cache(8_192)
def slug_of(name: str) -> str:
    """Make the part of an address that stands for a name."""
    slug = _BETWEEN.sub("-", folded(name)).strip("-")
    if slug and len(slug) <= _LONGEST:
        return slug
    return "-".join(filter(None, (slug[:_LONGEST].strip("-"), _digest(name))))


def _other_theme(counted: LabelledCount) -> Group:
    # A record may name several that read alike: each is a page of its own, or it counted twice.
    slug = f"{slug_of(counted.label)}-{_digest(counted.value)}"
    return Group(slug=slug, name=counted.label, codes=(counted.value,), count=counted.count)


def _count(counted: LabelledCount | None) -> int:
    return counted.count if counted else 0


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=4).hexdigest()


def _by_name(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda group: (folded(group.name), group.slug)))
