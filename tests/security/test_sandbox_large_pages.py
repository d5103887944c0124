"""A page too large for memory takes one nameless file, and nothing of it is ever left behind."""

import datetime as dt
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from harvesters.errors import PageUnreadableError, SandboxError
from harvesters.sandbox import Sandbox
from harvesters.sandbox_protocol import Begin, ReadPage

CHILD = Path(__file__).with_name("large_page_child.py")
LOCATION = "https://data.example/catalog.ttl"
TITLE = "http://purl.org/dc/terms/title"
RECORDS = 300
# More than the database keeps in memory before it makes its file.
BALLAST = "".join(
    f'<https://data.example/{n}> <https://data.example/note> "{"x" * 1_500}{n}" .\n'
    for n in range(12_000)
)
PAGE = (
    "".join(
        f'<https://data.example/{n}> a <http://www.w3.org/ns/dcat#Dataset> ; <{TITLE}> "{n}" .\n'
        for n in range(RECORDS)
    )
    + BALLAST
)

Boxes = Callable[..., Sandbox]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder that temporary files go to."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def box(folder: Path) -> Iterator[Boxes]:
    assert folder.exists()
    made: list[Sandbox] = []

    def make(reader: str = "rdf", *arguments: str) -> Sandbox:
        begin = Begin(
            reader=reader, today=dt.date(2026, 11, 23), cpu_seconds=60, memory_bytes=1 << 30
        )
        command = (sys.executable, "-I", "-X", "utf8", str(CHILD), *arguments)
        made.append(Sandbox(begin, wall_seconds=120.0, command=command))
        return made[-1]

    yield make
    for sandbox in made:
        sandbox.close()


@pytest.fixture
def page(tmp_path: Path) -> ReadPage:
    (tmp_path / "page.ttl").write_text(PAGE, encoding="utf-8")
    return ReadPage(path=str(tmp_path / "page.ttl"), base_iri=LOCATION, name="page.ttl")


def the_child() -> psutil.Process:
    (child,) = (c for c in psutil.Process().children() if CHILD.name in " ".join(c.cmdline()))
    return child


def files_of(child: psutil.Process, folder: Path) -> list[str]:
    """List what a process has open in a folder, standard error left out."""
    handles = Path(f"/proc/{child.pid}/fd")
    links = {handle.name: str(handle.readlink()) for handle in handles.iterdir()}
    named = (link for number, link in links.items() if number not in {"0", "1", "2"})
    return [link for link in named if link.startswith(str(folder))]


def test_a_page_on_disk_is_one_nameless_file_until_it_is_read(
    box: Boxes, page: ReadPage, folder: Path
) -> None:
    reading = box().read(page, location=LOCATION)
    next(reading.records)
    child = the_child()
    (name,) = files_of(child, folder)
    assert name.endswith("(deleted)")
    assert list(folder.iterdir()) == []
    assert len(list(reading.records)) == RECORDS - 1
    assert reading.end.datasets == RECORDS
    assert reading.end.triples == 2 * RECORDS + 12_000
    assert files_of(child, folder) == []


def test_a_page_that_cannot_be_read_leaves_nothing_and_the_next_is_read(
    box: Boxes, page: ReadPage, folder: Path, tmp_path: Path
) -> None:
    sandbox = box()
    broken = tmp_path / "broken.ttl"
    broken.write_text(PAGE + "<https://data.example/x> <", encoding="utf-8")
    request = ReadPage(path=str(broken), base_iri=LOCATION, name=broken.name)
    with pytest.raises(PageUnreadableError):
        list(sandbox.read(request, location=LOCATION).records)
    assert files_of(the_child(), folder) == []
    assert list(folder.iterdir()) == []
    assert len(list(sandbox.read(page, location=LOCATION).records)) == RECORDS


def test_a_child_killed_at_once_leaves_nothing(box: Boxes, page: ReadPage, folder: Path) -> None:
    records = box().read(page, location=LOCATION).records
    next(records)
    child = the_child()
    assert len(files_of(child, folder)) == 1
    child.send_signal(signal.SIGKILL)
    with pytest.raises(SandboxError, match="signal 9"):
        list(records)
    assert list(folder.iterdir()) == []


def test_a_page_given_up_half_way_leaves_nothing(box: Boxes, page: ReadPage, folder: Path) -> None:
    sandbox = box()
    next(sandbox.read(page, location=LOCATION).records)
    sandbox.close()
    assert list(folder.iterdir()) == []


def test_no_room_on_disk_is_told_with_its_fix(box: Boxes, page: ReadPage, folder: Path) -> None:
    with pytest.raises(PageUnreadableError, match="make room there, or ask the publisher"):
        list(box("rdf", "full").read(page, location=LOCATION).records)
    assert list(folder.iterdir()) == []


def test_no_other_database_is_opened(box: Boxes, page: ReadPage) -> None:
    with pytest.raises(PageUnreadableError, match=r"sqlite3\.connect is refused"):
        list(box("database").read(page, location=LOCATION).records)
    assert not Path(page.path + ".sqlite").exists()
