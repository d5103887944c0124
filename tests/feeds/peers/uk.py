"""Sections 5 and 9: data.gov.uk's own test feeds, and a multilingual Belgian one."""

from typing import Final

from schemas.model import BoundingBox, best
from tests.feeds.peers.assertion import Assertion, count, day, holds, of, other, same

_ALPHAGOV: Final = "alphagov-ckan-mock-harvest-sources/"

UK: Final[list[Assertion]] = [
    *of(
        _ALPHAGOV + "rdf/test.rdf",
        count(1),
        same(
            "title",
            "Swirrl PMD Test record 2: OGL/Non-Spatial Data",
            lambda f: best(f.first.title),
        ),
        same(
            "identifier",
            "a5df0b0f-90a9-4d46-8ede-38d6802c2eae_resource",
            lambda f: f.first.identifier,
        ),
        same("licence", "ogl-3", lambda f: f.first.licence.code),
        same(
            "box",
            BoundingBox(west=-6.236, south=49.943, east=2.072, north=55.816),
            lambda f: next(place.box for place in f.first.spatial if place.box),
        ),
        same("failures", 0, lambda f: sum(r.resource is None for r in f.records)),
        holds("at least one warning", lambda f: len(f.codes) > 1),
        same("distributions", 2, lambda f: len(f.first.distribution)),
        same("language", ("en",), lambda f: f.first.language),
        holds(
            "the text beside the licence's address is told of",
            lambda f: "PAGE-TEXT-MISPLACED" in f.codes,
        ),
        same("an empty period is none", (), lambda f: f.first.temporal),
        holds(
            "the catalogue record that leads nowhere is told of",
            lambda f: "CATALOG-RECORD-LOST" in f.codes,
        ),
    ),
    *of(
        _ALPHAGOV + "dcat/data.json",
        count(1),
        same("title", "Brownfield Land Register", lambda f: best(f.first.title)),
        same("identifier", "249xe", lambda f: f.first.identifier),
        same("licence", "ogl-3", lambda f: f.first.licence.code),
        same("theme as a literal", 1, lambda f: len(f.first.theme)),
        same("keywords", 7, lambda f: len(f.first.keyword)),
        other(
            "contact name",
            "<Nobody>",
            lambda f: [best(each.name) for each in f.first.contact_point],
            ours=[],
            reason="a placeholder for a name counts as missing, which is told",
        ),
        same("issued keeps its time", 20, lambda f: len(day(f.first.issued) or "")),
        same("modified keeps its time", 20, lambda f: len(day(f.first.modified) or "")),
        same("distributions", 2, lambda f: len(f.first.distribution)),
    ),
    *of(
        "dcattools-be/dcat-multilang.rdf",
        count(1),
        same("distributions", 1, lambda f: len(f.first.distribution)),
        holds("a title in more languages than one", lambda f: len(f.first.title) > 1),
    ),
]  # fmt: skip
