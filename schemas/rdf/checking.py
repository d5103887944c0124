"""Statements of a lenient parse, each term checked and mended before it is kept."""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from schemas.rdf.graph import Statement, Subject, Term
from schemas.rdf.repairs import Repairs


def plain(quads: Iterable[Quad], repairs: Repairs) -> Iterator[Quad]:
    """Leave out statements about statements, which no catalogue vocabulary uses."""
    for quad in quads:
        if isinstance(quad.object, Triple):
            _tell_of_triple(repairs)
        else:
            yield quad


def _tell_of_triple(repairs: Repairs) -> None:
    fix = "statements about statements (triple terms) are not read: state the facts themselves"
    repairs.tell("PAGE-TRIPLE-TERM", fix)


class TermCheck:
    """Mends illegal IRIs and language tags in statements, and tells of them.

    A predicate without namespace, as an undefined JSON-LD term leaves it, says nothing and is
    left out, as the specification has it; ``unlinked`` are the blank nodes it led to.
    """

    def __init__(self, base_iri: str, repairs: Repairs) -> None:
        self.unlinked: set[BlankNode] = set()
        self._base_iri = base_iri
        self._repairs = repairs
        self._predicates: dict[NamedNode, NamedNode | None] = {}
        self._sound: set[tuple[str | None, NamedNode]] = set()

    def checked(self, quads: Iterable[Quad]) -> Iterator[Statement]:
        """Give the statements with every term in order."""
        predicates = self._predicates
        last: Subject | Triple | None = None
        subject: Subject | None = None
        for seen, predicate, value, graph in quads:
            if seen != last:
                last, subject = seen, self._subject(seen)
            if predicate not in predicates:
                predicates[predicate] = self._predicate(predicate)
            known = predicates[predicate]
            right = self._value(value)
            if known is None and isinstance(right, BlankNode):
                self.unlinked.add(right)
            elif subject is not None and known is not None and right is not None:
                yield subject, known, right, graph

    def _subject(self, term: Subject | Triple) -> Subject | None:
        if isinstance(term, NamedNode):
            return self._named(term)
        return term if isinstance(term, BlankNode) else None

    def _predicate(self, term: NamedNode) -> NamedNode | None:
        return self._named(term) if ":" in term.value else None

    def _value(self, term: Term | Triple) -> Term | None:
        if isinstance(term, NamedNode):
            return self._named(term)
        if isinstance(term, Literal):
            return self._literal(term)
        if isinstance(term, BlankNode):
            return term
        _tell_of_triple(self._repairs)
        return None

    def _named(self, term: NamedNode) -> NamedNode:
        value = term.value
        try:
            NamedNode(value)
        except ValueError:
            return NamedNode(self._repairs.iri(value, self._base_iri))
        return term

    def _literal(self, term: Literal) -> Literal:
        key = (term.language, term.datatype)
        if key in self._sound:
            return term
        mended = self._mended_literal(term)
        if mended is term:
            self._sound.add(key)
        return mended

    def _mended_literal(self, term: Literal) -> Literal:
        if term.language is None:
            datatype = self._named(term.datatype)
            return term if datatype == term.datatype else Literal(term.value, datatype=datatype)
        try:
            Literal("", language=term.language)
        except ValueError:
            return Literal(term.value, language=self._repairs.language(term.language))
        return term
