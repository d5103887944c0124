"""What a harvest of each example feed must give: the table and the tests both read it here.

The figures are those of the notes that lie beside the feeds; where we differ on purpose the reason
stands in ``remark``.
"""

from typing import Final

import msgspec

COMPLETED: Final = "completed"
WITH_ERRORS: Final = "completed-with-errors"
HELD: Final = "held"
FAILED: Final = "failed"

#: Exit statuses that docs/command-line.md promises for each state.
STATUS: Final = {COMPLETED: 0, WITH_ERRORS: 1, HELD: 1, FAILED: 2}


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What two harvests of one feed must give.

    ``codes`` must be among the findings of its records and its page, ``words`` in the error.
    """

    path: str
    datasets: int = 0
    services: int = 0
    series: int = 0
    rejected: int = 0
    codes: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    remark: str = ""

    @property
    def created(self) -> int:
        """How many records the first harvest must store."""
        return self.datasets + self.services + self.series - self.rejected

    @property
    def state(self) -> str:
        """How the run must end."""
        if self.words:
            return FAILED
        return WITH_ERRORS if self.rejected else COMPLETED

    @property
    def status(self) -> int:
        """Which exit status the command must have."""
        return STATUS[self.state]


def _quirk(name: str, remark: str, *codes: str, datasets: int = 0, rejected: int = 0) -> Expected:
    return Expected(
        path=f"quirks/{name}",
        datasets=datasets,
        rejected=rejected,
        codes=frozenset(codes),
        remark=remark,
    )


def _unreadable(name: str, *words: str, remark: str) -> Expected:
    return Expected(path=f"quirks/{name}", words=words, remark=remark)


LARGE: Final = (
    Expected(path="psdi/psdi-dcat.ttl.gz", datasets=46, services=22),
    Expected(path="psdi/psdi-dcat.jsonld.gz", datasets=46, services=22, remark="same as Turtle"),
    Expected(
        path="antwerp/dcat-2022-03-30.rdf.gz",
        datasets=491,
        codes=frozenset({"NODE-BLANK"}),
        remark="blank nodes: kept under their identifiers",
    ),
    Expected(path="scottish-councils/glasgow.json.gz", datasets=68),
    Expected(path="scottish-councils/edinburgh.json.gz", datasets=44),
)

PEERS: Final = (
    *(
        Expected(path=f"ckanext-dcat/dcat/{name}", datasets=count)
        for name, count in {
            "catalog.rdf": 2,
            "catalog_datasets_list.rdf": 2,
            "catalog_pod.jsonld": 1,
            "catalog_with_at_graph.jsonld": 1,
            "dataset.rdf": 1,
            "dataset_afs.ttl": 1,
            "dataset_deri.ttl": 1,
            "dataset_gob_es.ttl": 1,
            "dataset_gov_de.rdf": 1,
            "dataset_health.ttl": 1,
            "dataset_health_multilingual.ttl": 1,
            "dataset_health_no_blank.ttl": 1,
            "dataset_multilingual.ttl": 1,
            "dataset_sweden.rdf": 1,
        }.items()
    ),
    Expected(
        path="ckanext-dcat/dcat/dataset.ttl",
        words=("line ", "prefix 'healthdcatap:'"),
        remark="does not parse: one error with its line",
    ),
    Expected(path="alphagov-ckan-mock-harvest-sources/rdf/test.rdf", datasets=1),
    Expected(path="alphagov-ckan-mock-harvest-sources/dcat/data.json", datasets=1),
    Expected(path="opendata-swiss/catalog.xml", datasets=2),
    Expected(path="opendata-swiss/1901.xml", datasets=1),
    Expected(path="opendata-swiss/1894.xml", datasets=1),
    Expected(
        path="opendata-swiss/catalog-datetimes.xml",
        datasets=4,
        rejected=4,
        codes=frozenset({"TITLE-MISSING", "IDENTIFIER-DUPLICATE"}),
        remark="no titles, one identifier: none may be catalogued",
    ),
    Expected(
        path="opendata-swiss/catalog-themes.xml",
        datasets=5,
        rejected=5,
        codes=frozenset({"TITLE-MISSING"}),
        remark="no titles: none may be catalogued",
    ),
    Expected(path="dcattools-be/dcat-multilang.rdf", datasets=1),
)

QUIRKS: Final = (
    _quirk(
        "01-two-iris-in-one-about.rdf",
        "both records are taken, the address of the one is told of",
        "IDENTIFIER-IRI-BAD",
        datasets=2,
    ),
    _quirk(
        "02-invalid-language-tag.rdf",
        "tag dropped, title kept",
        "PAGE-LANGUAGE-TAG",
        datasets=2,
    ),
    _unreadable("03-unescaped-quotes.ttl", "line 4", remark="line named, nothing stored"),
    _unreadable("04-missing-comma-in-keywords.ttl", "line 3", remark="line named, nothing stored"),
    _quirk("05-relative-format-id.jsonld", "last part read as the format", datasets=1),
    _quirk(
        "06-distributions-without-ids.jsonld",
        "two stay two, with the same names in every harvest",
        datasets=1,
    ),
    Expected(
        path="quirks/07-hydra-loop-page1.rdf",
        datasets=2,
        words=("page already read",),
        codes=frozenset({"PAGE-LOOP"}),
        remark="stopped, two datasets, one warning; as pages may be missing: failed, none retired",
    ),
    _quirk("08-control-character.rdf", "stripped, both read", "PAGE-CONTROL-CHARACTER", datasets=2),
    _quirk("09-declares-utf16-is-utf8.rdf", "read as UTF-8, warned", "PAGE-ENCODING", datasets=1),
    _quirk("10-windows-1252-declared-utf8.rdf", "decoded, warned", "PAGE-ENCODING", datasets=1),
    _quirk("11-bom.json", "read", datasets=1),
    _unreadable(
        "12-html-error-page-status-200.rdf", "HTML page", remark="source in error, none deleted"
    ),
    _quirk("13-illegal-bracket-in-iri.ttl", "dataset kept, link escaped", "PAGE-IRI", datasets=1),
    _quirk(
        "14-same-guid-twice.json",
        "differs on purpose: the first stays (the newer would let a copy replace a record)",
        "IDENTIFIER-DUPLICATE",
        datasets=2,
        rejected=1,
    ),
    _quirk(
        "15-missing-keyword-and-identifier.json",
        "error shown on that record",
        "IDENTIFIER-MISSING",
        datasets=2,
        rejected=1,
    ),
    _unreadable("16-truncated.rdf", "line 4", "cut off", remark="source in error, none deleted"),
    _unreadable(
        "17-entity-expansion.rdf", "line 2", "entities", remark="refused, no file was read"
    ),
)

_PER_RECORD: Final = "identifiers missing or repeated: those records are rejected"
DCAT_US: Final = (
    Expected(path="dcat-us/baltimore-city__04c-02_20220417.json.gz", datasets=672),
    Expected(
        path="dcat-us/indianapolis__01c-02_20220417.json.gz",
        datasets=870,
        rejected=152,
        remark=_PER_RECORD,
    ),
    Expected(path="dcat-us/lake-county-il__12b-17097_20220417.json.gz", datasets=1595),
    Expected(
        path="dcat-us/ohio-ogrip__11a-01_20220417.json.gz",
        datasets=1000,
        rejected=3,
        remark=_PER_RECORD,
    ),
)

FEEDS: Final = (*LARGE, *PEERS, *QUIRKS, *DCAT_US)
