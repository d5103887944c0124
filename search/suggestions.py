"""What completes a word being typed: titles and keywords, from their start or from a later word.

A suggestion is stored as one key: a mark of where in the text it starts, the folded text from
there, and the text as shown. Both engines find keys by prefix and count their documents.
"""

import functools
from collections.abc import Iterable

from search.document import SearchDocument
from search.folding import encodable, folded

START, INSIDE = "0", "1"
_SEPARATOR = "\x1f"
_MOST_WORDS = 8
_LONGEST = 200
_MOST_REMEMBERED = 4_096


def suggestion_keys(document: SearchDocument) -> tuple[str, ...]:
    """Return the keys under which a document's title and keywords are suggested."""
    texts = dict.fromkeys(filter(None, (document.title, *document.keyword)))
    return tuple(dict.fromkeys(key for text in texts for key in _keys(text)))


@functools.lru_cache(_MOST_REMEMBERED)
def _keys(text: str) -> tuple[str, ...]:
    """Return a text's keys; the same keywords come again and again, and for each audience."""
    shown = " ".join(text.split())[:_LONGEST]
    words = folded(shown).replace(_SEPARATOR, " ").split()[:_MOST_WORDS]
    return tuple(
        (INSIDE if position else START) + " ".join(words[position:]) + _SEPARATOR + shown
        for position in range(len(words))
    )


def sought(prefix: str) -> str:
    """Return what was typed as keys begin; empty when it is nothing to go by."""
    return folded(encodable(prefix))[:_LONGEST]


def best(found: Iterable[tuple[str, int]], limit: int) -> tuple[str, ...]:
    """Return the texts of keys and their counts: starts first, then by count, then by text."""
    ranked = sorted(found, key=lambda pair: (pair[0][0], -pair[1], pair[0]))
    shown: dict[str, str] = {}
    for key, _ in ranked:
        text = key.rpartition(_SEPARATOR)[2]
        shown.setdefault(folded(text), text)
    return tuple(shown.values())[:limit]
