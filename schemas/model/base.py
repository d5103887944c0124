"""The base of every value of the model: frozen, compared by value, encoded under DCAT's names."""

import msgspec

_ACRONYMS = {"url": "URL", "html": "HTML"}


def dcat_name(field: str) -> str:
    """Name a field as DCAT does: ``download_url`` becomes ``downloadURL``."""
    first, *rest = field.rstrip("_").split("_")
    return first + "".join(_ACRONYMS.get(word, word.capitalize()) for word in rest)


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename=dcat_name):
    """A frozen value; what was not supplied is left out of its encoded form."""
