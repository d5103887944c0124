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
        phrases = (stemmed().analyze(leaf.text) for leaf in leaves if isinstance(leaf, Text))
        beginnings = (plain().analyze(leaf.text) for leaf in leaves if isinstance(leaf, Prefix))
        self._phrases = frozenset(_spaced(tokens) for tokens in phrases if tokens)
        self._beginnings = frozenset(_spaced(tokens)[:-1] for tokens in beginnings if tokens)
        self._known: dict[str, bool] = {}

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is looked for."""
        return not (self._phrases or self._beginnings)

    @property
    def looks_for_beginnings(self) -> bool:
        """Tell whether the beginning of a word is looked for: no engine highlights those."""
        return bool(self._beginnings)

    def is_in(self, text: str) -> bool:
        """Tell whether a text holds any of what is looked for."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._holds(text)
        return found

    def _holds(self, text: str) -> bool:
        if not text:
            return False
        stems = _spaced(stemmed().analyze(text)) if self._phrases else ""
        words = _spaced(plain().analyze(text)) if self._beginnings else ""
        return any(each in stems for each in self._phrases) or any(
            each in words for each in self._beginnings
        )


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


def _spaced(tokens: list[str]) -> str:
    return f" {' '.join(tokens)} "
