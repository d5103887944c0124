"""What a reading process may use, set by itself before it sees a foreign byte.

The limits of the system hold whatever the parsers' native code does. The audit hook is the second
line: Python code of a library that wants to fetch a context or open another file is refused.
"""

import math
import os
import resource
import sys
import sysconfig
import zoneinfo
from pathlib import Path
from typing import Final

_REFUSED_EVENTS: Final = (
    "socket.",
    "urllib.",
    "http.client.",
    "ftplib.",
    "smtplib.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.chown",
    "os.truncate",
    "os.putenv",
    "os.kill",
    "shutil.",
    "ctypes.",
    "sqlite3.",
    "webbrowser.",
    "pty.",
)
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# What it says on standard error is bounded; a pipe is not a file and is not counted.
_LARGEST_FILE: Final = 1 << 20
# The index of a page on disk: about as large as the page, more for short statements.
_INDEX_PER_BYTE: Final = 8
_LARGEST_INDEX: Final = 16 << 30
# A database without a name is a nameless temporary file, for pages too large for memory.
_CONNECT: Final = "sqlite3.connect"
_HANDED: Final = "sqlite3.connect/handle"
_OPEN_FILES: Final = 64


class RefusedInSandboxError(PermissionError):
    """Something the reading of a page has no business doing."""


def limit_process(memory_bytes: int) -> None:
    """Set what holds for the life of this process: memory, files, no core, no further process."""
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, _LARGEST_INDEX)
    _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _lower(resource.RLIMIT_NPROC, 0)
    _lower(resource.RLIMIT_AS, memory_bytes)


def limit_next_page(cpu_seconds: int, page_bytes: int) -> None:
    """Give the page that comes now its own share of processor time, and of the disk."""
    _limit_processor(cpu_seconds)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    soft = _LARGEST_FILE + _INDEX_PER_BYTE * page_bytes
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _limit_processor(cpu_seconds: int) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = math.ceil(used.ru_utime + used.ru_stime) + cpu_seconds
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _lower(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, value))


class Gate:
    """The audit hook: no network, no process, no file but code, the page and its index."""

    def __init__(self) -> None:
        self.page = ""
        code = {*sys.path, sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
        code |= {str(Path(__file__).parent.parent), *zoneinfo.TZPATH}
        self._readable = tuple(os.path.realpath(folder) + os.sep for folder in code if folder)

    def install(self) -> None:
        """Arm the hook; it cannot be taken off again."""
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            self._check_open(*arguments)
        elif event.startswith(_REFUSED_EVENTS) and not _is_index(event, arguments):
            raise RefusedInSandboxError(f"{event} is refused while a feed is read")

    def _check_open(self, path: object, _mode: object = None, flags: object = 0) -> None:
        if isinstance(path, int):
            return
        name = os.fsdecode(path) if isinstance(path, str | bytes) else ""
        writes = isinstance(flags, int) and bool(flags & _WRITING)
        if not writes and (name == self.page or os.path.realpath(name).startswith(self._readable)):
            return
        # The name stays out of the message: it comes from the feed and the message is shown.
        raise RefusedInSandboxError("opening a file is refused while a feed is read")


def _is_index(event: str, arguments: tuple[object, ...]) -> bool:
    """Tell whether a database is being opened that is a nameless temporary file."""
    return event == _HANDED or (event == _CONNECT and arguments == ("",))
