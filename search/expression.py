"""What a person's words mean, as a small tree that both engines translate."""

import msgspec


class Text(msgspec.Struct, frozen=True):
    """A word or phrase to be found in one field; the engine's analyser splits and stems it."""

    text: str


class Prefix(msgspec.Struct, frozen=True):
    """The beginning of a word."""

    text: str


class Every(msgspec.Struct, frozen=True):
    """All of the parts, none of the excluded; the optional ones only add to the score."""

    parts: tuple["Expression", ...]
    optional: tuple["Expression", ...] = ()
    excluded: tuple["Expression", ...] = ()


class Either(msgspec.Struct, frozen=True):
    """At least one of the parts; scores add up."""

    parts: tuple["Expression", ...]


class Synonyms(msgspec.Struct, frozen=True):
    """What was typed, or something that means the same and counts for less."""

    typed: "Expression"
    others: tuple[Text, ...]


Expression = Text | Prefix | Every | Either | Synonyms

SYNONYM_WEIGHT = 0.75


def marked_texts(expression: Expression) -> tuple[str, ...]:
    """Return the texts that a highlighter marks: what was asked for, not what was excluded."""
    match expression:
        case Text(text=text):
            return (text,)
        case Prefix():
            return ()
        case Synonyms(typed=typed, others=others):
            return (*marked_texts(typed), *(other.text for other in others))
        case Every(parts=parts) | Either(parts=parts):
            return tuple(dict.fromkeys(text for part in parts for text in marked_texts(part)))
