"""Places that feeds name by an address or code alone: countries, and the UK's own countries.

The names are bundled, so that nothing is fetched to show one. Smaller places are not in the list;
their addresses are kept as they are.
"""

import csv
import functools
import importlib.resources
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from schemas.vocabularies.terms import key

_GSS: Final = "http://statistics.data.gov.uk/id/statistical-geography/"
#: Under which addresses the codes of a list are found.
_ADDRESSES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "country": (
            "http://publications.europa.eu/resource/authority/country/",
            "http://publications.europa.eu/mdr/authority/country/",
        ),
        "gss": (
            _GSS,
            "http://statistics.data.gov.uk/doc/statistical-geography/",
            "http://statistics.gov.scot/id/statistical-geography/",
        ),
        "geonames": ("https://sws.geonames.org/", "https://www.geonames.org/"),
        "nuts": ("http://data.europa.eu/nuts/code/",),
    }
)
_GSS_CODE: Final = re.compile(r"[EKNSWLM]\d{8}")


@functools.cache
def _names() -> Mapping[str, str]:
    file = importlib.resources.files("schemas.vocabularies") / "places.csv"
    with file.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return MappingProxyType(
        {
            key(address + row["code"]): row["name"]
            for row in rows
            for address in _ADDRESSES[row["list"]]
        }
    )


def name_of(address: str) -> str | None:
    """Find what a place is called in English by its address in a list of places."""
    return _names().get(key(address))


def address_of(code: str) -> str | None:
    """Give the address that a nine-character code of the Office for National Statistics means."""
    return _GSS + code if _GSS_CODE.fullmatch(code) else None
