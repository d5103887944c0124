"""Statements to bytes, in every syntax, from this one place."""

import io
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias, cast

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from schemas.errors import UnwritableError
from schemas.namespaces import PREFIXES, RDF, RDF_TYPE, XSD
from schemas.rdf.compact import compacted
from schemas.rdf.graph import Term
from schemas.rdf.syntax import Syntax

Writable: TypeAlias = Triple | Quad

_WITH_GRAPHS: Final = frozenset({Syntax.TRIG, Syntax.N_QUADS, Syntax.JSON_LD})
_WITH_PREFIX_LINES: Final = frozenset({Syntax.TURTLE, Syntax.TRIG})
# Rarely written out: a class is "a", and a text's datatype is understood.
_UNWRITTEN: Final = frozenset({RDF_TYPE, RDF + "langString", XSD + "string"})
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XML_NAME_END: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")


def write(statements: Iterable[Writable], syntax: Syntax) -> bytes:
    """Write statements; graph names are kept where the syntax has them, and order decides none.

    Raise ``UnwritableError`` before anything is written if an IRI could not be read back.
    """
    if syntax is Syntax.RDF_XML:
        statements = _with_named_classes_first(statements)
    checked = list(_checked(statements, syntax))
    used = _used(checked)
    document = _serialised(checked, syntax, used)
    if syntax is Syntax.JSON_LD:
        return compacted(document, used)
    return _with_sorted_prefixes(document) if syntax in _WITH_PREFIX_LINES else document


def _serialised(
    statements: Iterable[Writable], syntax: Syntax, prefixes: Mapping[str, str]
) -> bytes:
    # Triples or quads throughout, as the syntax asks: _checked sees to it.
    uniform = cast("Iterable[Quad]", statements)
    output = io.BytesIO()
    pyoxigraph.serialize(uniform, output, syntax.rdf_format, prefixes=dict(prefixes))
    return output.getvalue()


def _used(statements: Iterable[Writable]) -> dict[str, str]:
    """Keep the prefixes that shorten something."""
    terms = {term for each in statements for term in (each.subject, each.predicate, each.object)}
    terms |= {term.datatype for term in terms if isinstance(term, Literal)}
    iris = {term.value for term in terms if isinstance(term, NamedNode)} - _UNWRITTEN
    stems = {iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in iris}
    # A prefix named like a scheme in use ("geo:51.5,-0.1") would change what JSON-LD says.
    schemes = {iri.partition(":")[0] for iri in iris}
    return {
        prefix: namespace
        for prefix, namespace in PREFIXES.items()
        if namespace in stems and prefix not in schemes
    }


def _with_sorted_prefixes(document: bytes) -> bytes:
    """Sort the prefix lines, which the library writes in the order of a hash."""
    lines = document.split(b"\n")
    count = sum(1 for _ in itertools.takewhile(lambda line: line.startswith(b"@prefix"), lines))
    return b"\n".join(sorted(lines[:count]) + lines[count:])


def _checked(statements: Iterable[Writable], syntax: Syntax) -> Iterator[Writable]:
    last: Term | None = None
    for statement in statements:
        subject, predicate, value = statement.subject, statement.predicate, statement.object
        if isinstance(subject, Triple) or isinstance(value, Triple):
            raise UnwritableError("statements about statements are not written")
        _check_iri(subject)
        _check_iri(predicate)
        _check_iri(value)
        if syntax is Syntax.RDF_XML:
            _check_names(statement, is_first=subject != last)
            last = subject
        if isinstance(value, Literal):
            value = _clean(value, syntax)
        yield _statement(statement, Triple(subject, predicate, value), syntax)


def _statement(original: Writable, triple: Triple, syntax: Syntax) -> Writable:
    if syntax not in _WITH_GRAPHS:
        return triple
    name = original.graph_name if isinstance(original, Quad) else DefaultGraph()
    return Quad(triple.subject, triple.predicate, triple.object, name)


def _check_iri(term: Term) -> None:
    if isinstance(term, BlankNode | Literal):
        return
    try:
        NamedNode(term.value)
    except ValueError as error:
        raise UnwritableError(
            f"{term.value[:200]!r} is not an IRI that could be read back: {error}"
        ) from error


def _check_names(statement: Writable, *, is_first: bool) -> None:
    """Refuse what RDF/XML needs a name for and has none: a property, a class that comes first."""
    names = [statement.predicate.value]
    if is_first:
        names.append(_class_of(statement) or "name")
    for iri in names:
        if not _XML_NAME_END.search(iri):
            raise UnwritableError(
                f"{iri[:200]!r} cannot be written as RDF/XML, where it has to end in a name: "
                "choose another syntax"
            )


def _class_of(statement: Writable) -> str | None:
    value = statement.object
    is_class = statement.predicate.value == RDF_TYPE and isinstance(value, NamedNode)
    return value.value if is_class and isinstance(value, NamedNode) else None


def _with_named_classes_first(statements: Iterable[Writable]) -> list[Writable]:
    """Keep each subject together, a class that can be no element's name at its end."""
    by_subject: dict[Term | Triple, list[Writable]] = {}
    for statement in statements:
        by_subject.setdefault(statement.subject, []).append(statement)
    return [each for group in by_subject.values() for each in sorted(group, key=_is_nameless)]


def _is_nameless(statement: Writable) -> bool:
    name = _class_of(statement)
    return name is not None and not _XML_NAME_END.search(name)


def _clean(literal: Literal, syntax: Syntax) -> Literal:
    """Drop control characters, which XML cannot hold and other readers trip over."""
    text = _CONTROL.sub("", literal.value)
    if syntax is Syntax.RDF_XML:
        # A reader of XML takes any line end for a line feed.
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text == literal.value:
        return literal
    if literal.language is not None:
        return Literal(text, language=literal.language)
    return Literal(text, datatype=literal.datatype)
