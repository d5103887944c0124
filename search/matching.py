"""Which texts hold what was asked for, so that somebody can be told why a record was found."""

from collections.abc import Iterator

from search.expression import Either, Every, Expression, Prefix, Synonyms, Text
from search.language import interpret
from search.tantivy_schema import plain, stemmed


class Matcher:
    """Looks in texts for the words, phrases and beginnings that a search asked for.

    Words are made comparable as both engines do it. What was excluded is not looked for.
    """

    def __init__(self, words: str) -> None:
        expression = interpret(words)
        leaves = tuple(_leaves(expression)) if expression else ()
        self._phrases = _needles(leaf.text for leaf in leaves if isinstance(leaf, Text))
        self._beginnings = tuple(
            needle.rstrip()
            for leaf in leaves
            if isinstance(leaf, Prefix)
            for needle in (_spaced(plain().analyze(leaf.text)),)
            if needle.strip()
        )

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is looked for."""
        return not (self._phrases or self._beginnings)

    def is_in(self, text: str) -> bool:
        """Tell whether a text holds any of what is looked for."""
        if self._phrases:
            hay = _spaced(stemmed().analyze(text))
            if any(needle in hay for needle in self._phrases):
                return True
        if self._beginnings:
            hay = _spaced(plain().analyze(text))
            return any(needle in hay for needle in self._beginnings)
        return False


def _leaves(expression: Expression) -> Iterator[Text | Prefix]:
    match expression:
        case Text() | Prefix():
            yield expression
        case Synonyms(typed=typed, others=others):
            yield from _leaves(typed)
            yield from others
        case Every(parts=parts) | Either(parts=parts):
            for part in parts:
                yield from _leaves(part)


def _needles(texts: Iterator[str]) -> tuple[str, ...]:
    spaced = (_spaced(stemmed().analyze(text)) for text in texts)
    return tuple(dict.fromkeys(needle for needle in spaced if needle.strip()))


def _spaced(tokens: list[str]) -> str:
    return f" {' '.join(tokens)} "
