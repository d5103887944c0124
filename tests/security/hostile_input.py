"""Input that breaks things: in addresses, headers, bodies and fields."""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote_to_bytes

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

#: As they stand in an address, percent-encoded or not.
IN_ADDRESSES = (
    "%00",
    "a%00b",
    "%ED%A0%80",
    "%C0%AF",
    "%FF%FE",
    "%",
    "%zz",
    "%E2%80%AE",
    "%0d%0aSet-Cookie:%20a=b",
    "..%2F..%2Fetc%2Fpasswd",
    "%F0%9F%92%A9",
    "%EF%BF%BE",
    "-1",
    "0",
    "99999999999999999999999",
    "1e309",
    "NaN",
    "%D9%A3",
    "%C2%B2",
    "a'%22%3C%3E%7B%7B7*7%7D%7D",
    "x" * 3_000,
)

#: What is typed into fields.
TEXTS = (
    "\x00",
    "before\x00after",
    "\u202eright to left",
    "\ufffe\uffff",
    "\r\nSet-Cookie: a=b\r\n",
    "'\"><script>alert(1)</script>{{7*7}}${7*7}%s%n",
    "-1",
    "99999999999999999999999",
    "NaN",
    "٣²",
    "2026-02-30",
    "9999-12-31",
    " ",
    "İıßﬁ" * 50,
    "https://[::1/%00",
    "a@b@c.example",
    "x" * 64_000,
    "w " * 20_000,
)

HEADERS = (
    ("HTTP_ACCEPT", "text/html;q=,*/*;q=x,;;,application/"),
    ("HTTP_ACCEPT", "\xff\xfe\x00"),
    ("HTTP_ACCEPT", "a/b;q=0.1," * 700),
    ("HTTP_ACCEPT_LANGUAGE", "\xff, -;q=9,xx-" + "y" * 900),
    ("HTTP_ACCEPT_ENCODING", "gzip;q=NaN, \x00"),
    ("HTTP_RANGE", "bytes=-,5-2,99999999999999999999-"),
    ("HTTP_RANGE", "lines=\xff"),
    ("HTTP_IF_NONE_MATCH", 'W/"", "\xff, *"'),
    ("HTTP_IF_MODIFIED_SINCE", "Tue, 99 Foo 99999 25:61:61"),
    ("HTTP_COOKIE", "wayleave=\xff\x00; wayleave=; =; ;;=x"),
    ("HTTP_COOKIE", "wayleave=" + "x" * 60_000),
    ("HTTP_COOKIE", "wayleave=%00%ED%A0%80"),
    ("HTTP_AUTHORIZATION", "Basic \xff"),
    ("HTTP_AUTHORIZATION", "Bearer " + "." * 9_000),
    ("HTTP_HOST", "\xff:port"),
    ("HTTP_HOST", "a" * 300 + ":99999999"),
    ("HTTP_X_FORWARDED_FOR", "\x00, 999.999.999.999"),
    ("HTTP_REFERER", "http://[::1"),
    ("HTTP_ORIGIN", "http://[::1"),
    ("CONTENT_LENGTH", "-5"),
    ("CONTENT_LENGTH", "abc"),
    ("HTTP_TRANSFER_ENCODING", "chunked, gzip"),
    ("HTTP_SEC_FETCH_SITE", "\xff"),
)

BODIES = (
    ("application/x-www-form-urlencoded", b"%ED%A0%80=%00&a=%&&&=;\xff\xfe"),
    ("application/x-www-form-urlencoded", b"a=b&" * 6_000),
    ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n"),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="\xff"; filename="\x00.."\r\n\r\na\r\n--x--',
    ),
    ("multipart/form-data; boundary=" + "b" * 500, b"--"),
    ("application/json", b'{"a": [' * 900),
    ("application/json", b"\xff\xfe\x00"),
    ("text/plain; charset=no-such", b"\xff"),
    ("\xff/;;=", b"x"),
    ("", b"\x00" * 2_000),
)

METHODS = ("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "FOO")


def sent(
    client: FlaskClient,
    address: str,
    method: str = "GET",
    body: tuple[str, bytes] | None = None,
    environ: Mapping[str, str] | None = None,
) -> TestResponse:
    """Send something exactly as written, as no honest browser would; return the answer."""
    path, _, query = address.partition("?")
    raw = {"PATH_INFO": _unquoted(path), "QUERY_STRING": query, **(environ or {})}
    if body is not None:
        raw["CONTENT_TYPE"] = body[0]
    return client.open(
        "/",
        method=method,
        data=body[1] if body else None,
        environ_overrides=raw,
        buffered=True,
    )


def queries(names: tuple[str, ...]) -> Iterator[str]:
    """Yield queries that hold something hostile under every name."""
    for value in IN_ADDRESSES:
        yield "&".join(f"{name}={value}" for name in names)
    first = names[0]
    yield "&".join([f"{first}=a"] * 300)
    yield f"{first}&{first}=&={first}&&;{first}[]=1&{first}[x]=2"
    yield "%00=%00&%ED%A0%80=x"


def _unquoted(path: str) -> str:
    """Decode a path as a server does: to bytes, which WSGI hands on as Latin-1."""
    return unquote_to_bytes(path).decode("latin-1")
