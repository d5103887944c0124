"""Themes: the thirteen of the UK application profile, and the lists crosswalked to them.

The EU's themes and words that catalogues use stand here; the terms of other lists, national and
international, are data: ``theme_crosswalk.csv``.
"""

import csv
import functools
import importlib.resources
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from schemas.namespaces import EU_DATA_THEME
from schemas.vocabularies.terms import Term, index, key

_OLD_EU: Final = "http://publications.europa.eu/mdr/authority/data-theme/"


def _term(code: str, label: str, eu: tuple[str, ...], *aliases: str) -> Term:
    addresses = tuple(base + name for name in eu for base in (EU_DATA_THEME, _OLD_EU))
    return Term(code, label, None, (*addresses, *eu, *aliases))


# After the EU's codes: the topics of data.gov.uk, then words of other catalogues.
TERMS: Final = (
    _term("agriculture", "Agriculture, fisheries and forestry", ("AGRI",),
          "agriculture", "farming", "Agriculture, fisheries, forestry and food", "food"),
    _term("business", "Business, economics and finance", ("ECON",),
          "business and economy", "business", "economy", "economy and finance", "finance"),
    _term("crime", "Crime and justice", ("JUST",),
          "justice", "crime", "Justice, legal system and public safety", "policing"),
    _term("culture", "Culture, leisure and sport", (),
          "culture", "sport", "leisure", "tourism", "arts, culture and history"),
    _term("education", "Education", ("EDUC",),
          "Education, culture and sport", "schools", "children, education and skills"),
    _term("energy", "Energy", ("ENER",)),
    _term("environment", "Environment and nature", ("ENVI",),
          "environment", "nature", "climate", "biodiversity"),
    _term("geography", "Geography", (),
          "mapping", "geospatial", "location", "maps", "boundaries"),
    _term("government", "Government and public sector", ("GOVE",),
          "government", "public sector", "government spending", "government reference data",
          "digital service performance", "defence", "governance", "council and government"),
    _term("health", "Health and care", ("HEAL",), "health", "social care", "health and wellbeing"),
    _term("society", "Population and society", ("SOCI",),
          "society", "population", "demographics", "towns and cities", "communities", "REGI",
          EU_DATA_THEME + "REGI", _OLD_EU + "REGI", "regions and cities", "housing"),
    _term("science", "Science and technology", ("TECH",), "technology", "science", "research"),
    _term("transport", "Transport and infrastructure", ("TRAN",),
          "transport", "infrastructure", "transportation"),
)  # fmt: skip
LABELS: Final = {term.code: term.label for term in TERMS}
_TABLE: Final = index(TERMS)


def lookup(name: str) -> str | None:
    """Find the code of the theme that a label or address stands for.

    The topic searches of data.gov.uk, which stand as addresses in the UK model's own examples,
    are read for the topic they search.
    """
    if "topic" in name and "://" in name:
        name = next((v for k, v in parse_qsl(urlsplit(name).query) if "topic" in k), name)
    term = _TABLE.get(key(name))
    return term.code if term else _crosswalk().get(key(name))


@functools.cache
def _crosswalk() -> Mapping[str, str]:
    file = importlib.resources.files("schemas.vocabularies") / "theme_crosswalk.csv"
    with file.open(encoding="utf-8") as lines:
        return MappingProxyType({key(row["name"]): row["theme"] for row in csv.DictReader(lines)})
