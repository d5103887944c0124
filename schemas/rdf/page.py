"""One page of a feed, from bytes to records and what is known at its end."""

import datetime as dt
from collections.abc import Iterator

from schemas.dialects.reading import read_dialect
from schemas.findings import Finding
from schemas.rdf.graph import PageGraph
from schemas.rdf.paging import next_pages
from schemas.rdf.parse import parse
from schemas.rdf.read_parts import count_unreached
from schemas.rdf.read_records import RecordReader
from schemas.rdf.stored import Text, head
from schemas.rdf.syntax import detect
from schemas.reading import PageEnd, ReadOptions, RecordReading
from schemas.rules import codes, feed_codes
from schemas.rules.page_codes import PAGE_REST_TOO_LARGE


class PageReading:
    """A page being read: ``records`` gives one at a time, ``end`` holds after the last."""

    def __init__(self, reader: RecordReader, base_iri: str, *, keeps_rest: bool = False) -> None:
        self._reader = reader
        self._keeps_rest = keeps_rest
        self._base_iri = base_iri
        self._end: PageEnd | None = None
        self.records: Iterator[RecordReading] = self._read()

    @property
    def end(self) -> PageEnd:
        """What is known when all records were read."""
        if self._end is None:
            raise RuntimeError("the end of a page is known after its last record")
        return self._end

    def _read(self) -> Iterator[RecordReading]:
        try:
            yield from self._reader.records()
            self._end = self._told()
        finally:
            self._reader.graph.close()

    def _told(self) -> PageEnd:
        reader = self._reader
        rest = reader.rest.packed() if self._keeps_rest else b""
        return PageEnd(
            next_pages=tuple(next_pages(reader.graph, self._base_iri)),
            findings=(*reader.page_findings(), *_remarks(reader, is_too_large=rest is None)),
            rest=rest or b"",
            datasets=reader.datasets,
            services=reader.services,
            series=reader.series,
            triples=reader.graph.triples,
        )


def read_page(
    data: Text,
    *,
    media_type: str | None,
    name: str | None,
    base_iri: str,
    today: dt.date,
    options: ReadOptions,
) -> PageReading:
    """Read one page of a feed.

    ``name`` is a file name or address, whose suffix may tell the syntax; relative addresses are
    resolved against ``base_iri``. A page in JSON, YAML or a table is read when it is in one of the
    dialects of ``schemas.dialects``. Raise ``UnreadableError`` when the page as a whole is neither.
    """
    graph = graph_of(data, media_type=media_type, name=name, base_iri=base_iri)
    reader = RecordReader(graph, today=today, options=options)
    return PageReading(reader, base_iri, keeps_rest=options.keeps_rest)


def graph_of(data: Text, *, media_type: str | None, name: str | None, base_iri: str) -> PageGraph:
    """Give the statements of a page in any dialect or syntax; whoever asks for them closes them."""
    graph = read_dialect(data, media_type=media_type, name=name, base_iri=base_iri)
    if graph is not None:
        return graph
    syntax = detect(media_type=media_type, name=name or "", head=head(data, 8192))
    return parse(data, syntax=syntax, base_iri=base_iri)


def _remarks(reader: RecordReader, *, is_too_large: bool) -> Iterator[Finding]:
    if is_too_large:
        yield PAGE_REST_TOO_LARGE.at("page")
    if reader.references:
        yield codes.REFERENCE_ONLY.at("page", f"{reader.references} resources")
    # Who checks parts alone has them judged instead.
    if not reader.reads_parts and (unreached := count_unreached(reader.graph, reader.rest)):
        yield feed_codes.PART_UNREACHED.at("page", f"{unreached} distributions or contacts")
