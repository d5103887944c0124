"""Records as objects of a dialect, by the same crosswalk tables that they are read by.

What a dialect has no place for is left out; what was only assumed is never written as stated.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from schemas.dialects.crosswalk import ClassTable, Crosswalk, How, Row, crosswalk
from schemas.dialects.values import Json, Object, encoded
from schemas.dialects.words import Words, words_of
from schemas.model import Concept, Distribution, Resource
from schemas.model.base import Value
from schemas.rdf import properties
from schemas.rdf.property_kinds import Kind, Property, Shape
from schemas.rules.standing import ACCESS_RIGHTS

_SHAPES: Final = (
    properties.DATASET,
    properties.SERVICE,
    properties.SERIES,
    properties.DISTRIBUTION,
    properties.CONTACT,
    properties.ROLE_HOLDER,
)
#: A dialect without series has datasets, which every series is too.
_INSTEAD: Final = "dcat:Dataset"
_RDF: Final = "dcat:"


class Written(msgspec.Struct, frozen=True):
    """A record as an object of a dialect, with the files that are objects beside it."""

    table: ClassTable
    content: Object
    files: tuple[Object, ...] = ()


def written(resource: Resource, walk: Crosswalk) -> Written:
    """Write a record in a dialect."""
    return _Writer(resource, walk).write()


def write_json(resource: Resource, key: str) -> bytes:
    """Write a record as a JSON document of a dialect: a list when files stand beside it."""
    found = written(resource, crosswalk(key))
    document: Json = [found.content, *found.files] if found.files else found.content
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


class _Writer:
    """One record on its way into a dialect."""

    def __init__(self, resource: Resource, walk: Crosswalk) -> None:
        self._resource = resource
        self._walk = walk
        self._words: Words = words_of(walk.key)
        self._files: list[Object] = []

    def write(self) -> Written:
        """Write the record, and its files where they stand beside it."""
        table = _table_of(_shape_of(self._resource), self._walk)
        content = self._object(self._resource, table)
        return Written(table, content, tuple(self._files))

    def _object(self, value: Value, table: ClassTable) -> Object:
        content: Object = {}
        shape = _shape_of(value)
        for row in table.rows:
            if row.only or row.value:
                content[row.path] = row.value or row.only[0]
            elif row.to and not row.unwritten and row.how not in {How.SILENT, How.KEPT}:
                self._write_row(content, row, value, shape)
        return self._typed(content, table)

    def _typed(self, content: Object, table: ClassTable) -> Object:
        if not (table.is_typed and table.named):
            return content
        name = table.named[0]
        return {self._walk.type_path: [name] if self._walk.lists_types else name, **content}

    def _write_row(self, content: Object, row: Row, value: Value, shape: Shape) -> None:
        found = shape.lookup.get(row.predicate)
        if found is None:
            return
        prop = found[0]
        parts = _distinct(self._values(row, prop, value))
        if not parts:
            return
        known = content.get(row.path)
        if isinstance(known, list):
            known.extend(parts)
        elif row.many or row.split or row.convert in _LISTS:
            content[row.path] = parts
        else:
            content[row.path] = parts[0]

    def _values(self, row: Row, prop: Property, value: Value) -> Iterator[Json]:
        stated: Any = getattr(value, prop.field)
        if prop.kind is Kind.IDENTIFIER or stated is None:
            yield stated
            return
        if prop.kind is Kind.ACCESS_RIGHTS and ACCESS_RIGHTS in getattr(value, "assumed", ()):
            return
        several: Sequence[Any] = stated if prop.many else (stated,)
        if prop.kind is Kind.DISTRIBUTION and row.how is How.LINK:
            yield from self._beside(several, row)
        elif row.of and row.how is How.NODE:
            yield from self._nodes(several, row)
        else:
            yield from self._words.texts(prop.kind, several, is_one=not _is_list(row))

    def _nodes(self, several: Sequence[Any], row: Row) -> Iterator[Json]:
        table = self._walk.of_class(row.of)
        for each in several:
            node = self._words.node(each, table) if isinstance(each, Concept) else None
            if node is None and not isinstance(each, Concept):
                node = self._object(each, table)
            if node is not None and _fits(node, row):
                yield node

    def _beside(self, files: Sequence[Distribution], row: Row) -> Iterator[Json]:
        """Write files as objects of their own, and give what they go by."""
        table = self._walk.of_class(row.of)
        taken = {self._resource.identifier}
        for file in files:
            name = file.identifier or file.iri
            name = file.iri if name in taken else name
            taken.add(name)
            content = self._object(file, table)
            content.pop(self._walk.identifier_path, None)
            self._files.append({self._walk.identifier_path: name, **content})
            yield name


_LISTS: Final = frozenset({"links", "themes", "bodies"})


def _distinct(parts: Iterator[Json]) -> list[Json]:
    """Leave out what says nothing, and what was said before."""
    found = {encoded(part): part for part in parts if part not in (None, "", {})}
    return list(found.values())


def _is_list(row: Row) -> bool:
    return row.many or bool(row.split) or row.convert in _LISTS


def _fits(node: Object, row: Row) -> bool:
    """Tell whether a node is of those that a row is chosen for."""
    if row.when:
        return all(node.get(name) in accepted for name, accepted in row.when.items())
    return bool(node)


def _shape_of(value: Value) -> Shape:
    return next(shape for shape in _SHAPES if shape.model is type(value))


def _table_of(shape: Shape, walk: Crosswalk) -> ClassTable:
    for name in (_RDF + (shape.rdf_class or "").rpartition("#")[2], _INSTEAD):
        for table in walk.classes:
            if table.is_record and table.rdf == name:
                return table
    raise LookupError(walk.key)
