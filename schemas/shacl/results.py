"""What an engine finds, in a form in which two engines' findings can be compared."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec
from pyoxigraph import Literal

from schemas.findings import Severity
from schemas.rdf.graph import MemoryIndex, Statement, Subject, Term

SHACL: Final = "http://www.w3.org/ns/shacl#"
_SEVERITIES: Final = {
    SHACL + "Violation": Severity.ERROR,
    SHACL + "Warning": Severity.WARNING,
    SHACL + "Info": Severity.NOTE,
}


class ShapeFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a shape says of itself: its path, the rule it agrees with, the class it belongs to."""

    path: str = ""
    code: str | None = None
    parent: str | None = None


class Result(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """One thing that a shape found: where, by which of its parts, in which value.

    Nodes and values are written as in N-Triples, a path as in SPARQL; ``code`` is the rule that
    says the same, where the shapes name one.
    """

    focus: str
    path: str
    component: str
    value: str
    severity: Severity
    message: str
    shape: str
    code: str | None = None

    @property
    def what(self) -> tuple[str, str, str, str, str]:
        """What two engines must agree in; their words are their own."""
        return (self.focus, self.path, self.component, self.value, self.severity.value)


def results(report: Iterable[Statement], about: Mapping[str, ShapeFacts]) -> Iterator[Result]:
    """Read the results off the statements of a report, each once.

    The path is that of the shape itself: not every engine spells out one of several steps.
    """
    index = MemoryIndex(report)
    for node in index.instances([SHACL + "ValidationReport"]):
        for result in index.properties(node).get(SHACL + "result", ()):
            if not isinstance(result, Literal):
                yield _result(index, result, about)


def _result(index: MemoryIndex, node: Subject, about: Mapping[str, ShapeFacts]) -> Result:
    found = index.properties(node)
    shape = _text(found.get(SHACL + "sourceShape"))
    facts = about.get(shape) or ShapeFacts(path=_plain(found.get(SHACL + "resultPath")))
    severity = _plain(found.get(SHACL + "resultSeverity"))
    return Result(
        focus=_text(found.get(SHACL + "focusNode")),
        path=facts.path,
        component=_plain(found.get(SHACL + "sourceConstraintComponent")).removeprefix(SHACL),
        value=_text(found.get(SHACL + "value")),
        severity=_SEVERITIES.get(severity, Severity.ERROR),
        message=" ".join(sorted(term.value for term in found.get(SHACL + "resultMessage", ()))),
        shape=shape,
        code=facts.code,
    )


def _text(terms: Sequence[Term] | None) -> str:
    return str(terms[0]) if terms else ""


def _plain(terms: Sequence[Term] | None) -> str:
    return terms[0].value if terms else ""
