"""A crosswalk: for each property of a dialect, the property of the catalogue that it becomes.

The tables are data (``crosswalks/*.toml``), so that they can be read, printed in the documentation
and used in both directions. A path with dots leads into nested objects.
"""

import enum
import functools
from collections.abc import Callable, Mapping
from importlib import resources
from types import MappingProxyType
from typing import Final

import msgspec

from schemas.dialects.values import Json, Object, single
from schemas.namespaces import FREQ, PREFIXES
from schemas.vocabularies.terms import key as compared

_EXPANDABLE: Final = MappingProxyType({**PREFIXES, "freq": FREQ})


class How(enum.StrEnum):
    """How a value is stated: as text, as a link, as a node of its own, or passed over."""

    TEXT = "text"
    LINK = "link"
    NODE = "node"
    #: Another representation of something said elsewhere, or of no interest to a reader.
    SILENT = "silent"
    #: What the catalogue has no place for: it stays in the object as received, with a remark.
    KEPT = "kept"
    #: An object whose properties belong to what it stands in.
    SPREAD = "spread"


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One property of a dialect.

    ``to`` is the catalogue's property as a prefixed name; ``of`` the class of a node; ``many`` says
    that the dialect wants a list; ``split`` is what parts several values in one text; ``convert``
    names a conversion of the dialect's module; ``also`` are spellings that are read with a
    remark, as mistakes; ``unwritten`` keeps a row out of what is written in this dialect;
    ``value`` is always written.

    Rows of one path differ in ``when``: the properties of the object that stands there, with the
    values by which the row is chosen. ``only`` are the values of a state in which a record may be
    catalogued; any other keeps it out.

    ``to`` may lead through a node: all rows that begin with ``wl:access/`` speak of the same one.
    Rows with a ``label`` become one text together; a row is passed over ``unless`` another path
    says nothing. ``whole`` gives the conversion a list as a whole, ``either`` says that objects
    and texts are both right, ``listed`` are the values of the dialect's list, any case. In a
    ``verbatim`` row a placeholder is a text like any other.
    """

    path: str
    to: str = ""
    how: How = How.TEXT
    of: str = ""
    many: bool = False
    split: str = ""
    convert: str = ""
    also: tuple[str, ...] = ()
    unwritten: bool = False
    value: str = ""
    when: Mapping[str, tuple[str, ...]] = {}
    only: tuple[str, ...] = ()
    label: str = ""
    unless: str = ""
    whole: bool = False
    either: bool = False
    listed: tuple[str, ...] = ()
    verbatim: bool = False
    note: str = ""

    @property
    def predicate(self) -> str:
        """The IRI of the catalogue's property."""
        return expanded(self.to)

    def keys_listed(self) -> frozenset[str]:
        """Give the values of the dialect's list as they are compared."""
        return _keys_listed(self.listed)


class ClassTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """The properties of one class of a dialect.

    ``named`` are the values of the dialect's type property that mean this class, the right one
    first; ``marks`` are properties that tell the class when no type is given; ``rdf`` its class in
    RDF, if any; ``is_record`` says that its objects are records of a catalogue, ``is_typed`` that
    the dialect asks them to state their class. ``address`` is the property that names the node, if
    other than in the rest of the dialect; ``columns`` are those of its sheet, each with whether it
    must be filled in; ``refused`` says what objects are that are no data; the objects of a
    ``nameless`` class are never told apart by an identifier.
    """

    name: str
    rdf: str = ""
    is_record: bool = False
    is_typed: bool = True
    named: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    address: str = ""
    refused: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    nameless: bool = False
    rows: tuple[Row, ...] = ()

    def paths(self) -> Mapping[str, Row]:
        """Find a row by its path."""
        return _paths(self)

    def folded(self) -> Mapping[str, Row]:
        """Find a row by a path or misspelling of it, without case and punctuation."""
        return _folded_paths(self)

    def choices(self) -> Mapping[str, tuple[Row, ...]]:
        """Give the rows of a path that are chosen by what stands there."""
        return _choices(self)

    def stems(self) -> frozenset[str]:
        """Give the paths that lead to rows without being rows themselves."""
        return _stems(self)


class Crosswalk(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """A dialect: its classes, and the words for a page that shows it.

    ``common`` are the rows that all its records have; ``second_identifier_path`` leads to what a
    record goes by that has no identifier. ``within`` are the names under which services wrap a
    record, ``placeholders`` the words that the dialect is filled with where a value is missing;
    ``is_table`` says that it comes in sheets only, ``lists_types`` that classes stand in a list.
    """

    key: str
    title: str
    about: str
    source: str = ""
    type_path: str = "type"
    identifier_path: str = "identifier"
    second_identifier_path: str = ""
    is_table: bool = False
    lists_types: bool = False
    within: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    common: tuple[Row, ...] = ()
    classes: tuple[ClassTable, ...]

    def of_class(self, name: str) -> ClassTable:
        """Give the table of a class; raise ``KeyError`` when there is none."""
        return next(table for table in self.classes if table.name == name)


def expanded(name: str) -> str:
    """Give the IRI of a prefixed name; anything else as it is."""
    prefix, colon, local = name.partition(":")
    namespace = _EXPANDABLE.get(prefix)
    return namespace + local if colon and namespace else name


def is_prefixed(name: str) -> bool:
    """Tell whether a text is a name with a prefix known here, such as ``freq:monthly``."""
    prefix, colon, local = name.partition(":")
    return bool(colon) and prefix in _EXPANDABLE and not local.startswith("//")


@functools.cache
def crosswalk(key: str) -> Crosswalk:
    """Load the crosswalk of a dialect by its key, the name of its file."""
    text = resources.files("schemas.dialects.crosswalks").joinpath(f"{key}.toml").read_bytes()
    found = msgspec.toml.decode(text, type=Crosswalk)
    return msgspec.structs.replace(found, classes=tuple(map(_with(found.common), found.classes)))


@functools.cache
def keys() -> tuple[str, ...]:
    """Name the dialects that have a crosswalk."""
    files = resources.files("schemas.dialects.crosswalks").iterdir()
    return tuple(sorted(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml")))


def folded(path: str) -> str:
    """Reduce a path to what its misspellings share with it."""
    return "".join(letter for letter in path.casefold() if letter.isalnum() or letter == ".")


def is_as(content: Object, wanted: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether an object has the values, or one of several, by which a row is chosen."""
    return all(
        any(folded(single(each)) in set(map(folded, accepted)) for each in _several(content, name))
        for name, accepted in wanted.items()
    )


def _several(content: Object, name: str) -> list[Json]:
    value = content.get(name)
    return value if isinstance(value, list) else [value]


def _with(common: tuple[Row, ...]) -> Callable[[ClassTable], ClassTable]:
    """Give the records of a dialect the rows that they have in common."""

    def completed(table: ClassTable) -> ClassTable:
        if not table.is_record:
            return table
        return msgspec.structs.replace(table, rows=(*common, *table.rows))

    return completed


@functools.cache
def _keys_listed(listed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(compared, listed))


@functools.cache
def _paths(table: ClassTable) -> Mapping[str, Row]:
    rows = sorted(table.rows, key=lambda row: bool(row.when), reverse=True)
    return MappingProxyType({row.path: row for row in rows})


@functools.cache
def _choices(table: ClassTable) -> Mapping[str, tuple[Row, ...]]:
    chosen = [row for row in table.rows if row.when]
    return MappingProxyType(
        {
            path: tuple(row for row in chosen if row.path == path)
            for path in {r.path for r in chosen}
        }
    )


@functools.cache
def _folded_paths(table: ClassTable) -> Mapping[str, Row]:
    spellings: dict[str, Row] = {}
    for row in table.rows:
        for path in (row.path, *row.also):
            spellings.setdefault(folded(path), row)
    return MappingProxyType(spellings)


@functools.cache
def _stems(table: ClassTable) -> frozenset[str]:
    found: set[str] = set()
    for row in table.rows:
        path = row.path
        while "." in path:
            path = path.rpartition(".")[0]
            found.add(path)
    return frozenset(found)
