"""What each field of a document is for; both engines build their schemas from this one table."""

import enum

import msgspec

from search.document import SearchDocument
from search.query import Facet


class Highlight(enum.Enum):
    """How much of a field is shown with its matches marked."""

    WHOLE = "whole"
    FRAGMENT = "fragment"


class TextField(msgspec.Struct, frozen=True, kw_only=True):
    """A field that words are looked for in; a match in it counts ``boost`` times."""

    name: str
    boost: float
    highlight: Highlight | None = None
    likeness: bool = False


TEXT_FIELDS = (
    TextField(name="title", boost=4.0, highlight=Highlight.WHOLE, likeness=True),
    TextField(name="alternative_title", boost=3.0),
    TextField(name="keyword", boost=2.5, likeness=True),
    TextField(name="summary", boost=1.5, highlight=Highlight.FRAGMENT, likeness=True),
    TextField(name="description", boost=1.0, highlight=Highlight.FRAGMENT),
    TextField(name="publisher_name", boost=1.0),
    TextField(name="theme_label", boost=1.0),
    TextField(name="place", boost=1.0),
    TextField(name="variable", boost=1.0),
    TextField(name="other", boost=0.5),
    TextField(name="identifier", boost=1.0),
)
"""Text in these is lower-cased, ASCII-folded and stemmed; stop words stay, for phrases."""

HIGHLIGHTED = tuple(field for field in TEXT_FIELDS if field.highlight is not None)
LIKENESS = tuple(field for field in TEXT_FIELDS if field.likeness)

FACET_FIELDS: tuple[Facet, ...] = tuple(Facet)
FRAGMENT_LENGTH = 200
LONGEST_TOKEN = 255
TOKEN = r"[\p{IsAlphabetic}\p{N}]+"  # noqa: S105 - a pattern, no secret
"""A word, as Elasticsearch is told: letters and digits, which is how tantivy parts words too."""


def values(document: SearchDocument, name: str) -> tuple[str, ...]:
    """Return the non-empty values of a field, be it single or multiple."""
    value: str | tuple[str, ...] = getattr(document, name)
    return tuple(filter(None, (value,) if isinstance(value, str) else value))
