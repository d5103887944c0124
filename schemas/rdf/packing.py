"""Statements of one subject as bytes, and back to equal terms in equal order."""

from typing import Final, TypeAlias

import msgspec
from pyoxigraph import BaseDirection, BlankNode, Literal, NamedNode

from schemas.rdf.graph import Term

# An IRI is a text, a blank node a list of its label alone, a literal begins with its text.
_Packed: TypeAlias = str | list[str | int | None]

_encoder: Final = msgspec.msgpack.Encoder()
_decoder: Final = msgspec.msgpack.Decoder(list[tuple[int, list[_Packed]]])


class Packing:
    """Packs statements; predicates and datatypes are numbered, as a page has few of them."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._numbers: dict[str, int] = {}
        self._datatypes: list[NamedNode] = []
        self._kinds: dict[NamedNode, int] = {}
        # What only a lenient parse makes cannot be made again from its label.
        self._odd: dict[str, BlankNode] = {}

    def pack(self, properties: dict[str, list[Term]]) -> bytes:
        """Give the statements about one subject as bytes."""
        return _encoder.encode(
            [(self._number(name), [self._packed(v) for v in vs]) for name, vs in properties.items()]
        )

    def unpack(self, content: bytes) -> dict[str, list[Term]]:
        """Give the statements back, by predicate."""
        names, term = self._names, self._term
        return {
            names[number]: [
                NamedNode(each) if isinstance(each, str) else term(each) for each in values
            ]
            for number, values in _decoder.decode(content)
        }

    def label(self, node: BlankNode) -> str:
        """Give the label of a blank node, and see to it that it can be found again."""
        label = node.value
        if not label.isalnum() and label not in self._odd and not _is_regular(label):
            self._odd[label] = node
        return label

    def node(self, label: str) -> BlankNode:
        """Give the blank node of a label."""
        if self._odd and label in self._odd:
            return self._odd[label]
        return BlankNode(label)

    def _packed(self, term: Term) -> _Packed:
        if isinstance(term, NamedNode):
            return term.value
        if isinstance(term, BlankNode):
            return [self.label(term)]
        if term.language is None:
            return [term.value, self._datatype(term.datatype)]
        if term.direction is None:
            return [term.value, None, term.language]
        return [term.value, None, term.language, term.direction.value]

    def _term(self, packed: list[str | int | None]) -> Term:
        text, *kind = packed
        if not kind:
            return self.node(str(text))
        datatype, *tag = kind
        if isinstance(datatype, int):
            return Literal(str(text), datatype=self._datatypes[datatype])
        language, *direction = map(str, tag)
        if not direction:
            return Literal(str(text), language=language)
        return Literal(str(text), language=language, direction=BaseDirection(direction[0]))

    def _number(self, name: str) -> int:
        number = self._numbers.get(name)
        if number is None:
            number = self._numbers[name] = len(self._names)
            self._names.append(name)
        return number

    def _datatype(self, datatype: NamedNode) -> int:
        number = self._kinds.get(datatype)
        if number is None:
            number = self._kinds[datatype] = len(self._datatypes)
            self._datatypes.append(datatype)
        return number


def _is_regular(label: str) -> bool:
    try:
        BlankNode(label)
    except ValueError:
        return False
    return True
