"""One page of a feed, indexed: what each subject says, in the order of the document."""

import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from schemas.namespaces import DCT, RDF_TYPE, rewritten_iri
from schemas.rdf.lines import LineFinder
from schemas.rdf.marking import is_marked, markings
from schemas.rdf.stored import Text
from schemas.rdf.value_lines import ValueLines

if TYPE_CHECKING:
    from schemas.findings import Finding

Subject: TypeAlias = NamedNode | BlankNode
Term: TypeAlias = NamedNode | BlankNode | Literal
Statement: TypeAlias = tuple[Subject, NamedNode, Term, object]
Properties: TypeAlias = Mapping[str, list[Term]]

_SECOND: Final = 2
_MOST_REMEMBERED: Final = 4_096
# Names that were made while reading stand nowhere in the file.
_ADDRESS: Final = re.compile(r"(?!urn:uuid:)[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+\Z")
_NOTHING: Final[Properties] = MappingProxyType({})
_UNREMARKED: Final[Mapping[Subject, Any]] = MappingProxyType({})


class SubjectIndex(Protocol):
    """Where the statements of a page are kept, exactly as received."""

    triples: int
    predicates: frozenset[str]
    classes: frozenset[str]

    def properties(self, subject: Subject) -> Properties:
        """Give the statements about a subject by predicate; nothing for an unknown one."""

    def instances(self, class_iris: Iterable[str]) -> Iterator[Subject]:
        """Go through the subjects of any of these classes, in document order."""

    def subjects(self) -> Iterator[Subject]:
        """Go through all subjects, in document order."""

    def subjects_with(self, predicate_iris: Iterable[str]) -> Iterator[Subject]:
        """Go through the subjects that have any of these properties, in document order."""

    def close(self) -> None:
        """Give back what the index holds outside memory."""


class PageGraph:
    """The statements of one page under the right names of their terms.

    Predicates and classes that are known misspellings are found under the term they stand for;
    ``received`` gives them as they were. A node that is marked as above OFFICIAL says nothing,
    except to who asks for its ``own`` statements to refuse it.
    """

    def __init__(self, index: SubjectIndex, source: Text = b"") -> None:
        self.findings: list[Finding] = []
        self.bad_iris: set[str] = set()
        self.remarks: Mapping[Subject, list[Finding]] = _UNREMARKED
        self.sheets: Mapping[Subject, str] = _UNREMARKED
        self._known_lines: Mapping[Subject, int] = _UNREMARKED
        self._index = index
        self._lines = LineFinder(source)
        self._values = ValueLines(self._lines)
        # Parts may be described far from records: each kind is looked for in its own order.
        self._part_lines = LineFinder(source, is_for_parts=True)
        self._part_values = ValueLines(self._part_lines)
        self._lines_of_parts: dict[str, int | None] = {}
        self._predicates = _rewrites(index.predicates)
        self._markings = markings(index.predicates)
        self._classes = _spellings(index.classes)
        self._class_rewrites = _rewrites(index.classes)

    @property
    def triples(self) -> int:
        """How many distinct statements the page holds."""
        return self._index.triples

    def subjects(self) -> Iterator[Subject]:
        """Go through all subjects, in document order."""
        return self._index.subjects()

    def instances(self, *class_iris: str) -> Iterator[Subject]:
        """Go through the subjects of any of these classes, in document order, each once."""
        spellings = [name for iri in class_iris for name in self._classes.get(iri, ())]
        return self._index.instances(spellings)

    def subjects_of_type(self, class_iri: str) -> list[Subject]:
        """List the subjects of a class, in document order, each once."""
        return list(self.instances(class_iri))

    def subjects_with(self, predicate_iri: str) -> list[Subject]:
        """List the subjects that have a property, in document order; quick when none has."""
        names = [name for name in self._index.predicates if self._right(name) == predicate_iri]
        if not names:
            return []
        return list(self._index.subjects_with(names))

    def received(self, subject: Subject) -> Properties:
        """Give the statements about a subject as received, misspelt terms included."""
        return self._index.properties(subject)

    def properties(self, subject: Subject) -> Properties:
        """Give what a subject says, by predicate IRI; nothing for an unknown or a marked one."""
        received = self._index.properties(subject)
        for marking in self._markings:
            if marking in received and self._says_refused(received):
                return _NOTHING
        return self._corrected(received)

    def own(self, subject: Subject) -> Properties:
        """Give the statements about a subject by predicate IRI, even those of a marked one."""
        return self._corrected(self._index.properties(subject))

    def is_marked(self, subject: Subject) -> bool:
        """Tell whether a node is marked as above OFFICIAL."""
        return bool(self._markings) and self._says_refused(self._index.properties(subject))

    def holds_marked(self) -> bool:
        """Tell whether any node of the page is marked so; this may read all of the page."""
        return bool(self._markings) and any(
            map(self.is_marked, self._index.subjects_with(self._markings))
        )

    def _says_refused(self, received: Properties) -> bool:
        return is_marked(received, self._markings, self._index.properties)

    def types(self, subject: Subject) -> set[str]:
        """Give the IRIs of the subject's classes."""
        values = self._index.properties(subject).get(RDF_TYPE, ())
        return {
            self._class_rewrites.get(value.value, value.value)
            for value in values
            if isinstance(value, NamedNode)
        }

    def rewritten(self, subject: Subject) -> set[str]:
        """Give the misspelt predicate and class IRIs that this subject used."""
        received = self._index.properties(subject)
        terms = self._predicates.keys() & received.keys()
        classes = (value.value for value in received.get(RDF_TYPE, ()))
        return terms | (self._class_rewrites.keys() & set(classes))

    def note(
        self,
        lines: Mapping[Subject, int],
        remarks: Mapping[Subject, list["Finding"]],
        sheets: Mapping[Subject, str],
    ) -> None:
        """Take what a translation from a dialect knows of subjects: lines, remarks, sheets."""
        self._known_lines = lines
        self.remarks = remarks
        self.sheets = sheets

    def line_of(self, subject: Subject) -> int | None:
        """Find the line where the subject is described, by its IRI or else its identifier."""
        if subject in self._known_lines:
            return self._known_lines[subject]
        iri = subject.value if isinstance(subject, NamedNode) else None
        values = self.own(subject).get(DCT + "identifier", ())
        identifiers = [value.value for value in values if not isinstance(value, BlankNode)]
        return self._lines.line_of(iri, identifiers)

    def line_of_part(self, iri: str) -> int | None:
        """Find the line where a part of the record is described whose line was asked for last."""
        if iri in self._lines_of_parts:
            return self._lines_of_parts[iri]
        if len(self._lines_of_parts) >= _MOST_REMEMBERED:
            self._lines_of_parts.clear()
        found = None
        if _ADDRESS.match(iri):
            self._part_lines.start_from(self._lines.place)
            found = self._known_lines.get(NamedNode(iri)) or self._part_lines.line_of(iri, ())
        self._lines_of_parts[iri] = found
        return found

    def line_of_value(
        self, line: int, value: str, names: Collection[bytes], *, of_part: bool
    ) -> int | None:
        """Find the line of a value in what is described from a line on."""
        values = self._part_values if of_part else self._values
        return values.line_of(line, value, names)

    def close(self) -> None:
        """Give back what the page holds outside memory; nothing can be asked afterwards."""
        self._index.close()

    def _corrected(self, received: Properties) -> Properties:
        if self._predicates.keys().isdisjoint(received) and not self._class_rewrites:
            return received
        corrected: dict[str, list[Term]] = {}
        for name, values in received.items():
            right = self._predicates.get(name, name)
            known = corrected.get(right, [])
            mended = [self._right_class(value) for value in values] if right == RDF_TYPE else values
            corrected[right] = list(dict.fromkeys([*known, *mended])) if known else mended
        return corrected

    def _right(self, name: str) -> str:
        return self._predicates.get(name, name)

    def _right_class(self, value: Term) -> Term:
        right = self._class_rewrites.get(value.value)
        return value if right is None else NamedNode(right)


class MemoryIndex:
    """The statements of a page in memory.

    With ``longest`` literals are cut to so many characters, and no more statements are taken than
    hold ``most_text`` characters: the rest is left to who gave them.
    """

    def __init__(
        self,
        quads: Iterable[Quad | Statement],
        longest: int | None = None,
        most_text: int = sys.maxsize,
    ) -> None:
        self.shortened = 0
        self._longest = longest
        self._text = 0
        self._most_text = most_text
        self._properties: dict[Subject, dict[str, list[Term]]] = {}
        self._instances: dict[str, dict[Subject, None]] = {}
        names: dict[NamedNode, str] = {}
        repeated: list[list[Term]] = []
        count = self._fill(quads, names, repeated)
        self.triples = count - sum(_drop_repetitions(values) for values in repeated)
        self.predicates = frozenset(names.values())
        self._index_types()
        self.classes = frozenset(self._instances)

    def _fill(
        self,
        quads: Iterable[Quad | Statement],
        names: dict[NamedNode, str],
        repeated: list[list[Term]],
    ) -> int:
        # The hot loop of every harvest: neighbours mostly share their subject, and comparing
        # two terms is cheaper than hashing one.
        index = self._properties
        count = 0
        last: Subject | None = None
        properties: dict[str, list[Term]] = {}
        weighed = None if self._longest is None else self._weighed
        most_text = self._most_text
        for subject, predicate, received, _ in quads:
            count += 1
            value = received if weighed is None else weighed(received)
            if subject != last:
                last = subject
                properties = index.setdefault(subject, {})
            name = names.get(predicate)
            if name is None:
                name = names[predicate] = predicate.value
            values = properties.get(name)
            if values is None:
                properties[name] = [value]
            else:
                values.append(value)
                if len(values) == _SECOND:
                    repeated.append(values)
            if self._text > most_text:
                break
        return count

    def _index_types(self) -> None:
        for subject, properties in self._properties.items():
            for value in properties.get(RDF_TYPE, ()):
                self._instances.setdefault(value.value, {})[subject] = None

    def _weighed(self, value: Term) -> Term:
        """Count a literal's characters, and cut one that is longer than any real text."""
        if type(value) is not Literal:
            return value
        length = len(value.value)
        self._text += length
        if self._longest is None or length <= self._longest:
            return value
        self.shortened += 1
        return _cut(value, self._longest)

    def drop_unlinked(self, nodes: Iterable[BlankNode]) -> None:
        """Drop blank nodes to which no statement leads any more, and what only they lead to."""
        waiting = list(nodes)
        links = Counter(self._blank_values()) if waiting else Counter()
        while waiting:
            node = waiting.pop()
            if links[node] > 0 or node not in self._properties:
                continue
            properties = self._properties.pop(node)
            self.triples -= sum(map(len, properties.values()))
            led_to = [
                v for values in properties.values() for v in values if isinstance(v, BlankNode)
            ]
            links.subtract(led_to)
            waiting += led_to
            for instances in self._instances.values():
                instances.pop(node, None)

    def _blank_values(self) -> Iterator[BlankNode]:
        for properties in self._properties.values():
            for values in properties.values():
                yield from (value for value in values if isinstance(value, BlankNode))

    def properties(self, subject: Subject) -> Properties:
        """Give the statements about a subject by predicate; nothing for an unknown one."""
        return self._properties.get(subject, _NOTHING)

    def instances(self, class_iris: Iterable[str]) -> Iterator[Subject]:
        """Go through the subjects of any of these classes, in document order."""
        wanted = [self._instances[iri] for iri in class_iris if iri in self._instances]
        if len(wanted) <= 1:
            return iter(wanted[0] if wanted else ())
        merged = set().union(*wanted)
        return (subject for subject in self._properties if subject in merged)

    def subjects(self) -> Iterator[Subject]:
        """Go through all subjects, in document order."""
        return iter(self._properties)

    def subjects_with(self, predicate_iris: Iterable[str]) -> Iterator[Subject]:
        """Go through the subjects that have any of these properties, in document order."""
        wanted = set(predicate_iris)
        return (
            subject
            for subject, properties in self._properties.items()
            if not wanted.isdisjoint(properties)
        )

    def entries(self) -> Iterator[tuple[Subject, dict[str, list[Term]]]]:
        """Go through all statements by subject, in document order."""
        return iter(self._properties.items())

    def close(self) -> None:
        """Do nothing: what is in memory goes by itself."""


def _drop_repetitions(values: list[Term]) -> int:
    """Keep the first of equal statements, as a graph is a set; say how many went."""
    distinct = dict.fromkeys(values)
    dropped = len(values) - len(distinct)
    if dropped:
        values[:] = distinct
    return dropped


def _cut(literal: Literal, longest: int) -> Literal:
    text = literal.value[:longest]
    if literal.language is not None:
        return Literal(text, language=literal.language)
    return Literal(text, datatype=literal.datatype)


def _rewrites(iris: Iterable[str]) -> dict[str, str]:
    """Map those IRIs that are misspelt to the right ones."""
    return {iri: right for iri in iris if (right := rewritten_iri(iri)) != iri}


def _spellings(iris: Iterable[str]) -> dict[str, list[str]]:
    """Map each right IRI to the spellings of it that occur."""
    spellings: dict[str, list[str]] = {}
    for iri in iris:
        spellings.setdefault(rewritten_iri(iri), []).append(iri)
    return spellings
