"""What reading a page of a feed gives: records with their reports, and where the next page is."""

from schemas.findings import Finding, Report
from schemas.model import Resource
from schemas.model.base import Value


class RecordReading(Value, frozen=True, kw_only=True):
    """One resource as read: the model, the verdicts, and the graph exactly as received.

    ``identifier`` is the key within the source, empty when none could be derived; ``resource`` is
    absent when the record is not usable. ``graph`` is canonical N-Triples of the resource and the
    nodes it rests on; ``digest`` a hash of it that ignores blank node labels and order. A record whose
    digest was known is ``unchanged``: it was not mapped, and has neither resource nor findings.
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
    the counts are of distinct nodes.
    """

    next_pages: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    datasets: int = 0
    services: int = 0
    series: int = 0
    triples: int = 0
