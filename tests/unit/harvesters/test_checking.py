"""The bounds of a check: how much time, how many records, what is said when they are reached."""

from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

import pytest

from catalogue.domain.source import Source
from catalogue.store.store import Store
from harvesters import errors
from harvesters.checking import Checking, CheckLimits, Document
from harvesters.source_kinds import Page, SourceKind
from schemas.findings import Conformance, Report
from schemas.model import AccessRights, Dataset, text
from schemas.reading import PageEnd, RecordReading
from tests.site import FixedClock

NOTHING = Conformance(mandatory_met=0, mandatory_total=0, recommended_met=0, recommended_total=0)
ADDRESS = "https://rivers.example/feed.ttl"


class Hands:
    """A clock that the reading of a page moves on by a second, or its end does."""

    def __init__(self, *, at_end: bool = False) -> None:
        self.seconds = 0.0
        self.at_end = at_end

    def __call__(self) -> float:
        return self.seconds


class OnePage:
    """A page of so many records, after which more follow."""

    url = ADDRESS

    def __init__(self, number: int, size: int, hands: Hands) -> None:
        self._number = number
        self._hands = hands
        self.records: Iterator[RecordReading] = (
            _reading(f"{number}-{place}") for place in range(size)
        )

    @property
    def end(self) -> PageEnd:
        """Where the next page is; it takes a second to find out, if this clock is so."""
        self._hands.seconds += self._hands.at_end
        return PageEnd(next_pages=(f"{ADDRESS}?page={self._number + 1}",))


def _reading(name: str) -> RecordReading:
    resource = Dataset(identifier=name, title=text(name), access_rights=AccessRights.OPEN)
    return RecordReading(
        identifier=name,
        type="Dataset",
        title=name,
        resource=resource,
        report=Report(conformance=NOTHING),
        graph=b"",
        digest="",
    )


class EndlessKind:
    """A feed without an end; remembers where it was asked for and that it was let go."""

    def __init__(self, hands: Hands, size: int, error: Exception | None = None) -> None:
        self.hands = hands
        self.size = size
        self.error = error
        self.asked = ""
        self.is_closed = False

    def fetch(self, source: Source, *, known: Mapping[str, str]) -> Generator[Page]:
        """Yield pages for ever, or fail after the first."""
        assert known == {}
        self.asked = source.location
        try:
            for number in range(1_000_000):
                yield OnePage(number, self.size, self.hands)
                self.hands.seconds += not self.hands.at_end
                if self.error is not None:
                    raise self.error
        finally:
            self.is_closed = True


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open an empty store."""
    opened = Store.open(f"sqlite:///{tmp_path}/checks.sqlite3")
    opened.migrate()
    yield opened
    opened.close()


def checking(store: Store, kind: EndlessKind, limits: CheckLimits | None = None) -> Checking:
    def made(*, is_vouched_for: bool) -> SourceKind:
        del is_vouched_for
        return kind

    return Checking(store, made, limits or CheckLimits(), FixedClock(), kind.hands)


@pytest.mark.parametrize(
    ("hands", "how_much"),
    [(Hands(), "12 records"), (Hands(at_end=True), "6 pages")],
    ids=["while a page is read", "between two pages"],
)
def test_a_feed_without_end_is_left_when_time_is_over(
    store: Store, hands: Hands, how_much: str
) -> None:
    kind = EndlessKind(hands, 2)
    limits = CheckLimits(seconds=5)
    found = checking(store, kind, limits).address(ADDRESS, is_vouched_for=False)
    assert found.report.records == 12
    assert found.report.error == (
        f"{ADDRESS}: only the first {how_much} could be read within 5 seconds, and there is more. "
        "Check it on your own machine with the command: wayleave validate FILE."
    )
    assert kind.is_closed


def test_of_many_records_the_first_are_judged(store: Store) -> None:
    kind = EndlessKind(Hands(), 100)
    limits = CheckLimits(records=250)
    found = checking(store, kind, limits).address(ADDRESS, is_vouched_for=False)
    assert (found.report.records, len(found.records)) == (250, 250)
    assert "only the first 250 records were read" in (found.report.error or "")
    assert kind.is_closed


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errors.OverLimitError("x", "c", "f"), "it is larger than 10 MB"),
        (errors.DeadlineError("x", "c", "Raise WAYLEAVE_PAGE_SECONDS."), "did not arrive in time"),
        (errors.SandboxError("x", "ended with status 9", "f"), "took more time or memory"),
        (errors.AddressRefusedError("x", "leads to 10.1.2.3", "f"), "is not fetched"),
        (errors.PageUnreadableError("x", "a bracket is missing", "Mend it.", line=7), "line 7: a"),
        (errors.StatusError("x", "status 404", "Check it.", status=404), "status 404. Check it."),
    ],
)
def test_what_was_read_before_a_fault_is_told_with_the_fault(
    store: Store, error: errors.FeedError, said: str
) -> None:
    found = checking(store, EndlessKind(Hands(), 3, error)).address(ADDRESS, is_vouched_for=False)
    sentence = found.report.error or ""
    assert found.report.records == 3
    assert sentence.startswith(ADDRESS)
    assert said in sentence
    assert not [word for word in ("WAYLEAVE_", "10.1.2.3", "status 9") if word in sentence]


def test_a_document_lies_in_a_file_while_it_is_read_and_no_longer(store: Store) -> None:
    kind = EndlessKind(Hands(), 1)
    document = Document(content=b"text", shown="rivers.ttl", name="document.ttl")
    found = checking(store, kind, CheckLimits(records=1)).document(document)
    assert kind.asked.endswith("/document.ttl")
    assert not Path(kind.asked).parent.exists()
    assert found.shown == "rivers.ttl"
    assert "/" not in (found.report.error or "")


def test_a_place_is_given_back_after_each_check(store: Store) -> None:
    limits = CheckLimits(at_a_time=1, records=1)
    service = checking(store, EndlessKind(Hands(), 1), limits)
    for _ in range(3):
        assert service.address(ADDRESS, is_vouched_for=False).report.records == 1
