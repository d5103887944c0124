"""Section 1: the files of CKAN's DCAT reader."""

from typing import Final

from schemas.model import AccessRights, Concept, Frequency, best
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

_DCAT: Final = "ckanext-dcat/dcat/"
_EU: Final = "http://publications.europa.eu/resource/authority/"
_CKAN_COPIES: Final = "CKAN copies the licence of a file to its dataset; we keep each where it is"


def _code(concept: Concept | None) -> str | None:
    return concept.code if concept else None


REFERENCE: Final = of(
    _DCAT + "dataset.rdf",
    count(1),
    other(
        "services",
        1,
        lambda f: f.end.services,
        ours=0,
        reason="a service without any identity is a part of its distribution, shown with it",
    ),
    same("title", "Zimbabwe Regional Geochemical Survey.", lambda f: best(f.first.title)),
    same("landing page", ("http://dataset.info.org",), lambda f: f.first.landing_page),
    same("version", "2.3", lambda f: f.first.version),
    same(
        "keywords",
        ["exploration", "geochemistry", "geology"],
        lambda f: [word.value for word in f.first.keyword],
    ),
    same("issued", "2012-05-10", lambda f: day(f.first.issued)),
    other(
        "modified",
        "2012-05-10T21:04:00",
        lambda f: day(f.first.modified),
        ours="2012-05-10T20:04:00Z",
        reason="a time without zone is one in London, kept in UTC",
    ),
    same("identifier", "9df8df51-63db-37a8-e044-0003ba9b0d98", lambda f: f.first.identifier),
    same("period", [("1905-03-01", "2013-01-05")], lambda f: [period(p) for p in f.first.temporal]),
    other(
        "frequency",
        "http://purl.org/cld/freq/daily",
        lambda f: f.first.update_frequency,
        ours=Frequency.DAILY,
        reason="kept as the code of the list, written as that address",
    ),
    same(
        "spatial address",
        "http://publications.europa.eu/mdr/authority/country/ZWE",
        lambda f: f.first.spatial[0].iri,
    ),
    same(
        "publisher",
        ("Publishing Organization for dataset 1", "contact@some.org", "http://some.org"),
        lambda f: (
            best(f.first.publisher.name),
            f.first.publisher.email,
            f.first.publisher.homepage,
        ),
    ),
    same(
        "publisher's ROR id",
        "https://ror.org/05wg1m734",
        lambda f: f.first.publisher.identifier,
    ),
    same(
        "creator",
        ["Creating Organization for dataset 1"],
        lambda f: [best(body.name) for body in f.first.creator],
    ),
    same(
        "contact",
        ("Point of Contact", "contact@some.org", "https://example.org"),
        lambda f: (
            best(f.first.contact_point[0].name),
            f.first.contact_point[0].email,
            f.first.contact_point[0].url,
        ),
    ),
    other(
        "access rights",
        "public",
        lambda f: f.first.access_rights,
        ours=AccessRights.OPEN,
        reason="mapped to the UK code, which is told",
    ),
    holds("provenance", lambda f: bool(labels(f.first.provenance)[0])),
    same("languages", {"ca", "en", "es"}, lambda f: set(f.first.language)),
    same("themes", 3, lambda f: len(f.first.theme)),
    same(
        "theme that is a literal",
        ["Earth Sciences"],
        lambda f: [best(theme.label) for theme in f.first.theme if not theme.iri],
    ),
    same("conforms to", ["Standard 1", "Standard 2"], lambda f: labels(f.first.conforms_to)),
    same("alternate identifiers", 2, lambda f: len(f.first.other_identifiers)),
    same("documentation pages", 2, lambda f: len(f.first.documentation)),
    same("has version", 2, lambda f: len(f.first.has_version)),
    same("sources", 2, lambda f: len(f.first.source)),
    same("samples", 1, lambda f: len(f.first.sample)),
    same("temporal resolution", "PT15M", lambda f: f.first.temporal_resolution),
    same("spatial resolution", 1.5, lambda f: f.first.spatial_resolution_in_meters),
    same("is referenced by", 2, lambda f: len(f.first.is_referenced_by)),
    same("applicable legislation", 2, lambda f: len(f.first.applicable_legislation)),
    other(
        "licence of the dataset", "cc-nc", lambda f: _code(f.first.licence),
        ours=None, reason=_CKAN_COPIES,
    ),
    other(
        "licence of the file", "cc-nc", lambda f: _code(f.first.distribution[0].licence),
        ours="cc-by-nc", reason="our code for the same licence",
    ),
    same("distributions", 1, lambda f: len(f.first.distribution)),
    same("file: title", "Some website", lambda f: best(f.first.distribution[0].title)),
    same("file: format", "HTML", lambda f: _code(f.first.distribution[0].format)),
    same("file: media type", "text/html", lambda f: f.first.distribution[0].media_type),
    same("file: size", 12323, lambda f: f.first.distribution[0].byte_size),
    same(
        "file: checksum",
        "4304cf2e751e6053c90b1804c89c0ebb758f395a",
        lambda f: f.first.distribution[0].checksum.value,
    ),
    same(
        "file: status",
        "http://purl.org/adms/status/Completed",
        lambda f: f.first.distribution[0].status,
    ),
    same(
        "file: access address",
        ("http://www.bgs.ac.uk/gbase/geochemcd/home.html",),
        lambda f: f.first.distribution[0].access_url,
    ),
    same("file: no download address", (), lambda f: f.first.distribution[0].download_url),
    same("file: issued", "2012-05-11", lambda f: day(f.first.distribution[0].issued)),
    other(
        "file: modified",
        "2012-05-01T00:04:06",
        lambda f: day(f.first.distribution[0].modified),
        ours="2012-04-30T23:04:06Z",
        reason="a time without zone is one in London, kept in UTC",
    ),
    same(
        "file: access services", 1, lambda f: len(f.first.distribution[0].access_service)
    ),
    same(
        "service: title and endpoint",
        [("Sparql-end Point", "http://publications.europa.eu/webapi/rdf/sparql")],
        lambda f: [
            (best(each.title), each.target) for each in f.first.distribution[0].access_service
        ],
    ),
)  # fmt: skip

OTHERS: Final = [
    *of(
        _DCAT + "catalog.rdf",
        count(2),
        same(
            "Example dataset 1: distributions and keywords",
            (3, 2),
            lambda f: next(
                (len(d.distribution), len(d.keyword))
                for d in f.datasets
                if best(d.title) == "Example dataset 1"
            ),
        ),
    ),
    *of(_DCAT + "catalog_datasets_list.rdf", count(2)),
    *of(
        _DCAT + "catalog_pod.jsonld",
        count(1),
        same("title", "U.S. Widget Manufacturing Statistics", lambda f: best(f.first.title)),
        same(
            "contact",
            ("Jane Doe", "jane.doe@agency.gov"),
            lambda f: (best(f.first.contact_point[0].name), f.first.contact_point[0].email),
        ),
        same(
            "publisher",
            ("Widget Services", "widget.services@agency.gov"),
            lambda f: (best(f.first.publisher.name), f.first.publisher.email),
        ),
        same("distributions", 4, lambda f: len(f.first.distribution)),
        same(
            "widgets.csv: download address",
            ("https://data.agency.gov/datasets/widgets-statistics/widgets.csv",),
            lambda f: next(
                d.download_url
                for d in f.first.distribution
                if any(url.endswith("widgets.csv") for url in d.download_url)
            ),
        ),
    ),
    *of(
        _DCAT + "catalog_with_at_graph.jsonld",
        count(1),
        same("title", "Title dataset", lambda f: best(f.first.title)),
        same(
            "contact",
            ("Jane Doe", "jane.doe@agency.gov"),
            lambda f: (best(f.first.contact_point[0].name), f.first.contact_point[0].email),
        ),
        same("distributions", 1, lambda f: len(f.first.distribution)),
        same(
            "the download address wins, both are kept",
            (True, True),
            lambda f: (
                bool(f.first.distribution[0].download_url),
                bool(f.first.distribution[0].access_url),
            ),
        ),
    ),
    *of(
        _DCAT + "dataset_deri.ttl",
        count(1),
        same("title", "Abandoned Vehicles", lambda f: best(f.first.title)),
        same(
            "distribution known by its link alone",
            ["CSV distribution of: Abandoned Vehicles"],
            lambda f: [best(d.title) for d in f.first.distribution],
        ),
        same(
            "its address",
            "http://data.london.gov.uk/datafiles/environment/abandoned-vehicles-borough.csv",
            lambda f: next(
                url for d in f.first.distribution for url in (*d.download_url, *d.access_url)
            ),
        ),
    ),
    *of(
        _DCAT + "dataset_afs.ttl",
        count(1),
        same("title", "A test dataset on your catalogue", lambda f: best(f.first.title)),
        same("distributions", 2, lambda f: len(f.first.distribution)),
    ),
    *of(
        _DCAT + "dataset_gob_es.ttl",
        count(1),
        same("distributions", 1, lambda f: len(f.first.distribution)),
    ),
    *of(
        _DCAT + "dataset_gov_de.rdf",
        count(1),
        same("distributions", 9, lambda f: len(f.first.distribution)),
    ),
    *of(
        _DCAT + "dataset_sweden.rdf",
        count(1),
        same("distributions", 1, lambda f: len(f.first.distribution)),
    ),
    *of(
        _DCAT + "dataset_multilingual.ttl",
        count(1),
        same(
            "title in three languages",
            {
                "en": "Test DCAT dataset",
                "ca": "Conjunt de dades de prova DCAT",
                "es": "Conjunto de datos de prueba DCAT",
            },
            lambda f: in_languages(f.first.title),
        ),
        same(
            "keywords in three languages",
            {"en": {"Oaks", "Pines"}, "ca": {"Roures", "Pins"}, "es": {"Robles", "Pinos"}},
            lambda f: {
                tag: {word.value for word in f.first.keyword if word.language == tag}
                for tag in ("en", "ca", "es")
            },
        ),
        same("contacts", 2, lambda f: len(f.first.contact_point)),
        same(
            "names of each contact",
            [{"en", "ca", "es"}] * 2,
            lambda f: [set(in_languages(each.name)) for each in f.first.contact_point],
        ),
        same(
            "languages of provenance and version notes",
            ({"en", "ca", "es"}, {"en", "ca", "es"}),
            lambda f: (
                {t.language for each in f.first.provenance for t in each.label},
                set(in_languages(f.first.version_notes)),
            ),
        ),
    ),
    *of(
        _DCAT + "dataset_health.ttl",
        count(1),
        same("title", "HealthDCAT-AP test dataset", lambda f: best(f.first.title)),
        same(
            "keywords",
            {"Test 1", "Test 2", "Test 3"},
            lambda f: {word.value for word in f.first.keyword},
        ),
        other(
            "issued and modified",
            ("2024-01-01T00:00:00+00:00", "2024-12-31T23:59:59+00:00"),
            lambda f: (day(f.first.issued), day(f.first.modified)),
            ours=("2024-01-01T00:00:00Z", "2024-12-31T23:59:59Z"),
            reason="the same moments, with UTC as Z",
        ),
        other(
            "access rights",
            _EU + "access-right/NON_PUBLIC",
            lambda f: f.first.access_rights,
            ours=AccessRights.INTERNAL,
            reason="mapped to the UK code, which is told",
        ),
        other(
            "frequency",
            _EU + "frequency/DAILY",
            lambda f: f.first.update_frequency,
            ours=Frequency.DAILY,
            reason="mapped to the UK code, which is told",
        ),
        same("languages", 3, lambda f: len(f.first.language)),
        same(
            "theme",
            [(_EU + "data-theme/HEAL", "health")],
            lambda f: [(theme.iri, theme.code) for theme in f.first.theme],
        ),
        same("temporal resolution", "P1D", lambda f: f.first.temporal_resolution),
        same(
            "spatial address",
            _EU + "country/BEL",
            lambda f: next(place.iri for place in f.first.spatial if place.iri),
        ),
        same("is referenced by", 2, lambda f: len(f.first.is_referenced_by)),
        same("applicable legislation", 1, lambda f: len(f.first.applicable_legislation)),
    ),
    *of(
        _DCAT + "dataset_health_multilingual.ttl",
        count(1),
        holds("a title in more languages than one", lambda f: len(f.first.title) > 1),
    ),
    *of(
        _DCAT + "dataset_health_no_blank.ttl",
        count(1),
        same("distributions", 0, lambda f: len(f.first.distribution)),
    ),
    *of(
        _DCAT + "dataset.ttl",
        other(
            "does not parse: one error with its line",
            ("UnparseableError", 158),
            lambda f: (type(f.error).__name__, f.error.line),
            ours=("UnparseableError", 149),
            reason="the prefix is first used in line 149; theirs names the end of the statement",
        ),
    ),
]

CKAN: Final[list[Assertion]] = [*REFERENCE, *OTHERS]
