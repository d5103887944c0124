"""Labels for blank nodes that depend on what the nodes say, not on how a file names them.

Most records' blank nodes differ in content and form trees: a hash of the content is label
enough. Equal ones are numbered along their trees. What is left, nodes in rings and the like, is
told apart by refining hashes over neighbours and by trying, within a budget, who comes first.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, NamedNode

from schemas.rdf.graph import Subject, Term

Labels: TypeAlias = dict[Subject | Term, str]
_Triple: TypeAlias = tuple[Subject, str, Term]
_Colours: TypeAlias = dict[BlankNode, str]

# In visits to a node: a third of a second, for records that were made to be hard.
_BUDGET: Final = 50_000


def blank_labels(triples: Sequence[_Triple]) -> Labels:
    """Give each blank node of these statements a label, ``_:`` included."""
    nodes = _Neighbours(triples)
    content = nodes.content()
    if content is not None and len(set(content.values())) == len(content):
        return {node: f"_:b{colour}" for node, colour in content.items()}
    if content is not None and nodes.form_trees():
        return _numbered_along_trees(nodes, content)
    return _Search(nodes, triples).labels(content)


class _Neighbours:
    """What each blank node says, and what is said of it."""

    def __init__(self, triples: Iterable[_Triple]) -> None:
        self.said: defaultdict[BlankNode, list[tuple[str, Term]]] = defaultdict(list)
        self.pointers: defaultdict[BlankNode, list[tuple[Subject, str]]] = defaultdict(list)
        for subject, predicate, value in triples:
            if isinstance(subject, BlankNode):
                self.said[subject].append((predicate, value))
            if isinstance(value, BlankNode):
                self.pointers[value].append((subject, predicate))
        self.all = list(dict.fromkeys([*self.said, *self.pointers]))

    def form_trees(self) -> bool:
        """Tell whether no node is pointed to twice (there being no rings)."""
        return all(len(pointers) == 1 for pointers in self.pointers.values())

    def content(self) -> _Colours | None:
        """Hash what each node says, those it points to included; nothing if there are rings."""
        colours: _Colours = {}
        waited_for = {node: self._blank_values(node) for node in self.all}
        ready = [node for node, count in waited_for.items() if not count]
        while ready:
            node = ready.pop()
            said = self.said.get(node, ())
            colours[node] = _hash(sorted(f"{p} {_name(value, colours)}" for p, value in said))
            for subject, _ in self.pointers.get(node, ()):
                if isinstance(subject, BlankNode):
                    waited_for[subject] -= 1
                    if not waited_for[subject]:
                        ready.append(subject)
        return colours if len(colours) == len(self.all) else None

    def _blank_values(self, node: BlankNode) -> int:
        return sum(isinstance(value, BlankNode) for _, value in self.said.get(node, ()))


def _numbered_along_trees(nodes: _Neighbours, content: _Colours) -> Labels:
    """Label nodes by content, equal ones numbered as met: equal siblings are interchangeable."""
    walked: _Colours = {}
    waiting = _roots(nodes, content)
    while waiting:
        node = waiting.pop()
        walked[node] = content[node]
        parts = [
            (predicate, content[value], value)
            for predicate, value in nodes.said.get(node, ())
            if isinstance(value, BlankNode)
        ]
        waiting += [value for _, _, value in sorted(parts, key=_first_two, reverse=True)]
    return _numbered(walked)


def _roots(nodes: _Neighbours, content: _Colours) -> list[BlankNode]:
    """Give the nodes no blank node points to, in an order that depends on content, last first."""
    named = [
        (f"{subject} {predicate}", content[node], node)
        for node, pointers in nodes.pointers.items()
        for subject, predicate in pointers
        if isinstance(subject, NamedNode)
    ]
    free = [("", content[node], node) for node in nodes.all if node not in nodes.pointers]
    return [node for _, _, node in sorted(named + free, key=_first_two, reverse=True)]


class _Search:
    """Finds the labelling whose written form comes first, within a budget."""

    def __init__(self, nodes: _Neighbours, triples: Sequence[_Triple]) -> None:
        self._nodes = nodes
        self._triples = triples
        self._budget = _BUDGET

    def labels(self, content: _Colours | None) -> Labels:
        """Give the labels."""
        start = content if content is not None else dict.fromkeys(self._nodes.all, "")
        return self._best(self._refined(start))[1]

    def _best(self, colours: _Colours) -> tuple[list[str], Labels]:
        tied = self._tied(colours)
        if not tied or self._budget <= 0:
            labels = _numbered(colours)
            return self._written(labels), labels
        best: tuple[list[str], Labels] | None = None
        for node in tied:
            found = self._best(self._refined(colours | {node: colours[node] + "!"}))
            best = found if best is None else min(best, found, key=_first)
            if self._budget <= 0:
                break
        return best if best is not None else ([], {})

    def _tied(self, colours: _Colours) -> list[BlankNode]:
        classes: defaultdict[str, list[BlankNode]] = defaultdict(list)
        for node, colour in colours.items():
            classes[colour].append(node)
        tied = [(len(members), colour) for colour, members in classes.items() if len(members) > 1]
        return classes[min(tied)[1]] if tied else []

    def _refined(self, colours: _Colours) -> _Colours:
        count = len(set(colours.values()))
        while self._budget > 0:
            self._budget -= len(colours)
            colours = {node: self._refined_colour(node, colours) for node in self._nodes.all}
            refined = len(set(colours.values()))
            if refined == count:
                return colours
            count = refined
        return colours

    def _refined_colour(self, node: BlankNode, colours: _Colours) -> str:
        said = sorted(f">{p} {_name(value, colours)}" for p, value in self._nodes.said[node])
        pointers = sorted(f"<{p} {_name(s, colours)}" for s, p in self._nodes.pointers[node])
        return _hash([colours[node], *said, *pointers])

    def _written(self, labels: Labels) -> list[str]:
        self._budget -= len(self._triples)
        return sorted(f"{labels.get(s, s)} {p} {labels.get(o, o)}" for s, p, o in self._triples)


def _numbered(colours: _Colours) -> Labels:
    equal = Counter(colours.values())
    numbers: Counter[str] = Counter()
    labels: Labels = {}
    for node, colour in colours.items():
        labels[node] = f"_:b{colour}" if equal[colour] == 1 else f"_:b{colour}n{numbers[colour]}"
        numbers[colour] += 1
    return labels


def _name(term: Subject | Term, colours: _Colours) -> str:
    return f"_:{colours[term]}" if isinstance(term, BlankNode) else str(term)


def _hash(parts: Iterable[str]) -> str:
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=10).hexdigest()


def _first(found: tuple[list[str], Labels]) -> list[str]:
    return found[0]


def _first_two(part: tuple[str, str, BlankNode]) -> tuple[str, str]:
    return part[:2]
