"""What reading a page of a feed gives: records with their reports, and where the next page is."""

from collections.abc import Mapping

import msgspec

from schemas.findings import Finding, Report
from schemas.model import Resource
from schemas.model.base import Value


class RecordReading(Value, frozen=True, kw_only=True):
    """One resource as read: the model, the verdicts, and the graph exactly as received.

    ``identifier`` is the key within the source, empty when none could be derived; ``resource`` is
    absent when the record is not usable. ``graph`` is canonical N-Triples of the resource and the
    nodes it rests on; ``digest`` a hash of it that ignores blank node labels and order, and that
    also tells apart versions of the reader. A record whose digest was known is ``unchanged``: it
    was not mapped, and has neither resource nor findings nor graph.
    """

    identifier: str
    type: str
    title: str
    resource: Resource | None
    report: Report
    graph: bytes
    digest: str
    line: int | None = None
    unchanged: bool = False


class PageEnd(Value, frozen=True, kw_only=True):
    """What is known when a page was read to its end.

    ``next_pages`` are absolute IRIs, the preferred first; ``findings`` concern the page itself;
    the counts are of distinct nodes. ``rest`` is what the page says that belongs to no record, as
    packed N-Triples (``schemas.rdf.rest``).
    """

    next_pages: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    datasets: int = 0
    services: int = 0
    series: int = 0
    triples: int = 0
    rest: bytes = b""


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How a source is to be read.

    With ``is_open_by_nature`` missing access rights count as open, marked as assumed all the same.
    ``known`` are the digests that the catalogue holds, by identifier: a record that has not
    changed is not mapped again. ``seen`` are the titles of records on earlier pages, by
    identifier, so that a second one is refused. With ``reads_parts`` a distribution or contact that
    belongs to no record is given too, as a reading without a resource: somebody checks it alone.
    With ``keeps_rest`` the end of the page tells what belongs to no record.
    """

    is_open_by_nature: bool = False
    known: Mapping[str, str] | None = None
    seen: Mapping[str, str] | None = None
    reads_parts: bool = False
    keeps_rest: bool = False
