"""What results say in words: why a record was found, and how open its data is."""

import html
import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from catalogue.services.found_records import FoundRecord

_FIELDS: Mapping[str, str] = {
    "title": "title",
    "alternative_title": "other title",
    "keyword": "keywords",
    "summary": "summary",
    "description": "description",
    "publisher_name": "organisation",
    "theme_label": "theme",
    "place": "place",
    "variable": "variables",
    "other": "other details",
    "identifier": "identifier",
}
_ACCESS: Mapping[str, str] = {
    "OPEN": "Open",
    "COMMERCIAL": "Commercial",
    "RESTRICTED": "Restricted",
    "INTERNAL": "Internal",
}
_TYPES: Mapping[str, str] = {
    "Dataset": "Dataset",
    "DatasetSeries": "Dataset series",
    "DataService": "Data service",
}


_MARKS = re.compile(r"(</?mark>)")


def marked(highlight: str) -> Markup:
    """Make HTML of a highlight; of all tags only the marks are taken for tags."""
    pieces = _MARKS.split(highlight)
    # Every second piece is a mark. The rest was escaped by the engine, and is anew.
    pieces[::2] = [str(escape(html.unescape(piece))) for piece in pieces[::2]]
    return Markup("".join(pieces))  # noqa: S704 - see above


def found_in(record: FoundRecord) -> str:
    """Say in which parts of a record the words stand: title, keywords and description."""
    names = [_FIELDS[name] for name in record.matches]
    if len(names) < 2:  # noqa: PLR2004 - one needs no conjunction
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def access_name(code: str) -> str:
    """Name access rights."""
    return _ACCESS.get(code, code)


def type_name(code: str) -> str:
    """Name a type of record."""
    return _TYPES.get(code, code)
