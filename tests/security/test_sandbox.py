"""A page can hurt nothing but the child that reads it, and whoever asked hears why."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from harvesters.errors import FeedError, PageUnreadableError, SandboxError
from harvesters.sandbox import Sandbox
from harvesters.sandbox_protocol import Begin, ReadPage
from schemas.reading import RecordReading

CHILD = Path(__file__).parents[1] / "integration" / "harvesters" / "faulty_child.py"
LOCATION = "https://data.example/catalog.ttl"

Boxes = Callable[..., Sandbox]


@pytest.fixture
def box() -> Iterator[Boxes]:
    made: list[Sandbox] = []

    def make(
        reader: str,
        *,
        memory: int = 512 << 20,
        cpu_seconds: int = 20,
        wall_seconds: float = 30.0,
        known: dict[str, str] | None = None,
    ) -> Sandbox:
        begin = Begin(
            reader=reader,
            today=dt.date(2026, 11, 23),
            cpu_seconds=cpu_seconds,
            memory_bytes=memory,
            known=known or {},
        )
        command = (sys.executable, "-I", "-X", "utf8", str(CHILD))
        made.append(Sandbox(begin, wall_seconds=wall_seconds, command=command))
        return made[-1]

    yield make
    for sandbox in made:
        sandbox.close()


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Sandbox, bytes], list[RecordReading]]:
    path = tmp_path / "page"

    def read_page(sandbox: Sandbox, content: bytes = b"bad") -> list[RecordReading]:
        path.write_bytes(content)
        page = ReadPage(path=str(path), base_iri=LOCATION)
        return list(sandbox.read(page, location=LOCATION).records)

    return read_page


Read = Callable[..., list[RecordReading]]


def test_records_and_the_end_arrive_as_they_were_read(box: Boxes, tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(b"150")
    page = ReadPage(
        path=str(tmp_path / "page"), base_iri=LOCATION, media_type="text/turtle", name="catalog.ttl"
    )
    reading = box("plain", known={"a": "1"}).read(page, location=LOCATION)
    identifiers = [record.identifier for record in reading.records]
    assert identifiers == [f"https://data.example/dataset/{n}" for n in range(150)]
    assert reading.end.datasets == 150
    assert reading.end.next_pages == (f"{LOCATION}|text/turtle|catalog.ttl|2026-11-23|['a']",)


def test_the_end_is_not_told_before_the_page_was_read_to_it(box: Boxes, tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(b"150")
    reading = box("plain").read(
        ReadPage(path=str(tmp_path / "page"), base_iri=LOCATION), location=LOCATION
    )
    next(reading.records)
    with pytest.raises(RuntimeError, match="not read to its end"):
        _ = reading.end


def test_one_child_serves_all_pages_of_a_run(box: Boxes, read: Read) -> None:
    sandbox = box("plain")
    assert [len(read(sandbox, b"%d" % count)) for count in (0, 1, 64, 65, 300)] == [
        0,
        1,
        64,
        65,
        300,
    ]
    children = [
        child for child in psutil.Process().children() if CHILD.name in str(child.cmdline())
    ]
    assert len(children) == 1


@pytest.mark.parametrize("size", [0, 1, 65_536, 5_000_000])
def test_any_bytes_come_through_whole(box: Boxes, read: Read, size: int) -> None:
    content = os.urandom(size)
    assert read(box("echo"), content)[0].graph == content


def test_a_page_given_up_half_way_does_not_spoil_the_next(
    box: Boxes, read: Read, tmp_path: Path
) -> None:
    sandbox = box("plain")
    (tmp_path / "long").write_bytes(b"5000")
    page = ReadPage(path=str(tmp_path / "long"), base_iri=LOCATION)
    given_up = sandbox.read(page, location=LOCATION).records
    next(given_up)
    assert len(read(sandbox, b"3")) == 3
    with pytest.raises(RuntimeError, match="another page was begun"):
        next(given_up)


@pytest.mark.parametrize(
    ("reader", "cause"),
    [
        ("abort", "signal 6"),
        ("crash", "signal 11"),
        ("last-words", "status 3; last it said: and thanks"),
        ("nonsense", "nonsense"),
        ("huge-answer", "nonsense"),
        ("fault", "KeyError"),
        ("recurse", "RecursionError"),
    ],
)
def test_a_child_that_dies_or_goes_astray_is_an_error_that_names_feed_and_cause(
    box: Boxes, read: Read, reader: str, cause: str
) -> None:
    with pytest.raises(SandboxError) as caught:
        read(box(reader))
    assert str(caught.value).startswith(LOCATION)
    assert cause in str(caught.value)


@pytest.mark.parametrize("reader", ["abort", "grammar", "fault", "nonsense"])
def test_after_a_bad_page_the_next_is_read(box: Boxes, read: Read, reader: str) -> None:
    sandbox = box(reader)
    with pytest.raises(FeedError):
        read(sandbox)
    assert len(read(sandbox, b"good")) == 1


def test_memory_is_limited(box: Boxes, read: Read) -> None:
    with pytest.raises(PageUnreadableError, match="more memory than allowed"):
        read(box("eat-memory", memory=256 << 20))


def test_processor_time_is_limited(box: Boxes, read: Read) -> None:
    with pytest.raises(SandboxError, match="more than 1 seconds of processor time"):
        read(box("spin", cpu_seconds=1))


def test_each_page_has_its_own_processor_time(box: Boxes, read: Read) -> None:
    sandbox = box("busy", cpu_seconds=2)
    # Four pages of most of a second each are more than the two seconds that any one may take.
    assert [len(read(sandbox)) for _ in range(4)] == [1, 1, 1, 1]


def test_waiting_is_limited(box: Boxes, read: Read) -> None:
    with pytest.raises(SandboxError, match=r"longer than 0\.5 seconds"):
        read(box("sleep", wall_seconds=0.5))


def test_the_wait_is_counted_for_each_page_alone(box: Boxes, read: Read) -> None:
    sandbox = box("drowse", wall_seconds=1.0)
    assert [len(read(sandbox)) for _ in range(3)] == [1, 1, 1]


def test_no_child_is_left_behind(box: Boxes, read: Read) -> None:
    before = {child.pid for child in psutil.Process().children()}
    sandbox = box("sleep", wall_seconds=0.5)
    with pytest.raises(SandboxError):
        read(sandbox)
    sandbox.close()
    assert {child.pid for child in psutil.Process().children()} <= before


@pytest.mark.parametrize(
    "reader",
    [
        "fetch",
        "connect",
        "look-up",
        "read-secret",
        "leave-by-dots",
        "write-file",
        "remove-file",
        "start-program",
        "fork",
    ],
)
def test_what_reading_a_feed_does_not_need_is_refused(box: Boxes, read: Read, reader: str) -> None:
    with pytest.raises(PageUnreadableError, match="is refused while a feed is read"):
        read(box(reader))


def test_a_file_that_was_not_given_cannot_be_read_even_if_it_was_the_last_page(
    box: Boxes, read: Read, tmp_path: Path
) -> None:
    sandbox = box("another-file")
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    with pytest.raises(PageUnreadableError, match="opening a file is refused"):
        read(sandbox, str(secret).encode())


def test_what_a_library_prints_is_no_answer(box: Boxes, read: Read) -> None:
    assert len(read(box("chatter"))) == 1


def test_what_a_child_says_on_standard_error_is_bounded(box: Boxes, read: Read) -> None:
    with pytest.raises(SandboxError) as caught:
        read(box("flood"))
    assert len(str(caught.value)) < 1000


def test_the_child_inherits_no_secret_of_the_environment(
    box: Boxes, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLEAVE_DATABASE_URL", "postgresql://secret@db.example/x")
    with pytest.raises(PageUnreadableError) as caught:
        read(box("environment"))
    assert "PATH" in caught.value.cause
    assert "WAYLEAVE" not in caught.value.cause


def test_the_child_inherits_no_open_file(box: Boxes, read: Read, tmp_path: Path) -> None:
    with (tmp_path / "database").open("w", encoding="utf-8") as file:
        os.set_inheritable(file.fileno(), True)  # noqa: FBT003 - the function takes no other
        with pytest.raises(PageUnreadableError) as caught:
            read(box("open-files"))
    # Two pipes of its own, and the listing itself.
    assert caught.value.cause == "3 files open"


def test_an_error_of_the_grammar_names_the_line(box: Boxes, read: Read) -> None:
    with pytest.raises(PageUnreadableError) as caught:
        read(box("grammar"))
    assert caught.value.line == 7
    assert str(caught.value).startswith(f"{LOCATION}, line 7: a dot is missing")


def test_memory_stays_flat_over_many_pages(box: Boxes, read: Read) -> None:
    sandbox = box("plain")
    read(sandbox, b"2000")
    (child,) = (c for c in psutil.Process().children() if CHILD.name in str(c.cmdline()))
    before = child.memory_info().rss, psutil.Process().memory_info().rss
    for _ in range(15):
        read(sandbox, b"2000")
    after = child.memory_info().rss, psutil.Process().memory_info().rss
    growth = [late - early for early, late in zip(before, after, strict=True)]
    # 15 pages of 2,000 records are more than 100 MB as they pass.
    assert max(growth) < 30 << 20
