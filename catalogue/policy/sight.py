"""Which classes of fields a set of tiers may see, on open records and on all others."""

import functools
from collections.abc import Mapping

import msgspec

from catalogue.domain.record import FieldClass, Hiding
from catalogue.policy.audiences import Tier

_EVERYONE = frozenset({Tier.PUBLIC})
_OWNER = frozenset({Tier.OWNER})
_MEMBERS = frozenset({Tier.ORGANISATION, Tier.OWNER})
_INSIDERS = frozenset({Tier.ORGANISATION, Tier.CASE, Tier.OWNER})

#: The tiers that see a class when access rights are open.
SEES_OPEN: Mapping[FieldClass, frozenset[Tier]] = {
    FieldClass.EXISTENCE: _EVERYONE,
    FieldClass.VARIABLES: _EVERYONE,
    FieldClass.COUNTS: _EVERYONE,
    FieldClass.TECHNICAL: _EVERYONE,
    FieldClass.LINKAGE: _INSIDERS,
    FieldClass.PEOPLE: _MEMBERS,
    FieldClass.INTERNAL: _OWNER,
}

#: The tiers that see a class otherwise. Whoever sees the inside of a linkage also sees what it is
#: the inside of, so organisation and owner are among those who see variables and exact counts.
SEES_CLOSED: Mapping[FieldClass, frozenset[Tier]] = {
    **SEES_OPEN,
    FieldClass.VARIABLES: _INSIDERS | {Tier.ACCREDITED, Tier.GOVERNMENT},
    FieldClass.COUNTS: _INSIDERS | {Tier.ACCREDITED},
    FieldClass.TECHNICAL: _INSIDERS,
}

#: The classes that an owner may open to everyone.
MAY_BE_OPENED = frozenset({FieldClass.VARIABLES, FieldClass.COUNTS, FieldClass.TECHNICAL})

_ROUNDING = 10


class Sight(msgspec.Struct, frozen=True):
    """The classes that a viewer sees on open records, and on all others."""

    on_open: frozenset[FieldClass]
    on_closed: frozenset[FieldClass]

    def classes(self, *, is_open: bool) -> frozenset[FieldClass]:
        """Give the classes seen in a value that is open, or is not."""
        return self.on_open if is_open else self.on_closed


@functools.lru_cache(maxsize=1_024)
def sight_of(tiers: frozenset[Tier], opened: frozenset[FieldClass]) -> Sight:
    """Work out what tiers see of a record of which the owner opened some classes."""
    allowed = opened & MAY_BE_OPENED
    return Sight(_seen(SEES_OPEN, tiers), _seen(SEES_CLOSED, tiers) | allowed)


def _seen(
    table: Mapping[FieldClass, frozenset[Tier]], tiers: frozenset[Tier]
) -> frozenset[FieldClass]:
    return frozenset(name for name, allowed in table.items() if allowed & tiers)


def sees_hidden(hiding: Hiding | None, tiers: frozenset[Tier]) -> bool:
    """Tell whether tiers may know of a record that is, or is not, hidden (class H)."""
    return hiding is None or Tier.OWNER in tiers or not hiding.tiers.isdisjoint(tiers)


def rounded(count: int) -> int | None:
    """Round a count to tens for those who may not see it exactly; below ten it is suppressed."""
    return (count + _ROUNDING // 2) // _ROUNDING * _ROUNDING if count >= _ROUNDING else None
