"""What the pages of all source kinds share: records that are taken once, and an end after them."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator

from harvesters.pages import PageFile
from harvesters.sandbox import Reading, Sandbox
from harvesters.sandbox_protocol import ReadPage
from schemas.reading import PageEnd, RecordReading


class FeedPage(ABC):
    """A page whose records are read while they are taken; ``count`` is how many were so far."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.count = 0
        self._end: PageEnd | None = None
        self.records: Iterator[RecordReading] = self._read()

    @abstractmethod
    def _read(self) -> Iterator[RecordReading]:
        """Yield the records, and set the end after the last."""

    def _counted(self, records: Iterable[RecordReading]) -> Iterator[RecordReading]:
        for record in records:
            self.count += 1
            yield record

    def finish(self) -> None:
        """Read on to the end of the page, for who did not want the records."""
        for _ in self.records:
            pass

    @property
    def end(self) -> PageEnd:
        """What is known after the last record was taken."""
        if self._end is None:
            raise RuntimeError("the page was not read to its end")
        return self._end


def begun(sandbox: Sandbox, file: PageFile) -> Reading:
    """Have a file read in the process for foreign bytes."""
    request = ReadPage(
        path=str(file.path), base_iri=file.base_iri, media_type=file.media_type, name=file.name
    )
    return sandbox.read(request, location=file.location)
