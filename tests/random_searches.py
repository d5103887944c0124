"""Ask a catalogue for anything at random, over HTTP: `python -m tests.random_searches 10000`.

With an address (`--at http://127.0.0.1:8000`) a running service is asked, otherwise one that is
made for the purpose. Redirects are followed; every answer that is no page then is an error.
"""

import argparse
import http.client
import random
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

from tests.site import FixedClock, Site, harvest_sample

_PATHS = ("/search", "/search", "/search", "/search.json", "/search.csv", "/suggest",
          "/organisations")  # fmt: skip
_NAMES = ("q", "q", "q", "q", "publisher", "theme", "access_rights", "type", "format", "licence",
          "update_frequency", "sort", "page", "per_page", "whole", "nonsense")  # fmt: skip
_PIECES = (
    *(
        "school",
        "pupil",
        "benefit",
        "river",
        "census",
        "OR",
        "AND",
        "NOT",
        "-",
        '"',
        "*",
        "~2",
        "^",
    ),
    *("(", ")", "[a TO b]", "title:", "\\", "/x/", "|", "&&", "\x00", "\n", "\t", "%", "+", "'"),
    *("<script>", "{{7*7}}", "${x}", "../..", "' OR 1=1 --", "\u202e", "\ud800", "\U0001f9ea"),
    *(
        "\u00e9\u0301",
        "\ufeff",
        "\u0663",
        "OPEN",
        "Dataset",
        "title",
        "modified",
        "-1",
        "999999999",
    ),
)


_ANSWERED = {HTTPStatus.OK, HTTPStatus.REQUEST_URI_TOO_LONG}


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as inherited
        """Say nothing."""


def random_addresses(chance: random.Random) -> Iterator[str]:
    """Make addresses without end."""
    while True:
        fields = (f"{chance.choice(_NAMES)}={_value(chance)}" for _ in range(chance.randint(0, 6)))
        yield f"{chance.choice(_PATHS)}?{'&'.join(fields)}"


def ask(place: str, count: int, seed: int) -> Counter[int]:
    """Ask so many times; return how often each status was answered, 0 for no answer."""
    host = urlsplit(place).netloc
    statuses: Counter[int] = Counter()
    addresses = random_addresses(random.Random(seed))  # noqa: S311 - to be repeated, not secret
    for _, address in zip(range(count), addresses, strict=False):
        status = _status(host, address)
        statuses[status] += 1
        if status not in _ANSWERED:
            print(f"{status} {address}")  # noqa: T201 - this is a command
    return statuses


def _status(host: str, address: str) -> int:
    """Return the status in the end; 302 when one redirect led to another."""
    status, location = _fetch(host, address)
    return _fetch(host, location)[0] if status == HTTPStatus.FOUND else status


def _fetch(host: str, address: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(host, timeout=60)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        answer.read()
    except OSError:
        return 0, ""
    finally:
        connection.close()
    return answer.status, answer.headers["Location"] or ""


def _value(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.05:  # bytes that are no text
        return "".join(f"%{chance.randrange(256):02X}" for _ in range(chance.randint(1, 60)))
    if kind < 0.3:  # any characters
        text = "".join(chr(chance.randrange(1, 0x11000)) for _ in range(chance.randint(0, 40)))
    else:
        glue = chance.choice(("", " ", "  "))
        text = glue.join(chance.choices(_PIECES, k=chance.randint(0, 8)))
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


@contextmanager
def served() -> Iterator[str]:
    """Serve three sample departments on the loopback address."""
    with tempfile.TemporaryDirectory() as home:
        harvest_sample(Path(home))
        site = Site(Path(home), FixedClock())
        server = make_server("127.0.0.1", 0, site.app, handler_class=_Silent)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
            site.installation.close()


def main() -> int:
    """Ask, and tell what was answered."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--at")
    parser.add_argument("--seed", type=int, default=20_261_126)
    given = parser.parse_args()
    if given.at:
        statuses = ask(given.at, given.count, given.seed)
    else:
        with served() as place:
            statuses = ask(place, given.count, given.seed)
    errors = sum(n for status, n in statuses.items() if status not in _ANSWERED)
    told = ", ".join(f"{n:,} x {status}" for status, n in sorted(statuses.items()))
    print(f"{given.count:,} searches: {told}; errors: {errors}")  # noqa: T201 - this is a command
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
