"""Objects of a dialect to statements, by the dialect's crosswalk.

Nothing is cleaned or judged here: a value is stated as it was written, and the one reader of
records does the rest. What the crosswalk does not know is remarked on; the whole object is kept
beside the statements as it was received.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode

from schemas.dialects import values
from schemas.dialects.addresses import address, minted
from schemas.dialects.conversions import Converter, Remarked
from schemas.dialects.crosswalk import (
    ClassTable,
    Crosswalk,
    Row,
    expanded,
)
from schemas.dialects.joining import Joining
from schemas.dialects.marked import is_above_official, is_itself_marked
from schemas.dialects.object_statements import ObjectStatements
from schemas.dialects.values import Json, Object, single
from schemas.findings import Finding
from schemas.namespaces import DCT, RDF, RDF_TYPE, WL
from schemas.rdf.graph import Statement, Subject, Term
from schemas.rdf.marking import CLASSIFICATION
from schemas.rules import dialect_codes, page_codes
from schemas.rules.rule import Rule

SOURCE_DOCUMENT: Final = WL + "sourceDocument"
_JSON: Final = NamedNode(RDF + "JSON")
_SECRET: Final = Literal("SECRET")
_DEFAULT: Final = DefaultGraph()
_NO_LINES: Final[Mapping[int, int]] = MappingProxyType({})
_NO_CONVERTERS: Final[Mapping[str, Converter]] = MappingProxyType({})
# A person mends no more at a time; the object itself is kept whole.
_MOST_REMARKS: Final = 500
_LONGEST_PATH: Final = 200


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """One object of a document: what it says, as what, and on which line."""

    content: Object
    table: ClassTable
    line: int | None = None
    #: The sheet of a workbook that it stands in.
    sheet: str | None = None
    #: Beside the properties of the object, for dialects whose parts stand elsewhere.
    remarks: tuple[Finding, ...] = ()
    #: For dialects whose records do not say it where others do.
    identifier: str = ""
    #: The object as it was received, if its properties were taken out of a wrapper.
    received: Object = {}


class Translation:
    """The statements of one document, the lines they come from, and what was remarked."""

    def __init__(
        self,
        crosswalk: Crosswalk,
        base_iri: str,
        converters: Mapping[str, Converter] = _NO_CONVERTERS,
        lines_of_parts: Mapping[int, int] = _NO_LINES,
    ) -> None:
        self.statements: list[Statement] = []
        self.lines: dict[Subject, int] = {}
        self.sheets: dict[Subject, str] = {}
        self.remarks: dict[Subject, list[Finding]] = {}
        self.findings: list[Finding] = []
        self._crosswalk = crosswalk
        self._base_iri = base_iri
        self._converters = converters
        self._lines_of_parts = lines_of_parts
        self._nodes: dict[str, NamedNode] = {}
        self._taken: set[NamedNode] = set()
        self._parts: dict[NamedNode, Object] = {}
        self._blanks = 0
        self._owner: Subject = BlankNode("none")
        self._is_marked = False

    def translate(self, objects: Iterable[Described], *, is_marked: bool = False) -> None:
        """State what the objects say; they may name each other by their identifiers.

        All are above OFFICIAL if what they stand in ``is_marked`` so.
        """
        described = list(objects)
        subjects = [self._subject(each) for each in described]
        for each, subject in zip(described, subjects, strict=True):
            if each.line is not None:
                self.lines.setdefault(subject, each.line)
            if each.sheet is not None:
                self.sheets.setdefault(subject, each.sheet)
            if each.remarks:
                self.remarks.setdefault(subject, []).extend(each.remarks)
            self._owner = subject
            received = each.received or each.content
            self._is_marked = is_marked or is_above_official(received)
            self._state(subject, each.content, each.table)
            self._say(subject, SOURCE_DOCUMENT, _kept(received))
            if self._is_marked:
                self._say(subject, CLASSIFICATION, _SECRET)
            if each.table.refused:
                self._pass_over(each)

    def keep(self, around: Object) -> None:
        """Keep what a document says beside the objects that it lists."""
        self._say(NamedNode(self._base_iri), SOURCE_DOCUMENT, _kept(around))

    def _subject(self, each: Described) -> Subject:
        """Give an object its node: its identifier as an address, or an address made of it."""
        identifier, second = self._identifiers(each.content)
        second = second or each.identifier
        if not identifier and not second:
            return self._blank()
        node: Subject = self._node_of_record(identifier or second, each.table)
        if isinstance(node, NamedNode):
            for name in filter(None, (identifier, second)):
                self._nodes.setdefault(name, node)
        if not identifier:
            self._say(node, DCT + "identifier", Literal(second))
        return node

    def _node_of_record(self, identifier: str, table: ClassTable) -> Subject:
        node = self._minted(identifier)
        if not table.is_record:
            return node
        if node in self._taken:
            # A second record of the same identifier is another one, and not more of the first.
            return self._blank()
        self._taken.add(node)
        return node

    def _identifiers(self, content: Object) -> tuple[str, str]:
        paths = (self._crosswalk.identifier_path, self._crosswalk.second_identifier_path)
        first, second = (single(content.get(path)) for path in paths)
        return first, second

    def _pass_over(self, each: Described) -> None:
        """Tell of an object that is no data; there is one finding for each."""
        shown = next(filter(None, self._identifiers(each.content)), each.table.name)
        rule = page_codes.PAGE_PART_NOT_READ
        self.findings.append(rule.at(each.table.name, shown, line=each.line))

    def _minted(self, identifier: str) -> NamedNode:
        return minted(identifier, self._base_iri)

    def _state(self, subject: Subject, content: Object, table: ClassTable, place: str = "") -> None:
        if table.rdf:
            self._say(subject, RDF_TYPE, NamedNode(expanded(table.rdf)))
        joining = Joining(subject, self._say, self._blank)
        ObjectStatements(self, joining, table, place).state_all(content)
        joining.finish()

    def spread(self, joining: Joining, content: Object, name: str, place: str) -> None:
        """State the properties of an object as those of what it stands in."""
        ObjectStatements(self, joining, self._crosswalk.of_class(name), f"{place}.").state_all(
            content
        )

    def part(self, content: Object, name: str, place: str) -> Subject:
        """State an object that stands within another as a node, with its address if it has one.

        ``place`` is the path that leads to it, for what is remarked on.
        """
        table = self._crosswalk.of_class(name)
        node = self._node_of_part(content, table)
        if self._is_marked and (table.is_record or is_itself_marked(content)):
            self._say(node, CLASSIFICATION, _SECRET)
        line = self._lines_of_parts.get(id(content))
        if line is not None:
            self.lines.setdefault(node, line)
        if not table.is_record:
            self._state(node, content, table, f"{place}.")
            return node
        # A record inside another answers for itself.
        outer, self._owner = self._owner, node
        self._state(node, content, table)
        self._owner = outer
        return node

    def _node_of_part(self, content: Object, table: ClassTable) -> Subject:
        if table.nameless:
            return self._blank()
        if table.address:
            return address(single(content.get(table.address))) or self._blank()
        identifier = single(content.get(self._crosswalk.identifier_path))
        if not identifier:
            return self._blank()
        node = self._minted(identifier)
        # Another part of the same identifier is not more of the first.
        return node if self._parts.setdefault(node, content) == content else self._blank()

    def link(self, written: str) -> Term:
        """Give what a link leads to: an object of this document, an address, or its text."""
        known = self._nodes.get(written)
        return known or address(written) or Literal(written)

    def converted(self, row: Row, value: Json) -> "Iterable[Json | Remarked]":
        """Put a value through the conversion that its row names."""
        if not row.convert:
            return (value,)
        return self._converters[row.convert](value)

    def is_placeholder(self, value: Json) -> bool:
        """Tell whether a text is one of the words that this dialect has for a missing value."""
        words = self._crosswalk.placeholders
        return bool(words) and isinstance(value, str) and value.strip().casefold() in words

    def is_type(self, path: str) -> bool:
        """Tell whether a path is where this dialect states the class."""
        return path == self._crosswalk.type_path

    def remark(self, rule: Rule, path: str, value: str, words: dict[str, str]) -> None:
        """Note a finding on the object at hand."""
        noted = self.remarks.setdefault(self._owner, [])
        if len(noted) < _MOST_REMARKS:
            noted.append(rule.at(path[:_LONGEST_PATH], value, words=words))
        elif len(noted) == _MOST_REMARKS:
            noted.append(dialect_codes.REMARKS_LEFT_OUT.at("record"))

    def _say(self, subject: Subject, predicate: str, value: Term) -> None:
        self.statements.append((subject, NamedNode(predicate), value, _DEFAULT))

    def _blank(self) -> BlankNode:
        self._blanks += 1
        return BlankNode(f"d{self._blanks}")


def _kept(content: Object) -> Literal:
    return Literal(values.encoded(content), datatype=_JSON)
