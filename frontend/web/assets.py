"""Static files under addresses that change with their content, so that a browser keeps them."""

import hashlib
from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise

_STATIC = Path(__file__).parent.parent / "static"
_PREFIX = "/static/"
_LEFT_OUT = {".gz", ""}
_CONTENT = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; sandbox"


class Assets:
    """The static files by name."""

    def __init__(self) -> None:
        self.files = {
            path.relative_to(_STATIC).as_posix(): path
            for path in sorted(_STATIC.rglob("*"))
            if path.is_file() and path.suffix not in _LEFT_OUT and not path.name.startswith(".")
        }
        self.addresses = {name: _PREFIX + _marked(path, name) for name, path in self.files.items()}

    def address(self, name: str) -> str:
        """Return where a file is served; raise ``KeyError`` for one that is not there."""
        return self.addresses[name]

    def serve(self, app: Flask) -> None:
        """Answer requests for the files before the application sees them."""
        served = WhiteNoise(
            app.wsgi_app,
            allow_all_origins=False,
            immutable_file_test=lambda _path, url: url in self.addresses.values(),
            add_headers_function=_add_headers,
        )
        for name, path in self.files.items():
            served.add_file_to_dictionary(self.addresses[name], str(path))
        app.wsgi_app = served  # type: ignore[method-assign]  # as Flask's own documentation does


def _marked(path: Path, name: str) -> str:
    digest = hashlib.blake2b(path.read_bytes(), digest_size=6).hexdigest()
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{digest}{dot}{ending}"


def _add_headers(headers: Headers, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Content-Security-Policy"] = _CONTENT
