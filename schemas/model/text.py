"""Text that keeps every language it was written in.

A multilingual text is a tuple of language-tagged strings. Nothing is dropped when a text is read;
``best`` picks what to show: en-GB, then any English, then untagged, then what came first.
Machine translations (BCP 47 extension ``-t-``, as piveau's feeds mark them) rank below human text.
"""

from typing import TypeAlias

from schemas.model.base import Value


class LangString(Value, frozen=True, kw_only=True):
    """A string and the BCP 47 tag it was written under, if any."""

    value: str
    language: str | None = None


Text: TypeAlias = tuple[LangString, ...]


def text(value: str, language: str | None = None) -> Text:
    """Make a text of one string."""
    return (LangString(value=value, language=language),)


def best(values: Text) -> str:
    """Choose the string to show to an English reader; empty if there is none."""
    if len(values) == 1:
        return values[0].value
    return min(values, key=_rank).value if values else ""


def all_values(values: Text) -> str:
    """Join the strings of all languages, the best first, for searching."""
    return "\n".join(value.value for value in sorted(values, key=_rank))


def _rank(value: LangString) -> int:
    language = (value.language or "").lower()
    if "-t-" in language:
        return 9
    if language == "en-gb":
        return 0
    if language.split("-")[0] == "en":
        return 1
    return 3 if language else 2
