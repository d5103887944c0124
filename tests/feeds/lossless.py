"""Nothing is lost: real feeds harvested and given back: ``python -m tests.feeds.lossless``.

Each feed is harvested with the real command into a fresh home and given back by
``wayleave sources received``. Every statement of the feed must be there. Blank nodes are compared
by what they say: a node that two records share is given to both.
"""

import gzip
import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec
from pyoxigraph import BlankNode, Quad, RdfFormat, Triple
from pyoxigraph import parse as parse_strictly

from catalogue.settings import Settings
from frontend.wiring import Installation
from schemas.rdf.blank_labels import blank_labels
from schemas.rdf.graph import PageGraph, Subject, Term
from schemas.rdf.page import graph_of
from tests.feeds.harvest_trial import FEEDS

#: The feeds, as the names of their files below the folder of example feeds.
NAMES = (
    "psdi/psdi-dcat.ttl.gz",
    "psdi/psdi-dcat.jsonld.gz",
    "antwerp/dcat-2022-03-30.rdf.gz",
    "scottish-councils/glasgow.json.gz",
    "scottish-councils/edinburgh.json.gz",
    "alphagov-ckan-mock-harvest-sources/rdf/test.rdf",
    "alphagov-ckan-mock-harvest-sources/dcat/data.json",
)
_NUMBER = re.compile(r"n\d+$")
_Plain = tuple[Subject, str, Term]


class Compared(msgspec.Struct, frozen=True):
    """One feed: how many statements it has, how many were given back, which were not."""

    name: str
    sent: int
    given: int
    lost: tuple[str, ...]


def compared(path: Path, name: str) -> Compared:
    """Harvest a file and compare what is given back with what it says."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        feed = Path(folder) / path.name.removesuffix(".gz")
        feed.write_bytes(content)
        installation = Installation(Settings.from_env({"WAYLEAVE_HOME": f"{folder}/home"}))
        try:
            source = installation.sources.named("feed", "dcat", str(feed))
            installation.harvesting.harvest(source, lambda _outcome: None)
            given = b"".join(installation.received.everything("feed"))
        finally:
            installation.close()
        base_iri = f"https://feed.invalid/{feed.name}"
        graph = graph_of(content, media_type=None, name=feed.name, base_iri=base_iri)
    sent = as_said(_triples(graph))
    back = as_said(map(_plain, parse_strictly(given, RdfFormat.N_TRIPLES)))
    return Compared(name, len(sent), len(back), tuple(sorted(sent - back)))


def as_said(triples: Iterable[_Plain]) -> set[str]:
    """Write statements with blank nodes named after what they say."""
    listed = list(triples)
    loose = [t for t in listed if isinstance(t[0], BlankNode) or isinstance(t[2], BlankNode)]
    labels = {node: _NUMBER.sub("", label) for node, label in blank_labels(loose).items()}
    return {f"{labels.get(s, s)} <{p}> {labels.get(o, o)}" for s, p, o in listed}


def _triples(graph: PageGraph) -> Iterable[_Plain]:
    for subject in graph.subjects():
        for predicate, values in graph.received(subject).items():
            for value in values:
                yield subject, predicate, value


def _plain(quad: Quad) -> _Plain:
    assert not isinstance(quad.subject, Triple)
    assert not isinstance(quad.object, Triple)
    return quad.subject, quad.predicate.value, quad.object


def main() -> int:
    """Print the table; the status says whether nothing was lost."""
    if not FEEDS.is_dir():
        sys.stdout.write("skipped: there are no example feeds at ../shared/feeds\n")
        return 0
    status = 0
    sys.stdout.write("| feed | statements | given back | lost |\n|---|---|---|---|\n")
    for name in NAMES:
        one = compared(FEEDS / name, name)
        sys.stdout.write(f"| {one.name} | {one.sent:,} | {one.given:,} | {len(one.lost):,} |\n")
        for line in one.lost[:10]:
            sys.stdout.write(f"    lost: {line[:200]}\n")
        status |= bool(one.lost)
    return status


if __name__ == "__main__":
    sys.exit(main())
