"""Marks above OFFICIAL in JSON-LD whose context does not know the word they stand under.

What a context does not define is left out when the document is read, and a mark must not be. The
object that bears it is given the property of the profile beside its own; so is what holds an object
without a class or name, which the context may not know either.
"""

from typing import Final

from schemas.dialects.marked import is_above_official, is_itself_marked
from schemas.dialects.values import Json, Object, decoded, encoded
from schemas.errors import UnparseableError
from schemas.rdf.marking import CLASSIFICATION

_NAMING: Final = frozenset({"@id", "@type", "identifier", "dct:identifier", "dcterms:identifier"})
_CONTEXT: Final = "@context"


def with_marks(text: bytes) -> bytes:
    """Give a document in which every mark stands under a property that all contexts know."""
    try:
        document = decoded(text)
    except UnparseableError:
        return text  # whoever parses it says why
    if not is_above_official(document):
        return text
    _mark(document)
    return encoded(document).encode()


def _mark(value: Json) -> bool:
    """Mark what is to be marked; tell whether what holds it is to be marked too."""
    if isinstance(value, list):
        return True in [_mark(each) for each in value]
    if not isinstance(value, dict):
        return False
    said: Object = {name: inner for name, inner in value.items() if name != _CONTEXT}
    holds_marked = True in [_mark(inner) for inner in said.values()]
    if not (holds_marked or is_itself_marked(said)):
        return False
    known = value.get(CLASSIFICATION, [])
    value[CLASSIFICATION] = [*(known if isinstance(known, list) else [known]), "SECRET"]
    return value.keys().isdisjoint(_NAMING)
