"""The sample feeds are what the documents say, judged here without our own reader.

They are also an example to departments, so the sound ones meet every mandatory property of the
cross-government metadata exchange model.
"""

import re
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
import pytest

from frontend.demo import DEPARTMENTS, FEEDS
from schemas.namespaces import ADMS, CSVW, DCAT, DCT, RDF_TYPE, UKGOV, VCARD, WL

Values: TypeAlias = dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]
Graph: TypeAlias = dict[str, Values]

_SYNTAXES = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".nt": ox.RdfFormat.N_TRIPLES,
}
_FILES = sorted(path.name for path in FEEDS.iterdir())
_FAULTY = "homes-and-localities.ttl"
_SOUND = [name for name in _FILES if name != _FAULTY]
_RESOURCES = {DCAT + "Dataset", DCAT + "DatasetSeries", DCAT + "DataService"}
_EVERY = [DCT + name for name in ("identifier", "title", "license", "description", "accessRights")]
_EVERY += [DCT + "modified", DCAT + "contactPoint", DCT + "publisher", DCT + "creator"]
_EVERY += [UKGOV + "securityClassification", DCAT + "version"]
_MANDATORY = {
    DCAT + "Dataset": [*_EVERY, DCT + "accrualPeriodicity"],
    DCAT + "DatasetSeries": [*_EVERY, DCT + "accrualPeriodicity"],
    DCAT + "DataService": [*_EVERY, DCAT + "endpointDescription", ADMS + "status", DCT + "type"],
    DCAT + "Distribution": [
        *(DCT + name for name in ("identifier", "title", "license")),
        DCAT + "mediaType",
    ],
    VCARD + "Kind": [VCARD + "fn", VCARD + "hasEmail"],
}


def _graph(name: str) -> Graph:
    path = FEEDS / name
    graph: Graph = defaultdict(lambda: defaultdict(list))
    base = f"https://sample.example/{name}"
    for quad in ox.parse(path.read_bytes(), format=_SYNTAXES[path.suffix], base_iri=base):
        if isinstance(quad.object, ox.Triple):
            raise TypeError(name)
        graph[str(quad.subject)][quad.predicate.value].append(quad.object)
    return graph


def _of_type(graph: Graph, wanted: set[str]) -> list[tuple[str, str]]:
    return [
        (subject, kind.value)
        for subject, values in graph.items()
        for kind in values.get(RDF_TYPE, [])
        if kind.value in wanted
    ]


def _all(predicate: str) -> Counter[str]:
    return Counter(
        value.value
        for name in _FILES
        for values in _graph(name).values()
        for value in values.get(predicate, [])
    )


def test_there_are_enough_departments_records_and_syntaxes() -> None:
    departments = tomllib.loads(DEPARTMENTS.read_text(encoding="utf-8"))["source"]
    assert len(departments) >= 5
    assert sum(len(_of_type(_graph(name), _RESOURCES)) for name in _FILES) >= 60
    assert {Path(name).suffix for name in _FILES} == set(_SYNTAXES)


def test_every_listed_first_page_is_there_and_every_file_is_reached() -> None:
    departments = tomllib.loads(DEPARTMENTS.read_text(encoding="utf-8"))["source"]
    first = {department["file"] for department in departments}
    further = {name for name in _FILES if name.endswith("-2.ttl")}
    assert first | further == set(_FILES)
    assert len({department["name"] for department in departments}) == len(departments)


@pytest.mark.parametrize("name", _SOUND)
def test_a_sound_feed_meets_every_mandatory_property(name: str) -> None:
    graph = _graph(name)
    described = _of_type(graph, set(_MANDATORY))
    missing = [
        f"{subject}: {wanted}"
        for subject, kind in described
        for wanted in _MANDATORY[kind]
        if not graph[subject].get(wanted)
    ]
    assert described
    assert missing == []


@pytest.mark.parametrize("name", _SOUND)
def test_every_distribution_and_relation_of_a_sound_feed_leads_somewhere(name: str) -> None:
    everywhere = {subject for file in _FILES for subject in _graph(file)}
    followed = (DCAT + "distribution", DCAT + "inSeries", DCAT + "servesDataset", DCT + "source")
    dangling = [
        f"{subject} -> {target}"
        for subject, values in _graph(name).items()
        for predicate in followed
        for target in values.get(predicate, [])
        if str(target) not in everywhere
    ]
    assert dangling == []


def test_every_kind_of_access_and_record_is_shown() -> None:
    rights = _all(DCT + "accessRights")
    assert {"OPEN", "RESTRICTED", "COMMERCIAL", "INTERNAL"} <= set(rights)
    assert set(_all(WL + "route")) == {"OPEN", "RESEARCH", "GOV", "EXTERNAL"}
    assert {DCAT + "DataService", DCAT + "DatasetSeries"} <= set(_all(RDF_TYPE))
    assert _all(RDF_TYPE)[CSVW + "Table"] >= 30


def test_a_linked_dataset_has_two_owners() -> None:
    graph = _graph("skills-agency.jsonld")
    linked = graph["<https://data.skills-agency.example/dataset/apprentice-benefit-outcomes>"]
    owners = [
        holder
        for holder in linked[WL + "roleHolder"]
        if graph[str(holder)][WL + "role"][0].value == "owner"
    ]
    assert len(linked[DCT + "creator"]) == 2
    assert len(owners) == 2


@pytest.mark.parametrize("name", _FILES)
def test_every_mailbox_host_and_telephone_is_fictional(name: str) -> None:
    text = (FEEDS / name).read_text(encoding="utf-8")
    mailboxes = re.findall(r"[\w.+-]+@[\w.-]+\.[a-z]+", text)
    telephones = re.findall(r"tel:([+\d]+)", text)
    assert mailboxes
    assert [m for m in mailboxes if not m.endswith(".example")] == []
    assert [t for t in telephones if not t.startswith("+441632960")] == []


def test_the_faulty_feed_still_has_its_faults() -> None:
    text = (FEEDS / _FAULTY).read_text(encoding="utf-8")
    graph = _graph(_FAULTY)
    identifiers = Counter(
        value.value for values in graph.values() for value in values.get(DCT + "identifier", [])
    )
    untitled = [s for s, _ in _of_type(graph, _RESOURCES) if not graph[s].get(DCT + "title")]
    assert [name for name, count in identifiers.items() if count > 1] == ["HLO-HCLIC"]
    assert len(untitled) == 1
    for fault in ('"SECRET"', "{{ dataset.summary }}", "<script>", "2062-", '"OPEN", "INTERNAL"'):
        assert fault in text
