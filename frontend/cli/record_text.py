"""A record told to a person: the fields that are there, under their names in plain words."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from catalogue.policy.projection import ProjectedRecord
from frontend.cli import output
from schemas.json.document import encode

_WORD_ENDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPELT = {"url": "URL", "iri": "IRI", "html": "HTML", "catalog": "catalogue"}
_ONE_LINE = 60
#: Values that one of their parts stands for, that part first.
_STANDS_FOR = (
    ("value", {"value", "language"}),
    ("lexical", {"lexical", "precision"}),
    ("target", {"target"}),
    ("label", {"label", "code", "iri"}),
    ("code", {"code", "iri"}),
    ("iri", {"iri"}),
    ("name", {"name", "iri", "abbreviation", "homepage", "slug"}),
)
#: What a part of a record is headed by in a list.
_HEADS = ("title", "name", "label", "value")


def say_record(projected: ProjectedRecord) -> None:
    """Print what somebody may see of a record."""
    fields: Mapping[str, object] = msgspec.json.decode(encode(projected.resource))
    output.say(_short(fields["title"]) or projected.identifier)
    output.say(
        f"  {_in_words(str(fields['type']))} {projected.id} of the source {projected.source}"
    )
    if projected.notice:
        output.say(f"  {projected.notice}")
    output.say()
    for name, value in fields.items():
        if name not in {"title", "type"}:
            _say(name, value, 0)


def _say(name: str, value: object, indent: int) -> None:
    pad = " " * indent
    short = _short(value)
    if short is not None:
        output.say(f"{pad}{_in_words(name)}: {short}", hang=indent + 2)
        return
    output.say(f"{pad}{_in_words(name)}:")
    if isinstance(value, Mapping):
        _say_fields(value, indent + 2)
    elif isinstance(value, Sequence):
        for item in value:
            _say_item(item, indent + 2)


def _say_item(item: object, indent: int) -> None:
    short = _short(item)
    if short is not None or not isinstance(item, Mapping):
        output.say(f"{' ' * indent}- {short}", hang=indent + 2)
        return
    head = next((name for name in _HEADS if name in item), None)
    output.say(f"{' ' * indent}- {_short(item[head]) if head else 'one, with'}", hang=indent + 2)
    _say_fields({name: value for name, value in item.items() if name != head}, indent + 2)


def _say_fields(fields: Mapping[str, object], indent: int) -> None:
    for name, value in fields.items():
        _say(name, value, indent)


def _short(value: object) -> str | None:
    """Say a value on one line; none when it has parts that need lines of their own."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, Mapping):
        return _short_mapping(value)
    if not isinstance(value, Sequence):
        return None
    return _short_list([_short(item) for item in value])


def _short_mapping(value: Mapping[str, object]) -> str | None:
    for main, known in _STANDS_FOR:
        if main in value and value.keys() <= known:
            language = f" ({value['language']})" if "language" in value else ""
            return f"{_short(value[main])}{language}"
    return None


def _short_list(shorts: Sequence[str | None]) -> str | None:
    words = [short for short in shorts if short is not None]
    if len(words) < len(shorts):
        return None
    joined = "; ".join(words)
    return joined if len(words) == 1 or len(joined) <= _ONE_LINE else None


def _in_words(name: str) -> str:
    """Say a property's name in sentence case: ``downloadURL`` is "Download URL"."""
    words = _WORD_ENDS.sub(" ", name).split(" ")
    plain = " ".join(_SPELT.get(word.lower(), word.lower()) for word in words)
    return plain[:1].upper() + plain[1:]
