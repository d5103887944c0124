"""Statements into an index: in memory as long as they are few, else on disk."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import msgspec
from pyoxigraph import Quad

from schemas.rdf.disk import DiskIndex
from schemas.rdf.graph import MemoryIndex, Statement

Index: TypeAlias = MemoryIndex | DiskIndex


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """How many statements may be in memory: of a whole page, and on the way to the disk.

    Nor may they hold more characters than ``text``, if the page has that many at all.
    """

    page: int = 300_000
    stretch: int = 25_000
    text: int = 32_000_000


#: A statement takes some 300 bytes in memory, and its page must leave room for a second process.
ORDINARY: Final = Room()


def indexed(quads: Iterable[Quad | Statement], room: Room, longest: int | None = None) -> Index:
    """Index the statements of a page; texts above ``longest`` characters are cut.

    Whoever asks for an index closes it.
    """
    waiting = iter(quads)
    memory = _stretch(waiting, room.page, room, longest)
    following = next(waiting, None)
    if following is None:
        return memory
    index = DiskIndex()
    try:
        index.add(memory)
        del memory
        _spill(itertools.chain([following], waiting), index, room, longest)
    except BaseException:
        index.close()
        raise
    return index


def _spill(
    quads: Iterator[Quad | Statement], index: DiskIndex, room: Room, longest: int | None
) -> None:
    for first in quads:
        index.add(_stretch(itertools.chain([first], quads), room.stretch, room, longest))
    index.finish()


def _stretch(
    quads: Iterator[Quad | Statement], size: int, room: Room, longest: int | None
) -> MemoryIndex:
    return MemoryIndex(itertools.islice(quads, size), longest, room.text)
