"""The small query language that people type: words, "phrases", -not this, this OR that, prefix*.

All words must be found, each in any field. ``OR`` (or ``|``) binds its two neighbours only:
``school OR pupil census`` wants *census* and one of the others. A word in pieces (``e-mail``,
``date_of_birth``) is a phrase, but *children's* is *children*. Any text means something: what is
not language is words.
"""

import re
from collections.abc import Iterable

from search.expression import Either, Every, Expression, Prefix, Synonyms, Text
from search.folding import encodable, folded
from search.stop_words import STOP_WORDS
from search.synonyms import LONGEST_FORM, synonyms_of

#: So many words and phrases count; what comes after them is left aside.
MOST_ITEMS = 32
_LONGEST_ITEM = 256
_ITEM = re.compile(r'(?P<excluded>-*)(?:["“”](?P<phrase>[^"“”]*)["“”]?|(?P<word>[^\s"“”]+))')
_POSSESSIVE = re.compile(r"(?<=\w)['’][sS]$")  # noqa: RUF001 - the typographic apostrophe
_OR = frozenset({"OR", "|", "||"})
_AND = frozenset({"AND", "&", "&&"})


def interpret(words: str) -> Expression | None:
    """Return what was typed as an expression; None means everything."""
    required: list[list[Expression]] = []
    excluded: list[Expression] = []
    joins = False
    for match in _items(words):
        if match["word"] in _OR and not match["excluded"]:
            joins = bool(required)
            continue
        leaf = _leaf(match)
        if leaf is None:
            continue
        if match["excluded"]:
            excluded.append(leaf)
        elif joins:
            required[-1].append(leaf)
        else:
            required.append([leaf])
        joins = False
    return _joined(required, excluded)


def is_too_much(words: str) -> bool:
    """Tell whether more was typed than counts."""
    count = sum(match["word"] not in _AND for match in _ITEM.finditer(encodable(words)))
    return count > MOST_ITEMS


def _items(words: str) -> Iterable[re.Match[str]]:
    count = 0
    for match in _ITEM.finditer(encodable(words)):
        if count >= MOST_ITEMS:
            return
        if match["word"] in _AND:
            continue
        count += 1
        yield match


def _leaf(match: re.Match[str]) -> Expression | None:
    text = (match["phrase"] or match["word"] or "")[:_LONGEST_ITEM]
    if not any(character.isalnum() for character in text):
        return None
    stem = text.rstrip("*")
    if match["word"] and stem != text and stem[-1:].isalnum():
        return _prefix(stem)
    return Text(_POSSESSIVE.sub("", text) if match["word"] else text)


def _prefix(stem: str) -> Expression:
    """Return the prefix; in a word in pieces only the last piece is one."""
    pieces = re.findall(r"[^\W_]+", stem)
    if len(pieces) < 2:  # noqa: PLR2004  more than one piece
        return Prefix(pieces[0] if pieces else stem)
    return Every((Text(" ".join(pieces[:-1])), Prefix(pieces[-1])))


def _joined(required: list[list[Expression]], excluded: list[Expression]) -> Expression | None:
    groups = _with_synonyms(
        [part[0] if len(part) == 1 else Either(tuple(part)) for part in required]
    )
    optional = [group for group in groups if _is_stop_word(group)]
    parts = [group for group in groups if not _is_stop_word(group)]
    if not parts:
        parts, optional = optional, []
    if len(parts) == 1 and not optional and not excluded:
        return parts[0]
    if not parts and not excluded:
        return None
    return Every(tuple(parts), tuple(optional), tuple(excluded))


def _is_stop_word(expression: Expression) -> bool:
    return isinstance(expression, Text) and expression.text.casefold() in STOP_WORDS


def _with_synonyms(groups: list[Expression]) -> list[Expression]:
    """Replace the longest runs of words that have synonyms, from the left."""
    result: list[Expression] = []
    start = 0
    while start < len(groups):
        length, group = _longest_synonym(groups[start : start + LONGEST_FORM])
        result.append(group)
        start += length
    return result


def _longest_synonym(groups: list[Expression]) -> tuple[int, Expression]:
    texts = _leading_texts(groups)
    for length in range(len(texts), 0, -1):
        others = synonyms_of(folded(" ".join(texts[:length])))
        if others:
            typed = groups[0] if length == 1 else _all_of(groups[:length])
            return length, Synonyms(typed, tuple(Text(other) for other in others))
    return 1, groups[0]


def _leading_texts(groups: list[Expression]) -> list[str]:
    texts = []
    for group in groups:
        if not isinstance(group, Text):
            break
        texts.append(group.text)
    return texts


def _all_of(groups: list[Expression]) -> Expression:
    parts = tuple(group for group in groups if not _is_stop_word(group))
    optional = tuple(group for group in groups if _is_stop_word(group))
    return Every(parts, optional) if parts else Every(optional)
