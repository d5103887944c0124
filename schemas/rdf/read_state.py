"""What reading one page keeps in mind: the graph, the remarks on the record at hand, caches."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from pyoxigraph import Literal, NamedNode

from schemas.errors import RecordTooLargeError
from schemas.markdown import markdown
from schemas.model import LangString
from schemas.namespaces import DCAT, DCT, FOAF, RDF, RDFS, SCHEMA, SKOS, VCARD
from schemas.rdf.graph import PageGraph, Subject, Term
from schemas.rdf.property_kinds import Kind, Property, Shape
from schemas.rdf.read_clean import (
    cleaned,
    holds_template,
    is_placeholder,
    plain_text,
    turns_direction,
)
from schemas.rdf.term_sets import MISSPELT, PASSED_OVER
from schemas.rules import codes, feed_codes, repair_codes
from schemas.rules.rule import Rule
from schemas.vocabularies.languages import tag

if TYPE_CHECKING:
    from schemas.findings import Finding

# Arguments for the constructor of a model class; the property table names only its fields.
Values: TypeAlias = dict[str, Any]
_Sources: TypeAlias = tuple[Property, list[tuple[int, Sequence[Term]]]]
_Read = TypeVar("_Read")
Reader: TypeAlias = "Callable[[Page, Sequence[Term], Property], Sequence[object]]"

RESOURCE_CLASSES: Final = frozenset(
    {
        DCAT + "Dataset",
        DCAT + "DatasetSeries",
        DCAT + "DataService",
        DCAT + "Catalog",
        SCHEMA + "Dataset",
    }
)
# Parts that are shared can multiply: a thousand tables with one schema of a thousand columns.
_MOST_NESTED: Final = 50_000
_LONGEST_TEXTS: Final = 8_000_000
_SHORT_TEXT: Final = 1_000
_LONGEST_NAME: Final = 100
# Nodes with an address of their own are shared or not; nobody can tell before the page ends.
_MOST_CACHED: Final = 4_096
LABELS: Final = (
    SKOS + "prefLabel",
    RDFS + "label",
    DCT + "title",
    FOAF + "name",
    SCHEMA + "name",
    VCARD + "fn",
    VCARD + "hasValue",
    VCARD + "organization-name",
    RDF + "value",
    DCT + "description",
    SCHEMA + "description",
)


class Page:
    """The page at hand, and the record at hand on it."""

    def __init__(self, graph: PageGraph, readers: Mapping[Kind, Reader]) -> None:
        self.graph = graph
        self.readers = readers
        self.identifier = ""
        self.remarks: list[Finding] = []
        self.unread: list[str] = []
        self.spare: dict[str, Sequence[object]] = {}
        self.is_tagged = False
        self.keeps_placeholders = False
        self.prefix = ""
        self.node: Subject | None = None
        self._nodes: dict[tuple[str, Term], tuple[Any, tuple[Finding, ...], bool]] = {}
        self._nested = 0
        self._texts = 0
        self._identifiers: set[str] | None = None
        self._pointing: dict[tuple[str, ...], dict[Term, list[Subject]]] = {}

    def begin(self, identifier: str) -> None:
        """Forget the last record and turn to the next."""
        self.identifier = identifier
        self.remarks = []
        self.unread = []
        self.spare = {}
        self.is_tagged = False
        self.keeps_placeholders = False
        self.prefix = ""
        self.node = None
        self._nested = 0
        self._texts = 0

    def remark(
        self, rule: Rule, name: str, value: str | None = None, words: dict[str, str] | None = None
    ) -> None:
        """Note down a finding on the record at hand."""
        node = None if self.node is None else self._name_of(self.node)
        self.remarks.append(rule.at(self.prefix + name, value, node=node, words=words))

    def _name_of(self, node: Subject) -> str | None:
        """Name a node for people: by its address, or else by what it calls itself."""
        if isinstance(node, NamedNode):
            return node.value
        properties = self.graph.properties(node)
        for iri in LABELS:
            for term in properties.get(iri, ()):
                if isinstance(term, Literal):
                    return cleaned(term.value)[:_LONGEST_NAME] or None
        return None

    def text_of(self, value: str, name: str) -> str:
        """Clean a text; a placeholder counts as nothing, which is remarked on."""
        text = cleaned(value)
        if len(text) > _SHORT_TEXT:
            self._weigh(text)
        if text is not value and turns_direction(value):
            self.remark(codes.DIRECTION_MARK, name, text)
        if not text:
            if (value and not value.isspace()) or "\xa0" in value:
                self.remark(codes.VALUE_PLACEHOLDER, name, "blank")
        elif is_placeholder(text) and not self.keeps_placeholders:
            self.remark(codes.VALUE_PLACEHOLDER, name, text)
            return ""
        elif "{{" in text and holds_template(text) and not self.keeps_placeholders:
            self.remark(repair_codes.TEMPLATE_LEFT, name, text)
        return text

    def _weigh(self, text: str) -> None:
        """Stop at more text than any record has: one that is shared can multiply."""
        self._texts += len(text)
        if self._texts > _LONGEST_TEXTS:
            limit = f"{_LONGEST_TEXTS:,} characters of text"
            raise RecordTooLargeError(f"more than {limit}", limit)

    def lang_string(self, literal: Literal, name: str) -> LangString | None:
        """Read a literal with its language; nothing for a placeholder."""
        text = self.text_of(literal.value, name)
        if not text:
            return None
        language = literal.language
        if language is None:
            return LangString(value=text)
        self.is_tagged = True
        return LangString(value=text, language=tag(language))

    def finished_text(self, literal: Literal, name: str) -> LangString | None:
        """Read a text as ``lang_string`` does; nothing when a template was left in any of it."""
        if "{{" in literal.value:
            self.remark(codes.VALUE_PLACEHOLDER, name, cleaned(literal.value))
            return None
        return self.lang_string(literal, name)

    def without_markup(self, text: LangString, name: str) -> LangString | None:
        """Reduce HTML to its words, which is remarked on; nothing when it holds none."""
        plain = plain_text(text.value)
        if plain is text.value or plain == text.value:
            return text
        self.remark(codes.MARKUP_REMOVED, name, text.value)
        return LangString(value=plain, language=text.language) if plain else None

    def in_markdown(self, text: LangString, name: str) -> LangString | None:
        """Turn HTML into Markdown, which is remarked on; nothing when it holds no words."""
        made = markdown(text.value)
        if made is text.value or made == text.value:
            return text
        self.remark(feed_codes.MARKUP_CONVERTED, name, text.value)
        return LangString(value=made, language=text.language) if made else None

    def labels(self, node: Subject, name: str) -> tuple[LangString, ...]:
        """Give what a node is called, in all languages."""
        properties = self.graph.properties(node)
        for iri in LABELS:
            found = properties.get(iri)
            if found:
                texts = [self.lang_string(t, name) for t in found if isinstance(t, Literal)]
                known = tuple(text for text in texts if text is not None)
                if known:
                    return tuple(dict.fromkeys(known)) if len(known) > 1 else known
        return ()

    def is_described(self, node: Subject) -> bool:
        """Tell whether the page says anything about a node."""
        return bool(self.graph.properties(node))

    def is_catalogued(self, node: Subject) -> bool:
        """Tell whether a node is a resource in its own right, which changes on its own."""
        return not RESOURCE_CLASSES.isdisjoint(self.graph.types(node))

    def is_identifier(self, key: str) -> bool:
        """Tell whether a resource of the page goes by this identifier."""
        if self._identifiers is None:
            self._identifiers = {
                value.value.strip()
                for node in self.graph.instances(*RESOURCE_CLASSES)
                for value in self.graph.properties(node).get(DCT + "identifier", ())
            }
        return key in self._identifiers

    def pointing(self, iris: tuple[str, ...]) -> Mapping[Term, list[Subject]]:
        """Map what these properties point to on this page to the nodes that have them."""
        known = self._pointing.get(iris)
        if known is None:
            known = self._pointing[iris] = {}
            for iri in iris:
                for node in self.graph.subjects_with(iri):
                    for term in self.graph.properties(node).get(iri, ()):
                        known.setdefault(term, []).append(node)
        return known

    def cached(self, kind: str, term: Term, read: "Callable[[Page, Term], Any]") -> Any:  # noqa: ANN401 - each kind of node has its own class
        """Read a node that records share once, and repeat what was remarked on it for each."""
        known = self._nodes.get((kind, term))
        if known is None:
            mark, tagged = len(self.remarks), self.is_tagged
            self.is_tagged = False
            value = read(self, term)
            known = (value, tuple(self.remarks[mark:]), self.is_tagged)
            self.is_tagged = tagged
            if len(self._nodes) >= _MOST_CACHED:
                self._nodes.clear()
            self._nodes[kind, term] = known
        else:
            self.remarks.extend(known[1])
        if known[2]:
            self.is_tagged = True
        return known[0]

    def nested(self, node: Subject, shape: Shape, prefix: str) -> Values:
        """Read a node into the fields of a class; ``prefix`` is where findings say they are."""
        self._nested += 1
        if self._nested > _MOST_NESTED:
            limit = f"{_MOST_NESTED:,} parts"
            raise RecordTooLargeError(f"more than {limit}", limit)
        outer, self.prefix = self.prefix, prefix
        around, self.node = self.node, node
        try:
            return self.fields(node, shape)[0]
        finally:
            self.prefix, self.node = outer, around

    def fields(self, node: Subject, shape: Shape) -> tuple[Values, dict[str, Sequence[object]]]:
        """Read a node's properties, and the values that a single-valued one had too many.

        The work goes by the predicates that are there: a record says some 25 of 80 properties.
        """
        found = self._sources(node, shape)
        values: Values = {}
        spare: dict[str, Sequence[object]] = {}
        for prop, sources in found.values():
            read = self._values(prop, sources)
            if not read:
                continue
            if prop.many:
                values[prop.field] = tuple(read)
                continue
            if len(read) > 1:
                # A graph has no order, and the same statements must give the same record.
                read = sorted(read, key=repr)
                spare[prop.field] = read[1:]
                self.remark(codes.VALUE_REPEATED, prop.name)
            values[prop.field] = read[0]
        return values, spare

    def _sources(self, node: Subject, shape: Shape) -> dict[str, _Sources]:
        """Gather the values of each field, with the rank of the property they stand in."""
        found: dict[str, _Sources] = {}
        lookup = shape.lookup
        for iri, terms in self.graph.properties(node).items():
            entry = lookup.get(iri)
            if entry is None:
                if not self.prefix and iri not in PASSED_OVER:
                    self.unread.append(iri)
                continue
            prop, rank = entry
            if rank and iri in MISSPELT:
                self.remark(codes.PROPERTY_MISSPELT, prop.name, iri, {"right": prop.iri})
            known = found.get(prop.field)
            if known is None:
                found[prop.field] = (prop, [(rank, terms)])
            else:
                known[1].append((rank, terms))
        return found

    def _values(
        self, prop: Property, sources: list[tuple[int, Sequence[Term]]]
    ) -> Sequence[object]:
        reader = self.readers[prop.kind]
        if len(sources) == 1:
            return reader(self, sources[0][1], prop)
        sources.sort(key=_rank)
        if prop.merges:
            terms = [term for _, some in sources for term in some]
            return reader(self, list(dict.fromkeys(terms)), prop)
        for _, some in sources:
            values = reader(self, some, prop)
            if values:
                return values
        return ()


def _rank(source: tuple[int, Sequence[Term]]) -> int:
    return source[0]


def read_each(
    page: Page,
    terms: Sequence[Term],
    prop: Property,
    kind: str,
    written: Callable[[Page, Literal, Property], _Read | None],
    of_node: Callable[[Page, Term], _Read | None],
) -> list[_Read]:
    """Read each value, a text in one way and a node, which records may share, in the other."""
    found: list[_Read] = []
    for term in terms:
        one: _Read | None
        if isinstance(term, Literal):
            one = written(page, term, prop)
        else:
            one = page.cached(kind, term, of_node)
        if one is not None:
            found.append(one)
    return found


def iri_of(term: Term) -> str | None:
    """Give a node's IRI; nothing for a blank node or literal."""
    return term.value if isinstance(term, NamedNode) else None


def distinct(values: list[Any]) -> Sequence[Any]:
    """Leave out repetitions, in order."""
    return list(dict.fromkeys(values)) if len(values) > 1 else values
