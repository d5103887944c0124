"""What somebody typed, without what no page can hold."""

from flask import request

_KEPT = frozenset("\n\t")


def typed_words(name: str = "words", longest: int = 200) -> str:
    """Return the words that a list is to be filtered by."""
    return cleaned(request.args.get(name, ""))[:longest]


def typed_field(name: str) -> str:
    """Return a field of a form."""
    return cleaned(request.form.get(name, ""))


def cleaned(given: str) -> str:
    """Leave out control characters, and white space around."""
    plain = given.replace("\r\n", "\n")
    return "".join(c for c in plain if c.isprintable() or c in _KEPT).strip()
