"""What several properties of an object say together: one node that they describe, or one text."""

import functools
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal

from schemas.dialects.crosswalk import Row, expanded

if TYPE_CHECKING:
    from collections.abc import Callable

    from schemas.rdf.graph import Subject, Term

_BETWEEN: Final = "; "


class Joining:
    """The nodes and texts that the properties of one object share.

    A row that leads to ``wl:access/wl:cost`` speaks of the node under ``wl:access``, which is the
    same for all rows that lead there. Rows with a label become one text: "Purpose: audit; Source:
    survey".
    """

    def __init__(
        self,
        subject: "Subject",
        say: "Callable[[Subject, str, Term], None]",
        blank: "Callable[[], Subject]",
    ) -> None:
        self.subject = subject
        self._say = say
        self._blank = blank
        self._nodes: dict[tuple[str, ...], Subject] = {(): subject}
        self._texts: dict[str, dict[str, list[str]]] = {}

    def say(self, row: Row, term: "Term") -> None:
        """State a value of a row, or keep it for the text that it is part of."""
        if row.label:
            labelled = self._texts.setdefault(row.to, {})
            labelled.setdefault(row.label, []).append(term.value)
        else:
            self._state(row.to, term)

    def finish(self) -> None:
        """State the texts that are complete now."""
        for to, labelled in self._texts.items():
            parts = [f"{label}: {', '.join(said)}" for label, said in labelled.items()]
            self._state(to, Literal(_BETWEEN.join(parts)))
        self._texts.clear()

    def _state(self, to: str, term: "Term") -> None:
        *way, last = steps(to)
        self._say(self._node(tuple(way)), last, term)

    def _node(self, way: tuple[str, ...]) -> "Subject":
        node = self._nodes.get(way)
        if node is None:
            node = self._nodes[way] = self._blank()
            self._say(self._node(way[:-1]), way[-1], node)
        return node


@functools.lru_cache(maxsize=1024)
def steps(to: str) -> tuple[str, ...]:
    """Give the IRIs of the properties that lead to where a row is stated."""
    return tuple(map(expanded, to.split("/"))) if "://" not in to else (to,)
