"""Section 7: opendata.swiss, the best files on dates, themes and vocabularies."""

from typing import Final

from schemas.model import best
from tests.feeds.peers.assertion import (
    Assertion,
    count,
    day,
    holds,
    in_languages,
    labels,
    of,
    other,
    same,
)
from tests.feeds.peers.assertion import span as period

_SWISS: Final = "opendata-swiss/"
_THREE: Final = {"business", "government", "society"}
_LONDON: Final = "a time without zone is one in London, kept in UTC"
_LANGUAGES: Final = {"de", "en", "fr", "it"}


_BY_ASK: Final = "http://dcat-ap.ch/vocabulary/licenses/terms_by_ask"

SWISS: Final[list[Assertion]] = [
    *of(_SWISS + "catalog.xml", count(2)),
    *of(
        _SWISS + "1901.xml",
        count(1),
        same(
            "title in German and French",
            (
                "Statistisches Jahrbuch der Schweiz 1901",
                "Annuaire statistique de la Suisse 1901",
            ),
            lambda f: (in_languages(f.first.title)["de"], in_languages(f.first.title)["fr"]),
        ),
        same("distributions", 1, lambda f: len(f.first.distribution)),
    ),
    *of(
        _SWISS + "1894.xml",
        count(1),
        other(
            "issued before 1900",
            "1893-12-31T00:00:00",
            lambda f: day(f.first.issued),
            ours="1893-12-31T00:00:00Z",
            reason="a time without zone is one in London, kept in UTC",
        ),
        other(
            "modified",
            "2018-04-24T19:30:57.197374",
            lambda f: day(f.first.modified),
            ours="2018-04-24T18:30:57Z",
            reason="a time without zone is one in London, kept in UTC to the second",
        ),
        same("distributions", 3, lambda f: len(f.first.distribution)),
    ),
    *of(
        _SWISS + "catalog-datetimes.xml",
        count(4),
        other(
            "datasets that go in",
            4,
            lambda f: sum(r.resource is not None for r in f.records),
            ours=0,
            reason="no titles and one identifier for all: none may be catalogued",
        ),
    ),
    *of(
        _SWISS + "catalog-datetimes.xml",
        other(
            "issued, of four types",
            ["1990-12-31T23:00:00+00:00", "1992-12-31", "1994-12-01", "1996-01-01"],
            lambda f: [day(d.issued) for d in f.datasets],
            ours=["1990-12-31T23:00:00Z", "1992-12-31", "1994-12", "1996"],
            reason="a month and a year keep their exactness, and are ranges",
        ),
        completed=True,
    ),
    *of(
        _SWISS + "dataset-datetimes.xml",
        count(1),
        same("periods", 10, lambda f: len(f.first.temporal)),
        same("distributions", 4, lambda f: len(f.first.distribution)),
        holds(
            "an end given as a month or year is the end of that",
            lambda f: all(
                p.end.latest() > p.start.earliest() for p in f.first.temporal if p.start and p.end
            ),
        ),
        completed=True,
    ),
    *of(
        _SWISS + "dataset-datetimes-bad.xml",
        count(1),
        same("no failure", None, lambda f: f.error),
        other(
            "malformed periods that survive",
            5,
            lambda f: len(f.first.temporal),
            ours=11,
            reason="what is written counts, not its type: only what is no date is dropped",
        ),
        holds(
            "the five, as far as both can tell",
            lambda f: (
                {("2008-04-02", "2009-06"), ("2010-04", "2011-05")}
                <= {period(p) for p in f.first.temporal}
            ),
        ),
        completed=True,
    ),
    *of(
        _SWISS + "dataset-media-types.xml",
        count(1),
        same(
            "format and media type of each file",
            [
                ("HTML", "text/html"),
                ("JSON", "application/json"),
                ("GRID_ASCII", "text/plain"),
                ("GRID_ASCII", "text/plain"),
                ("ICS", "text/calendar"),
            ],
            lambda f: [(d.format.code, d.media_type) for d in f.first.distribution],
        ),
        completed=True,
    ),
    *of(
        _SWISS + "dataset-multiple-rights.xml",
        count(1),
        other(
            "rights of the file",
            1,
            lambda f: len(f.first.distribution[0].rights),
            ours=2,
            reason="all statements are kept, not only the one that is recognised",
        ),
    ),
    *of(
        _SWISS + "dataset-rights.xml",
        count(1),
        same("distributions", 3, lambda f: len(f.first.distribution)),
        other(
            "rights of each file",
            "terms_by",
            lambda f: {label for d in f.first.distribution for label in labels(d.rights)},
            ours={"NonCommercialAllowed-CommercialAllowed-ReferenceRequired"},
            reason="kept as written: the Swiss list of terms means nothing in the UK",
        ),
        other(
            "licence of each file",
            "terms_by_ask",
            lambda f: [labels((d.licence,))[0] for d in f.first.distribution],
            ours=[
                _BY_ASK,
                _BY_ASK,
                "NonCommercialAllowed-CommercialWithPermission-ReferenceRequired",
            ],
            reason="kept as written: the Swiss list of terms means nothing in the UK",
        ),
    ),
    *of(
        _SWISS + "catalog-themes.xml",
        count(5),
        other(
            "datasets that go in",
            5,
            lambda f: sum(r.resource is not None for r in f.records),
            ours=0,
            reason="no titles: none may be catalogued",
        ),
    ),
    *of(
        _SWISS + "catalog-themes.xml",
        other(
            "themes of every dataset",
            {"econ", "gove", "soci"},
            lambda f: [{theme.code for theme in d.theme} for d in f.datasets],
            ours=[_THREE] * 5,
            reason="the same three, of the UK's list, for each of the five",
        ),
        completed=True,
    ),
    *of(
        _SWISS + "conformant/dataset-landing-page.xml",
        same(
            "landing page as a resource",
            ("https://www.bfs.admin.ch/bfs/de/home/statistiken.html",),
            lambda f: f.first.landing_page,
        ),
        completed=True,
    ),
    *of(
        _SWISS + "deprecated/dataset-landing-page.xml",
        same(
            "landing page as a literal",
            ("http://www.bafu.admin.ch/laerm/index.html?lang=de",),
            lambda f: f.first.landing_page,
        ),
        completed=True,
    ),
    *of(
        _SWISS + "conformant/dataset-publisher.xml",
        same(
            "publisher's names",
            {
                "de": "Wirtschaftsamt",
                "it": "Ufficio economico",
                "fr": "Bureau des economiques",
            },
            lambda f: in_languages(f.first.publisher.name),
        ),
        same(
            "publisher's page",
            "https://some-org.org/info",
            lambda f: f.first.publisher.homepage,
        ),
        completed=True,
    ),
    *of(
        _SWISS + "deprecated/dataset-publisher.xml",
        same(
            "publisher by its label alone",
            ("Bundesamt für Landestopografie swisstopo", None),
            lambda f: (best(f.first.publisher.name), f.first.publisher.homepage),
        ),
        completed=True,
    ),
    *of(
        _SWISS + "conformant/dataset-language.xml",
        same("languages by address", _LANGUAGES, lambda f: set(f.first.language)),
        completed=True,
    ),
    *of(
        _SWISS + "deprecated/dataset-language.xml",
        same("languages by two letters", _LANGUAGES, lambda f: set(f.first.language)),
        completed=True,
    ),
]
