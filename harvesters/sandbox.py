"""Reading pages in a child process with limits on memory, processor time and patience.

One child serves a run. A page that is too much for it, or built to crash its parser, costs the
child and fails the run with a clear error; the process that holds the database never sees a
foreign byte unparsed.
"""

import contextlib
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator, Sequence
from types import TracebackType
from typing import Final, Self

import msgspec

from harvesters import errors
from harvesters.sandbox_protocol import (
    LARGEST_FRAME,
    LENGTH,
    Answer,
    Begin,
    Failure,
    ReadPage,
    Records,
    decode_answer,
    frame,
)
from schemas.reading import PageEnd, RecordReading

COMMAND: Final = (sys.executable, "-I", "-X", "utf8", "-m", "harvesters.sandbox_child")
# glibc gives every thread's heap its own address space, which the memory limit would count.
_ENVIRONMENT: Final = {"LANG": "C.UTF-8", "PATH": os.defpath, "MALLOC_ARENA_MAX": "2"}
_CHUNK: Final = 1 << 18
_LAST_WORDS: Final = 300
_GRACE: Final = 5.0


class Reading:
    """A page being read by the child: iterate over ``records``, then take ``end``."""

    def __init__(self, records: Generator[RecordReading, None, PageEnd]) -> None:
        self._end: PageEnd | None = None
        self.records: Iterator[RecordReading] = self._until_end(records)

    def _until_end(
        self, records: Generator[RecordReading, None, PageEnd]
    ) -> Generator[RecordReading]:
        self._end = yield from records

    @property
    def end(self) -> PageEnd:
        """What is known of the page after its last record."""
        if self._end is None:
            raise RuntimeError("the page was not read to its end")
        return self._end


class Sandbox:
    """Holds the child of one run; close it, or use it as a context."""

    def __init__(
        self, run: Begin, *, wall_seconds: float = 600.0, command: Sequence[str] = COMMAND
    ) -> None:
        self._run = run
        self._wall_seconds = wall_seconds
        self._command = command
        self._words = tempfile.TemporaryFile(mode="a+b")  # noqa: SIM115 - closed in close()
        self._child: subprocess.Popen[bytes] | None = None
        self._reading: ReadPage | None = None
        self._location = ""
        self._waited = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child, asked or not."""
        self._stop()
        self._words.close()

    def read(self, page: ReadPage, *, location: str) -> Reading:
        """Have the child read one page; errors speak of ``location``, not of the file read."""
        return Reading(self._records(page, location))

    def _records(self, page: ReadPage, location: str) -> Generator[RecordReading, None, PageEnd]:
        if self._reading is not None:
            # What the child was still about to say belongs to a page that was given up half-way.
            self._stop()
        self._reading = page
        self._location = location
        self._waited = 0.0
        self._ask(page)
        while isinstance(answer := self._answer(), Records):
            for record in answer.records:
                yield record
                if self._reading is not page:
                    raise RuntimeError("another page was begun before this one was read")
        self._reading = None
        if isinstance(answer, Failure):
            raise self._page_error(answer)
        return answer.end

    def _ask(self, page: ReadPage) -> None:
        child = self._started()
        # What was said about earlier pages must not fill the bounded file.
        os.ftruncate(self._words.fileno(), 0)
        try:
            _send(child, frame(page))
        except OSError as error:
            raise self._death() from error

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is not None:
            return self._child
        self._child = subprocess.Popen(  # noqa: S603 - our own module, no foreign argument
            list(self._command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            # What is too large for memory goes where the operator has room for it.
            env={**_ENVIRONMENT, "TMPDIR": tempfile.gettempdir()},
            cwd="/",
            close_fds=True,
            start_new_session=True,
        )
        try:
            _send(self._child, frame(self._run))
        except OSError as error:
            raise self._death() from error
        return self._child

    def _answer(self) -> Answer:
        (length,) = LENGTH.unpack(self._exactly(LENGTH.size))
        if length > LARGEST_FRAME:
            raise self._nonsense(f"an answer of {length:,} bytes")
        try:
            return decode_answer(self._exactly(length))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._nonsense(str(error)) from error

    def _exactly(self, length: int) -> bytearray:
        """Read so many bytes from the child, or raise when it is dead or takes too long."""
        child = self._started()
        assert child.stdout is not None  # noqa: S101 - it was started with a pipe
        handle = child.stdout.fileno()
        received = bytearray()
        while len(received) < length:
            self._wait_for(handle)
            piece = os.read(handle, min(_CHUNK, length - len(received)))
            if not piece:
                raise self._death()
            received += piece
        return received

    def _wait_for(self, handle: int) -> None:
        """Wait for the child; only this counts against it, not what our caller does meanwhile."""
        began = time.monotonic()
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        ready = poll.poll(max(0.0, self._wall_seconds - self._waited) * 1000)
        self._waited += time.monotonic() - began
        if not ready:
            self._stop()
            raise errors.SandboxError(
                self._location,
                f"reading the page took longer than {self._wall_seconds:g} seconds",
                "Ask the publisher to page the feed, or raise WAYLEAVE_PAGE_SECONDS.",
            )

    def _page_error(self, failure: Failure) -> errors.FeedError:
        if failure.is_fault:
            fix = "This is a fault of the reader: please report it with the feed."
            return errors.SandboxError(self._location, failure.message, fix, line=failure.line)
        fix = "Mend the feed at that place and try again."
        return errors.PageUnreadableError(self._location, failure.message, fix, line=failure.line)

    def _nonsense(self, what: str) -> errors.SandboxError:
        self._stop()
        fix = "This is a fault of the reader: please report it with the feed."
        cause = f"the reading process answered nonsense ({what})"
        return errors.SandboxError(self._location, cause, fix)

    def _death(self) -> errors.SandboxError:
        """Explain why the child is gone."""
        status = self._stop(grace=_GRACE)
        return errors.SandboxError(
            self._location,
            f"reading the page {_cause_of_death(status, self._run)}{self._last_words()}",
            "Check the feed with another tool; if it is sound, raise WAYLEAVE_SANDBOX_MEMORY_MB "
            "or WAYLEAVE_PAGE_SECONDS.",
        )

    def _last_words(self) -> str:
        self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, self._words.tell() - _LAST_WORDS))
        lines = self._words.read(_LAST_WORDS).decode("utf-8", "replace").strip().splitlines()
        return f"; last it said: {lines[-1]}" if lines else ""

    def _stop(self, grace: float = 0.0) -> int:
        """End the child and everything of it; return its status."""
        child, self._child, self._reading = self._child, None, None
        if child is None:
            return 0
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(grace)
        if child.returncode is None:
            child.kill()
        status = child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        return status


def _send(child: subprocess.Popen[bytes], message: bytes) -> None:
    assert child.stdin is not None  # noqa: S101 - it was started with a pipe
    child.stdin.write(message)
    child.stdin.flush()


def _cause_of_death(status: int, run: Begin) -> str:
    if status == -signal.SIGXCPU:
        return f"used more than {run.cpu_seconds} seconds of processor time"
    if status == -signal.SIGABRT:
        memory = f"{run.memory_bytes / (1 << 20):,.0f} MB"
        return f"was aborted (signal 6): more than {memory} of memory needed, or a hostile feed"
    if status == -signal.SIGKILL:
        return "was killed (signal 9): the machine has too little memory"
    if status < 0:
        return f"crashed (signal {-status})"
    return f"ended with status {status}"
