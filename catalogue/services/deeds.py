"""Deeds with the names of those who did them."""

from collections.abc import Sequence

import msgspec

from catalogue.domain.deed import Deed
from catalogue.store.unit_of_work import UnitOfWork


class ToldDeed(msgspec.Struct, frozen=True, kw_only=True):
    """A deed, and the name of who did it; none when nobody did, or nobody of that id is left."""

    deed: Deed
    actor_name: str | None


def told(work: UnitOfWork, deeds: Sequence[Deed]) -> list[ToldDeed]:
    """Look up who did these deeds."""
    people = work.people.named({deed.actor for deed in deeds if deed.actor})
    names = {id_: person.name for id_, person in people.items()}
    return [ToldDeed(deed=deed, actor_name=names.get(deed.actor or "")) for deed in deeds]
