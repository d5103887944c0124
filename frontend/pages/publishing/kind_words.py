"""What the kinds of sources are called on pages."""

from collections.abc import Mapping
from typing import Final

_WORDS: Final[Mapping[str, str]] = {
    "dcat": "Metadata at one address: RDF, JSON, YAML or a spreadsheet",
    "waf": "A folder of metadata files on a web server",
    "csw": "A catalogue service (CSW)",
}


def kind_in_words(kind: str) -> str:
    """Say what a kind of source is; one that was installed from elsewhere goes by its name."""
    return _WORDS.get(kind, kind.upper())
