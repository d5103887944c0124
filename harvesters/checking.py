"""Checking what anybody gives: within limits, a few at a time, and nothing of it is kept."""

import contextlib
import datetime as dt
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, Protocol

import msgspec

from catalogue.errors import RefusedError
from catalogue.services.publishing import Clock
from catalogue.services.throttling import Limit, Throttling, party_of
from catalogue.store.locks import LockHeldError, awaited
from catalogue.store.store import Store
from harvesters import errors
from harvesters.errors import FeedError, FeedIncompleteError
from harvesters.fetch_folder import FetchFolder
from harvesters.source_kinds import SourceKind
from harvesters.validating import validated
from schemas.findings import Finding, Report
from schemas.model.base import Value
from schemas.reading import PageEnd, RecordReading
from schemas.rules.grouped import GroupedReport, ReportBuilder

#: How long somebody waits for others' checks to end before being sent away, in seconds.
_PATIENCE: Final = 5.0
#: Who mends a file by trial needs a check every half minute for as long as that takes.
PER_VISITOR: Final = Limit(name="check", most=30, window=dt.timedelta(minutes=15))
_ELSEWHERE: Final = "Check it on your own machine with the command: wayleave validate FILE."


class BusyError(RefusedError):
    """As many checks are under way as this service makes at a time."""


class CheckLimits(msgspec.Struct, frozen=True, kw_only=True):
    """How much one check may take, and how many are made at a time by all processes together."""

    bytes: int = 10_000_000
    seconds: float = 60.0
    at_a_time: int = 2
    records: int = 10_000


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """What was sent: its bytes, what its sender calls it, and a file name that tells its kind."""

    content: bytes
    shown: str
    name: str


class CheckedRecord(Value, frozen=True, kw_only=True):
    """The verdicts on one record, without the record."""

    identifier: str
    title: str
    type: str
    line: int | None
    report: Report


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """What a check found: of all records together, of each, and of the file as a whole.

    The report's ``error`` is one sentence on why nothing, or not all, could be read;
    ``is_too_large`` when that is the limit on size.
    """

    shown: str
    report: GroupedReport
    records: tuple[CheckedRecord, ...]
    about_pages: tuple[Finding, ...]
    is_too_large: bool = False


class KindForChecks(Protocol):
    """Makes the source kind that reads what is checked."""

    def __call__(self, *, is_vouched_for: bool) -> SourceKind:
        """Make the kind, with what may be fetched by it."""


class Checking:
    """The use case of checking metadata that the catalogue does not take in.

    ``kind_of`` makes the source kind; it is told whether hosts that the operator vouched for may
    be fetched beside public ones, which is for those only who may have them harvested.
    """

    def __init__(
        self,
        store: Store,
        kind_of: KindForChecks,
        limits: CheckLimits,
        now: Clock,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits
        self._store = store
        self._kind_of = kind_of
        self._throttling = Throttling(store, now)
        self._clock = clock

    def admit(self, visitor: str) -> None:
        """Count a check of a visitor's; raise ``TooManyAttemptsError`` past the most."""
        self._throttling.attempt((PER_VISITOR, party_of(visitor)))

    def document(self, document: Document) -> Check:
        """Check what was sent; it lies in a file for as long as it is read."""
        if len(document.content) > self.limits.bytes:
            return self._too_large(document.shown)
        with self._place(), _as_file(document) as path:
            return self._check(self._kind_of(is_vouched_for=False), str(path), document.shown)

    def address(self, url: str, *, is_vouched_for: bool) -> Check:
        """Check what is at an address, through the guarded door."""
        with self._place():
            return self._check(self._kind_of(is_vouched_for=is_vouched_for), url, url)

    def _check(self, kind: SourceKind, location: str, shown: str) -> Check:
        gathered = _Gathered(shown, self.limits, self._clock)
        try:
            with contextlib.closing(validated(kind, location, gathered.remark)) as found:
                for reading in found:
                    gathered.add(reading)
        except _EnoughError as enough:
            gathered.stop(str(enough))
        except (FeedError, FeedIncompleteError) as error:
            gathered.fail(error)
        return gathered.check()

    def _too_large(self, shown: str) -> Check:
        nothing = _Gathered(shown, self.limits, self._clock)
        nothing.fail(errors.OverLimitError(shown, "too large", ""))
        return nothing.check()

    @contextlib.contextmanager
    def _place(self) -> Iterator[None]:
        """Hold one of the places for checks; raise ``BusyError`` when all stay taken."""
        with contextlib.ExitStack() as held:
            try:
                held.enter_context(awaited(self._free_place, _PATIENCE))
            except LockHeldError:
                raise BusyError(
                    "Other files are being checked just now. Wait half a minute, then send yours "
                    "again."
                ) from None
            yield

    @contextlib.contextmanager
    def _free_place(self) -> Iterator[None]:
        for number in range(1, self.limits.at_a_time + 1):
            with contextlib.ExitStack() as held:
                try:
                    held.enter_context(self._store.exclusive(f"check-{number}"))
                except LockHeldError:
                    if number < self.limits.at_a_time:
                        continue
                    raise
                yield
                return


class _EnoughError(Exception):
    """As much was read as is read; says how much."""


class _Gathered:
    """What was found so far."""

    def __init__(self, shown: str, limits: CheckLimits, clock: Callable[[], float]) -> None:
        self._shown = shown
        self._limits = limits
        self._clock = clock
        self._ends_at = clock() + limits.seconds
        self._builder = ReportBuilder()
        self._records: list[CheckedRecord] = []
        self._about_pages: list[Finding] = []
        self._pages = 0
        self._is_too_large = False

    def add(self, reading: RecordReading) -> None:
        """Take a record, unless there are enough or time is over."""
        if len(self._records) >= self._limits.records:
            raise _EnoughError(f"the first {self._limits.records:,} records were read")
        if self._clock() > self._ends_at:
            raise _EnoughError(
                f"the first {len(self._records):,} records could be read within "
                f"{self._limits.seconds:g} seconds"
            )
        self._builder.add(reading)
        self._records.append(
            CheckedRecord(
                identifier=reading.identifier,
                title=reading.title,
                type=reading.type,
                line=reading.line,
                report=reading.report,
            )
        )

    def remark(self, end: PageEnd) -> None:
        """Take the end of a page, and stop there when time is over and more would follow."""
        self._pages += 1
        self._about_pages += end.findings
        self._builder.add_page(end)
        if end.next_pages and self._clock() > self._ends_at:
            seconds = f"{self._limits.seconds:g} seconds"
            raise _EnoughError(f"the first {self._pages:,} pages could be read within {seconds}")

    def stop(self, how_much: str) -> None:
        """Note how much was read of something longer."""
        self._builder.fail(f"{self._shown}: only {how_much}, and there is more. {_ELSEWHERE}")

    def fail(self, error: FeedError | FeedIncompleteError) -> None:
        """Note why nothing, or nothing more, could be read."""
        self._is_too_large = isinstance(error, errors.OverLimitError)
        self._builder.fail(_sentence(error, self._shown, self._limits))

    def check(self) -> Check:
        """Give what was found."""
        return Check(
            shown=self._shown,
            report=self._builder.report(),
            records=tuple(self._records),
            about_pages=tuple(self._about_pages),
            is_too_large=self._is_too_large,
        )


def _sentence(error: FeedError | FeedIncompleteError, shown: str, limits: CheckLimits) -> str:
    """Name place, cause and fix to somebody who cannot change this service's settings."""
    if isinstance(error, FeedIncompleteError):
        return str(error)
    place = f"{shown}, line {error.line}" if error.line is not None else shown
    cause, fix = _cause_and_fix(error, limits)
    return f"{place}: {cause}. {fix}".rstrip()


def _cause_and_fix(error: FeedError, limits: CheckLimits) -> tuple[str, str]:
    for kind, (cause, fix) in _OURS.items():
        if isinstance(error, kind):
            return cause.format(most=f"{limits.bytes / 1_000_000:g} MB"), fix
    if isinstance(error, errors.PageUnreadableError) and error.line is None:
        return error.cause, ""  # there is no place to mend, and the cause says what to do
    return error.cause, error.fix


#: What is said of errors whose own words are for whoever runs the service.
_OURS: Final[Mapping[type[FeedError], tuple[str, str]]] = {
    # Which address a name leads to inside of a network is nobody's to learn here.
    errors.AddressRefusedError: (
        "this address is not fetched",
        "Give a public address that begins with https://, or upload the file.",
    ),
    errors.OverLimitError: (
        "it is larger than {most}, which is the most that is checked here",
        f"Give a part of it. {_ELSEWHERE}",
    ),
    errors.DeadlineError: ("it did not arrive in time", "Try again later, or upload the file."),
    errors.SandboxError: (
        "reading it took more time or memory than there is for a check",
        f"Give a part of it. {_ELSEWHERE}",
    ),
    errors.EmptyFeedError: (
        "no dataset, dataset series or data service was found in it",
        "Check that it is the catalogue itself and not a page about it.",
    ),
}


@contextlib.contextmanager
def _as_file(document: Document) -> Iterator[Path]:
    """Lay a document in a folder of its own, which is removed at once."""
    folder = FetchFolder()
    try:
        path = folder.path / document.name
        path.write_bytes(document.content)
        yield path
    finally:
        folder.remove()
