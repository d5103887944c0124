"""The statements of a page too large for memory, in one temporary file without a name.

SQLite makes the file when its cache is full, and takes the name away as soon as it is open: however
the process ends, nothing stays behind. One row holds what one stretch of the page says of a
subject; at the end the rows of one subject become one. A row's number gives the document's order.
"""

import heapq
import itertools
import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from pyoxigraph import BlankNode, NamedNode

from schemas.errors import LimitExceededError
from schemas.namespaces import RDF_TYPE
from schemas.rdf.graph import MemoryIndex, Properties, Subject, Term
from schemas.rdf.packing import Packing

_CACHE_KILOBYTES: Final = 8_192
_REMEMBERED: Final = 1_024
# A property that more subjects have than this is looked for in all of them.
_RARE: Final = 1_000
# Packed; a subject that says more is no record that is taken, nor part of one.
_MOST_OF_ONE: Final = 16 << 20
_NOTHING: Final[Properties] = MappingProxyType({})
_SETTINGS: Final = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    # Else sorting and statement journals would want files of their own.
    "PRAGMA temp_store = MEMORY",
    f"PRAGMA cache_size = -{_CACHE_KILOBYTES}",
    "CREATE TABLE said (row INTEGER PRIMARY KEY, subject TEXT NOT NULL, content BLOB NOT NULL)",
    "CREATE INDEX said_of ON said (subject)",
    "CREATE TABLE typed (class INTEGER, row INTEGER, PRIMARY KEY (class, row)) WITHOUT ROWID",
)
_REPEATED: Final = (
    "SELECT subject FROM said WHERE subject > ? GROUP BY subject HAVING count(*) > 1 "
    "ORDER BY subject LIMIT 1000"
)
_NO_ROOM: Final = (
    "the page is too large to be read in memory, and the temporary folder does not take it either "
    "({cause}): make room there, or ask the publisher to page the feed"
)


class DiskIndex:
    """The statements of a page on disk; it is filled stretch by stretch, then finished."""

    def __init__(self) -> None:
        self.triples = 0
        self.shortened = 0
        self.predicates: frozenset[str] = frozenset()
        self.classes: frozenset[str] = frozenset()
        self._packing = Packing()
        self._classes: dict[str, int] = {}
        self._rare: dict[str, list[int]] = {}
        self._rows = 0
        self._remembered: OrderedDict[Subject, Properties] = OrderedDict()
        # The empty name asks for a temporary database that is one nameless file.
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        for setting in _SETTINGS:
            self._database.execute(setting)
        self._database.execute("BEGIN")

    def add(self, stretch: MemoryIndex) -> None:
        """Take over the statements of the next stretch of the page."""
        first = self._rows + 1
        try:
            self._database.executemany("INSERT INTO said VALUES (?, ?, ?)", self._packed(stretch))
            self._database.executemany(
                "INSERT INTO typed VALUES (?, ?)", self._typed(stretch, first)
            )
        except sqlite3.OperationalError as error:
            raise LimitExceededError(_NO_ROOM.format(cause=error)) from error
        self.triples += stretch.triples
        self.shortened += stretch.shortened
        self.predicates |= stretch.predicates

    def finish(self) -> None:
        """Make one row of the rows of each subject."""
        last = ""
        try:
            # Changing rows under a cursor over them is undefined: some names at a time.
            while names := self._database.execute(_REPEATED, (last,)).fetchall():
                for (last,) in names:
                    self._join(last)
        except sqlite3.OperationalError as error:
            raise LimitExceededError(_NO_ROOM.format(cause=error)) from error
        self.classes = frozenset(self._classes)

    def properties(self, subject: Subject) -> Properties:
        """Give the statements about a subject by predicate; nothing for an unknown one."""
        remembered = self._remembered
        known = remembered.get(subject)
        if known is None:
            known = remembered[subject] = self._looked_up(subject)
            if len(remembered) > _REMEMBERED:
                remembered.popitem(last=False)
        else:
            remembered.move_to_end(subject)
        return known

    def instances(self, class_iris: Iterable[str]) -> Iterator[Subject]:
        """Go through the subjects of any of these classes, in document order."""
        numbers = [self._classes[iri] for iri in set(class_iris) if iri in self._classes]
        merged = heapq.merge(*map(self._rows_of_class, numbers))
        for row, _ in itertools.groupby(merged):
            found = self._database.execute("SELECT subject FROM said WHERE row = ?", (row,))
            for (name,) in found.fetchall():
                yield self._subject(name)

    def subjects(self) -> Iterator[Subject]:
        """Go through all subjects, in document order."""
        for (name,) in self._database.execute("SELECT subject FROM said ORDER BY row"):
            yield self._subject(name)

    def subjects_with(self, predicate_iris: Iterable[str]) -> Iterator[Subject]:
        """Go through the subjects that have any of these properties, in document order."""
        wanted = self.predicates.intersection(predicate_iris)
        lists = [self._rare.get(name, []) for name in wanted]
        if any(len(rows) > _RARE for rows in lists):
            return self._searched(wanted)
        names = (
            name
            for row in sorted(set(itertools.chain.from_iterable(lists)))
            for (name,) in self._database.execute("SELECT subject FROM said WHERE row = ?", (row,))
        )
        return map(self._subject, names)

    def drop_unlinked(self, nodes: Iterable[BlankNode]) -> None:
        """Drop blank nodes to which no statement leads any more, and what only they lead to."""
        waiting = list(nodes)
        links = Counter(self._blank_values()) if waiting else Counter()
        while waiting:
            node = waiting.pop()
            properties = self._looked_up(node)
            if links[node] > 0 or not properties:
                continue
            led_to = [
                v for values in properties.values() for v in values if isinstance(v, BlankNode)
            ]
            self._drop(node, properties)
            links.subtract(led_to)
            waiting += led_to

    def close(self) -> None:
        """Let the file go."""
        self._remembered.clear()
        self._database.close()

    def _packed(self, stretch: MemoryIndex) -> Iterator[tuple[int, str, bytes]]:
        pack = self._packing.pack
        for subject, properties in stretch.entries():
            self._rows += 1
            self._note_rare(properties, self._rows)
            yield self._rows, self._name(subject), pack(properties)

    def _note_rare(self, properties: Iterable[str], row: int) -> None:
        for name in properties:
            rows = self._rare.setdefault(name, [])
            if len(rows) <= _RARE:
                rows.append(row)

    def _typed(self, stretch: MemoryIndex, first: int) -> Iterator[tuple[int, int]]:
        for row, (_, properties) in enumerate(stretch.entries(), first):
            for number in self._class_numbers(properties):
                yield number, row

    def _class_numbers(self, properties: Properties) -> set[int]:
        types = properties.get(RDF_TYPE, ())
        return {self._classes.setdefault(each.value, len(self._classes)) for each in types}

    def _join(self, name: str) -> None:
        found = self._database.execute(
            "SELECT row, content FROM said WHERE subject = ? ORDER BY row", (name,)
        )
        rows: list[int] = []
        joined: dict[str, dict[Term, None]] = {}
        before = size = 0
        for row, content in found:
            rows.append(row)
            size += len(content)
            if size > _MOST_OF_ONE and len(rows) > 1:
                continue
            for predicate, values in self._packing.unpack(content).items():
                before += len(values)
                joined.setdefault(predicate, {}).update(dict.fromkeys(values))
        self.triples -= before - sum(map(len, joined.values()))
        self._replace(rows, {predicate: list(values) for predicate, values in joined.items()})

    def _replace(self, rows: list[int], properties: dict[str, list[Term]]) -> None:
        first, *later = rows
        self._note_rare(properties, first)
        numbers = self._class_numbers(properties)
        pairs = [(number, row) for number in numbers for row in later]
        change, changes = self._database.execute, self._database.executemany
        change("UPDATE said SET content = ? WHERE row = ?", (self._packing.pack(properties), first))
        changes("DELETE FROM said WHERE row = ?", ((row,) for row in later))
        changes("DELETE FROM typed WHERE class = ? AND row = ?", pairs)
        changes("INSERT OR IGNORE INTO typed VALUES (?, ?)", ((n, first) for n in numbers))

    def _drop(self, node: BlankNode, properties: Properties) -> None:
        self.triples -= sum(map(len, properties.values()))
        self._remembered.pop(node, None)
        change = self._database.execute
        found = change("SELECT row FROM said WHERE subject = ?", (self._name(node),))
        for (row,) in found.fetchall():
            change("DELETE FROM said WHERE row = ?", (row,))
            for number in self._class_numbers(properties):
                change("DELETE FROM typed WHERE class = ? AND row = ?", (number, row))

    def _looked_up(self, subject: Subject) -> Properties:
        found = self._database.execute(
            "SELECT content FROM said WHERE subject = ?", (self._name(subject),)
        ).fetchone()
        return _NOTHING if found is None else self._packing.unpack(found[0])

    def _rows_of_class(self, number: int) -> Iterator[int]:
        rows = self._database.execute(
            "SELECT row FROM typed WHERE class = ? ORDER BY row", (number,)
        )
        return (row for (row,) in rows)

    def _searched(self, wanted: frozenset[str]) -> Iterator[Subject]:
        for name, content in self._database.execute(
            "SELECT subject, content FROM said ORDER BY row"
        ):
            if not wanted.isdisjoint(self._packing.unpack(content)):
                yield self._subject(name)

    def _blank_values(self) -> Iterator[BlankNode]:
        for (content,) in self._database.execute("SELECT content FROM said"):
            for values in self._packing.unpack(content).values():
                yield from (value for value in values if isinstance(value, BlankNode))

    def _name(self, subject: Subject) -> str:
        if isinstance(subject, NamedNode):
            return subject.value
        return "_:" + self._packing.label(subject)

    def _subject(self, name: str) -> Subject:
        return self._packing.node(name[2:]) if name.startswith("_:") else NamedNode(name)
