"""A sandbox child whose readers misbehave, each in its own way."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from harvesters.sandbox_child import Reader, main
from harvesters.sandbox_protocol import Begin, ReadPage
from schemas.errors import UnparseableError
from schemas.findings import Conformance, Report
from schemas.model import AccessRights, Concept, Dataset, Distribution, Organisation, text
from schemas.reading import PageEnd, RecordReading

GRAPH = b'<urn:a> <urn:b> "some literal of a record" .\n' * 40


class Readings:
    """What a reader gives: some records, then an end."""

    def __init__(self, records: Iterable[RecordReading], end: PageEnd) -> None:
        self.records = records
        self.end = end


def dataset(number: int) -> Dataset:
    """Make a dataset with as much in it as a real one has."""
    files = tuple(
        Distribution(
            iri=f"https://data.example/dataset/{number}/{suffix}",
            title=text(f"The figures as {suffix}"),
            access_url=(f"https://data.example/dataset/{number}/{suffix}",),
            format=Concept(code=suffix),
        )
        for suffix in ("csv", "json", "html")
    )
    return Dataset(
        identifier=f"https://data.example/dataset/{number}",
        access_rights=AccessRights.OPEN,
        title=text(f"Dataset {number}", "en"),
        description=text("What the figures are about and how they were collected. " * 8, "en"),
        keyword=tuple(part for word in ("roads", "rivers", "rain") for part in text(word)),
        publisher=Organisation(name=text("Department of Weights")),
        licence=Concept(iri="https://data.example/licence", label=text("A licence")),
        distribution=files,
    )


def record(number: int, payload: bytes | None = None) -> RecordReading:
    """Make a record of about the size of a real one."""
    conformance = Conformance(
        mandatory_met=9, mandatory_total=12, recommended_met=3, recommended_total=10
    )
    return RecordReading(
        identifier=f"https://data.example/dataset/{number}",
        type="Dataset",
        title=f"Dataset {number}",
        resource=dataset(number),
        report=Report(conformance=conformance),
        graph=GRAPH if payload is None else payload,
        digest=f"{number:064x}",
    )


def plain(data: bytes, page: ReadPage, run: Begin) -> Readings:
    """Give as many records as the file says, and tell back what was asked."""
    count = int(data)
    text = f"{page.base_iri}|{page.media_type}|{page.name}|{run.today}|{sorted(run.known)}"
    return Readings((record(n) for n in range(count)), PageEnd(next_pages=(text,), datasets=count))


def echo(data: bytes, _page: ReadPage, _run: Begin) -> Readings:
    """Give the file back in one record."""
    return Readings([record(0, data)], PageEnd(datasets=1))


def another_file(data: bytes, _page: ReadPage, _run: Begin) -> Readings:
    """Open the file that the page names."""
    return Readings([record(0, Path(os.fsdecode(data)).read_bytes())], PageEnd())


def after_one(act: Callable[[], object]) -> Reader:
    """Give one record, then do something, so that the fault comes in mid-page."""

    def read(data: bytes, _page: ReadPage, _run: Begin) -> Readings:
        def records() -> Iterator[RecordReading]:
            if data != b"good":
                act()
            yield record(1)

        return Readings(records(), PageEnd(datasets=1))

    return read


def eat_memory() -> None:
    """Take memory until there is none."""
    hoard = []
    while True:
        hoard.append(bytearray(16 << 20))


def spin() -> None:
    """Use the processor for ever."""
    while True:
        pass


def be_busy() -> None:
    """Use the processor for most of a second."""
    ends_at = time.process_time() + 0.8
    while time.process_time() < ends_at:
        pass


def break_grammar() -> None:
    """Fail as a reader does that was given something else than RDF."""
    raise UnparseableError("a dot is missing", 7)


def be_wrong() -> None:
    """Fail as code does that has a fault."""
    raise KeyError("no such thing")


def recurse() -> None:
    """Go too deep."""
    recurse()


def chatter() -> None:
    """Print a great deal where answers go."""
    print("garbage" * 100)  # noqa: T201 - the fault under test
    os.write(1, b"\xff" * 1000)
    sys.stderr.write("grumble\n")


def flood() -> None:
    """Write more to standard error than anyone would keep."""
    while True:
        os.write(2, b"x" * 65536)


def answer_nonsense() -> None:
    """Write to the very pipe that answers go through."""
    for handle in range(3, 32):
        try:
            os.write(handle, b"\0\0\0\x08nonsense")
        except OSError:
            continue


def answer_hugely() -> None:
    """Announce an answer larger than any."""
    for handle in range(3, 32):
        try:
            os.write(handle, b"\xff\xff\xff\xff")
        except OSError:
            continue


def last_words() -> None:
    """Say something and go."""
    os.write(2, b"so long\nand thanks\n")
    os._exit(3)


def fetch_something() -> None:
    """Load a context from outside."""
    urllib.request.urlopen("http://127.0.0.1:1/context")


def connect() -> None:
    """Open a connection."""
    socket.create_connection(("127.0.0.1", 1))


def look_up() -> None:
    """Ask a name server."""
    socket.getaddrinfo("data.example", 80)


def read_a_secret() -> None:
    """Open a file that is no business of a reader."""
    Path("/etc/passwd").read_text(encoding="utf-8")


def leave_by_dots() -> None:
    """Open such a file by way of a folder that may be read."""
    Path(os.path.realpath(sys.prefix) + "/../../../../../../etc/passwd").read_bytes()


def write_a_file() -> None:
    """Leave something behind."""
    Path(sys.prefix, "left-behind").write_text("x", encoding="utf-8")


def remove_a_file() -> None:
    """Delete something."""
    Path(__file__ + ".not-there").unlink()


def start_a_program() -> None:
    """Run another program."""
    subprocess.run(["/bin/true"], check=True)


def fork() -> None:
    """Make a second process."""
    os.fork()


def tell_environment() -> None:
    """Fail with the names of what the environment holds."""
    raise UnparseableError(" ".join(sorted(os.environ)), None)


def tell_open_files() -> None:
    """Fail with what is open, beside the standard streams, the pipes and the listing itself."""
    handles = {int(name) for name in os.listdir("/proc/self/fd")}  # noqa: PTH208 - numbers
    raise UnparseableError(f"{len(handles - {0, 1, 2})} files open", None)


def become_idle() -> None:
    """Wait for ever."""
    threading.Event().wait()


FAULTS = {
    "eat-memory": eat_memory,
    "spin": spin,
    "busy": be_busy,
    "abort": os.abort,
    "crash": lambda: signal.raise_signal(signal.SIGSEGV),
    "sleep": become_idle,
    "drowse": lambda: time.sleep(0.4),
    "grammar": break_grammar,
    "fault": be_wrong,
    "recurse": recurse,
    "chatter": chatter,
    "flood": flood,
    "nonsense": answer_nonsense,
    "huge-answer": answer_hugely,
    "last-words": last_words,
    "fetch": fetch_something,
    "connect": connect,
    "look-up": look_up,
    "read-secret": read_a_secret,
    "leave-by-dots": leave_by_dots,
    "write-file": write_a_file,
    "remove-file": remove_a_file,
    "start-program": start_a_program,
    "fork": fork,
    "environment": tell_environment,
    "open-files": tell_open_files,
}


if __name__ == "__main__":
    readers: dict[str, Reader] = {"plain": plain, "echo": echo, "another-file": another_file}
    main(readers | {name: after_one(act) for name, act in FAULTS.items()})
