"""Statements to bytes, in every syntax, from this one place."""

import io
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Final, TypeAlias, cast

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from schemas.errors import UnwritableError
from schemas.namespaces import PREFIXES
from schemas.rdf.compact import compacted
from schemas.rdf.graph import Term
from schemas.rdf.syntax import Syntax

Writable: TypeAlias = Triple | Quad

_WITH_GRAPHS: Final = frozenset({Syntax.TRIG, Syntax.N_QUADS, Syntax.JSON_LD})
_WITH_PREFIX_LINES: Final = frozenset({Syntax.TURTLE, Syntax.TRIG})
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XML_NAME_END: Final = re.compile(r"[^\W\d][\w.-]*$")


def write(
    statements: Iterable[Writable],
    syntax: Syntax,
    *,
    prefixes: Mapping[str, str] = PREFIXES,
) -> bytes:
    """Write statements; graph names are kept where the syntax has them, and order decides none.

    Raise ``UnwritableError`` before anything is written if an IRI could not be read back.
    """
    checked = list(_checked(statements, syntax))
    used = _used(prefixes, checked)
    output = io.BytesIO()
    _serialise(checked, output, syntax, used)
    document = output.getvalue()
    if syntax is Syntax.JSON_LD:
        return compacted(document, used)
    return _with_sorted_prefixes(document) if syntax in _WITH_PREFIX_LINES else document


def write_stream(
    statements: Iterable[Writable],
    output: IO[bytes],
    syntax: Syntax,
    *,
    prefixes: Mapping[str, str] = PREFIXES,
) -> None:
    """Write statements as they come, holding none; a bad IRI ends it where it stands."""
    _serialise(_checked(statements, syntax), output, syntax, prefixes)


def _serialise(
    statements: Iterable[Writable],
    output: IO[bytes],
    syntax: Syntax,
    prefixes: Mapping[str, str],
) -> None:
    # Triples or quads throughout, as the syntax asks: _checked sees to it.
    uniform = cast("Iterable[Quad]", statements)
    pyoxigraph.serialize(uniform, output, syntax.rdf_format, prefixes=dict(prefixes))


def _used(prefixes: Mapping[str, str], statements: Iterable[Writable]) -> dict[str, str]:
    """Keep the prefixes that shorten something."""
    terms = {term for each in statements for term in (each.subject, each.predicate, each.object)}
    terms |= {term.datatype for term in terms if isinstance(term, Literal)}
    iris = {term.value for term in terms if isinstance(term, NamedNode)}
    stems = {iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in iris}
    return {prefix: namespace for prefix, namespace in prefixes.items() if namespace in stems}


def _with_sorted_prefixes(document: bytes) -> bytes:
    """Sort the prefix lines, which the library writes in the order of a hash."""
    lines = document.split(b"\n")
    count = sum(1 for _ in itertools.takewhile(lambda line: line.startswith(b"@prefix"), lines))
    return b"\n".join(sorted(lines[:count]) + lines[count:])


def _checked(statements: Iterable[Writable], syntax: Syntax) -> Iterator[Writable]:
    for statement in statements:
        subject, predicate, value = statement.subject, statement.predicate, statement.object
        if isinstance(subject, Triple) or isinstance(value, Triple):
            raise UnwritableError("statements about statements are not written")
        _check_iri(subject)
        _check_iri(predicate)
        _check_iri(value)
        if syntax is Syntax.RDF_XML and not _XML_NAME_END.search(predicate.value):
            raise UnwritableError(
                f"{predicate.value!r} cannot be written as RDF/XML: a property's IRI must end in "
                "a name; choose another syntax"
            )
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
