"""The process in which foreign bytes are read: ``python -m harvesters.sandbox_child``.

It takes requests on standard input and answers on what was standard output; whatever a library
prints goes to standard error. The rules on what it may use are in ``sandbox_limits``.
"""

import gc
import os
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol, runtime_checkable

import msgspec

from harvesters import sandbox_limits
from harvesters.sandbox_protocol import (
    LARGEST_RECORD,
    LENGTH,
    Answer,
    Begin,
    End,
    Failure,
    ReadPage,
    Records,
    decode_request,
    frame,
)
from schemas.errors import UnreadableError
from schemas.findings import Finding, Report
from schemas.reading import PageEnd, ReadOptions, RecordReading

if TYPE_CHECKING:
    from schemas.rdf.stored import Text

_BATCH: Final = 64
_BATCH_BYTES: Final = 4 << 20
_LONGEST_MESSAGE: Final = 2000
_YOUNG_OBJECTS: Final = 100_000
# Of a record that comes again no more is shown, and all of a run are remembered.
_LONGEST_TITLE: Final = 80
_LONGEST_NAME: Final = 2000


class PageReading(Protocol):
    """A page being read: its records, and after the last its end."""

    @property
    def records(self) -> Iterable[RecordReading]:
        """The records, once."""

    @property
    def end(self) -> PageEnd:
        """What is known after the last record."""


class Reader(Protocol):
    """Reads the bytes of a page."""

    def __call__(self, data: bytes, page: ReadPage, run: Begin, /) -> PageReading:
        """Read one page."""


@runtime_checkable
class StreamingReader(Protocol):
    """A reader that can leave a large page in its file."""

    #: From how many bytes on.
    large: int

    def read_stored(
        self, path: Path, page: ReadPage, run: Begin
    ) -> AbstractContextManager[PageReading]:
        """Read one page from its file; it is open as long as the context."""


class RdfReader:
    """Reads DCAT in any RDF syntax, and remembers what earlier pages of the run held."""

    large = 16 << 20

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}

    def __call__(self, data: bytes, page: ReadPage, run: Begin) -> PageReading:
        """Read one page."""
        return self._read(data, page, run)

    @contextmanager
    def read_stored(self, path: Path, page: ReadPage, run: Begin) -> Iterator[PageReading]:
        """Read one page from its file."""
        from schemas.rdf.stored import StoredText  # noqa: PLC0415 - as below

        with StoredText(path) as text:
            yield self._read(text, page, run)

    def _read(self, data: "Text", page: ReadPage, run: Begin) -> PageReading:
        # Only a process that reads RDF pays for loading it.
        from schemas.rdf.page import read_page  # noqa: PLC0415

        options = ReadOptions(
            is_open_by_nature=run.is_open_by_nature,
            known=run.known,
            seen=self._seen,
            reads_parts=run.reads_parts,
            keeps_rest=run.keeps_rest,
        )
        reading = read_page(
            data,
            media_type=page.media_type,
            name=page.name,
            base_iri=page.base_iri,
            today=run.today,
            options=options,
        )
        return _Remembered(reading, self._seen)


class _Remembered:
    """A page whose records are noted as seen once it was read to its end."""

    def __init__(self, reading: PageReading, seen: dict[str, str]) -> None:
        self._reading = reading
        self._seen = seen

    @property
    def records(self) -> Iterator[RecordReading]:
        titles: dict[str, str] = {}
        for record in self._reading.records:
            if record.identifier:
                titles.setdefault(record.identifier, record.title[:_LONGEST_TITLE])
            yield record
        # Not before: the reader must not take a record for a repetition of itself.
        self._seen.update(titles | self._seen)

    @property
    def end(self) -> PageEnd:
        return self._reading.end


class CswReader:
    """Reads the DCAT in the answers of a catalogue service."""

    def __init__(self) -> None:
        self._inner = RdfReader()

    def __call__(self, data: bytes, page: ReadPage, run: Begin) -> PageReading:
        """Read one answer; where the next is stands in the answer, not in the DCAT."""
        # Only a process that reads such answers pays for loading it.
        from harvesters.csw_response import unwrapped  # noqa: PLC0415

        answer = unwrapped(data, page.base_iri)
        inner = msgspec.structs.replace(page, media_type="application/rdf+xml", name="csw.rdf")
        reading = self._inner(answer.rdf, inner, run)
        following = (answer.next_page,) if answer.next_page else ()
        return _Answered(reading, following, answer.findings)


class _Answered:
    """The reading of an answer, whose end says where the service goes on."""

    def __init__(
        self, reading: PageReading, following: tuple[str, ...], findings: tuple[Finding, ...]
    ) -> None:
        self.records = reading.records
        self._reading = reading
        self._following = following
        self._findings = findings

    @property
    def end(self) -> PageEnd:
        end = self._reading.end
        findings = (*end.findings, *self._findings)
        return msgspec.structs.replace(end, next_pages=self._following, findings=findings)


# One process serves one run, so a reader may remember.
READERS: Final[Mapping[str, Reader]] = {"rdf": RdfReader(), "csw": CswReader()}


class Child:
    """Answers requests until its input ends."""

    def __init__(
        self, requests: BinaryIO, answers: BinaryIO, readers: Mapping[str, Reader]
    ) -> None:
        self._requests = requests
        self._answers = answers
        self._readers = readers
        self._gate = sandbox_limits.Gate()

    def serve(self) -> None:
        """Read the run's terms, give up what is not needed, then read page after page."""
        run = self._next_request()
        if not isinstance(run, Begin):
            return
        reader = self._readers[run.reader]
        sandbox_limits.limit_process(run.memory_bytes)
        self._gate.install()
        while isinstance(page := self._next_request(), ReadPage):
            sandbox_limits.limit_next_page(run.cpu_seconds, _size(page))
            self._gate.page = page.path
            self._answer_page(reader, page, run)

    def _next_request(self) -> Begin | ReadPage | None:
        head = self._requests.read(LENGTH.size)
        if len(head) < LENGTH.size:
            return None
        (length,) = LENGTH.unpack(head)
        return decode_request(self._requests.read(length))

    def _answer_page(self, reader: Reader, page: ReadPage, run: Begin) -> None:
        try:
            with _reading(reader, page, run) as reading:
                for batch in batches(reading.records):
                    for content in frames(batch):
                        self._write(content)
                self._send(End(reading.end))
        except MemoryError:
            self._send(Failure(message="reading the page needs more memory than allowed"))
        except Exception as error:  # noqa: BLE001 - the run must hear of it, whatever it is
            traceback.print_exc()
            self._send(failure(error))

    def _send(self, answer: Answer) -> None:
        self._write(frame(answer))

    def _write(self, content: bytes) -> None:
        self._answers.write(content)
        self._answers.flush()


def _size(page: ReadPage) -> int:
    try:
        return Path(page.path).stat().st_size
    except OSError:
        return 0  # opening it tells more


def _reading(reader: Reader, page: ReadPage, run: Begin) -> AbstractContextManager[PageReading]:
    path = Path(page.path)
    if isinstance(reader, StreamingReader) and _size(page) >= reader.large:
        return reader.read_stored(path, page, run)
    return nullcontext(reader(path.read_bytes(), page, run))


def batches(records: Iterable[RecordReading]) -> Iterator[list[RecordReading]]:
    """Group records, so that a frame holds neither one only nor too much."""
    batch: list[RecordReading] = []
    size = 0
    for record in records:
        batch.append(record)
        size += len(record.graph)
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def frames(batch: list[RecordReading]) -> Iterator[bytes]:
    """Encode records, each apart when they are too large together; one too large is rejected."""
    content = frame(Records(batch))
    if len(content) <= LARGEST_RECORD:
        yield content
    elif len(batch) > 1:
        for record in batch:
            yield from frames([record])
    else:
        yield frame(Records([_too_large(batch[0], len(content))]))


def _too_large(record: RecordReading, size: int) -> RecordReading:
    """Reject a record that would cost all others; nothing of it is sent but its name."""
    from schemas.rules import codes  # noqa: PLC0415 - only a process that meets one pays for it

    words = {"limit": f"{LARGEST_RECORD >> 20} MB"}
    fault = codes.RECORD_TOO_LARGE.at("record", f"{size:,} bytes", line=record.line, words=words)
    return RecordReading(
        identifier=record.identifier[:_LONGEST_NAME],
        type=record.type,
        title=record.title[:_LONGEST_NAME],
        resource=None,
        report=Report(findings=(fault,), conformance=record.report.conformance),
        graph=b"",
        digest="",
        line=record.line,
    )


def failure(error: Exception) -> Failure:
    """Say what went wrong: a reader's own error is the feed's fault, any other is ours."""
    if isinstance(error, UnreadableError):
        text = str(error).removeprefix(f"line {error.line}: ")
        return Failure(message=text[:_LONGEST_MESSAGE], line=error.line)
    if isinstance(error, sandbox_limits.RefusedInSandboxError):
        return Failure(message=str(error))
    text = f"{type(error).__name__}: {error}"
    return Failure(message=text[:_LONGEST_MESSAGE], is_fault=True)


def main(readers: Mapping[str, Reader] = READERS) -> None:
    """Serve on the standard streams, keeping standard output for ourselves."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 - a device, not a path of ours
        os.dup2(nothing.fileno(), 0)
    # Records are trees: what is done with is freed at once, and looking for cycles finds none.
    gc.freeze()
    gc.set_threshold(_YOUNG_OBJECTS)
    Child(requests, answers, readers).serve()
    sys.stdout.flush()


if __name__ == "__main__":
    main()
