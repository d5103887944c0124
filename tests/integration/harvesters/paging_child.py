"""A sandbox child that reads a toy feed, so that paging is tested apart from RDF.

A line is ``record ID``, ``next LINK`` or ``wrong``; anything else is an error of the feed.
"""

from urllib.parse import urljoin

from harvesters.sandbox_child import main
from harvesters.sandbox_protocol import Begin, ReadPage
from schemas.errors import NotRdfError, UnparseableError
from schemas.findings import Conformance, Report
from schemas.reading import PageEnd, RecordReading

UNRATED = Conformance(mandatory_met=0, mandatory_total=0, recommended_met=0, recommended_total=0)


class Readings:
    """A page of the toy feed."""

    def __init__(self, data: bytes, base_iri: str) -> None:
        self.records: list[RecordReading] = []
        links: list[str] = []
        for number, line in enumerate(data.decode().splitlines(), 1):
            word, _, rest = line.partition(" ")
            if word == "record":
                self.records.append(_record(urljoin(base_iri, rest)))
            elif word == "next":
                links.append(_absolute(base_iri, rest))
            elif word == "wrong":
                raise UnparseableError("this is wrong", number)
            elif line:
                raise NotRdfError(f"not a feed: {line[:20]}", number)
        self.end = PageEnd(next_pages=tuple(links), datasets=len(self.records))


def _absolute(base_iri: str, link: str) -> str:
    try:
        return urljoin(base_iri, link)
    except ValueError:
        return link


def _record(identifier: str) -> RecordReading:
    return RecordReading(
        identifier=identifier,
        type="Dataset",
        title=identifier,
        resource=None,
        report=Report(conformance=UNRATED),
        graph=b"",
        digest="0",
    )


def read(data: bytes, page: ReadPage, _run: Begin) -> Readings:
    """Read a page of the toy feed."""
    return Readings(data, page.base_iri)


if __name__ == "__main__":
    main({"rdf": read})
