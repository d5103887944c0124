"""Where a database is, as a person names it; a password never gets into it."""

from pathlib import Path
from typing import Self

import msgspec
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from catalogue.errors import SettingsError

_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "sqlite+pysqlite": "sqlite+pysqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A database: ``file`` is set for SQLite, and ``str()`` names it in messages."""

    url: URL
    file: Path | None

    @classmethod
    def of(cls, address: str) -> Self:
        """Understand an address; raise ``SettingsError`` when it is none of ours."""
        url = _parsed(address)
        if url.drivername != "sqlite+pysqlite":
            return cls(url=url, file=None)
        if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
            raise SettingsError("The SQLite address must name a file: sqlite:////folder/file.")
        file = Path(url.database).absolute()
        return cls(url=url, file=file)

    def __str__(self) -> str:
        if self.file is not None:
            return f"The database {self.file}"
        host = self.url.host or self.url.query.get("host") or "this machine"
        port = f":{self.url.port}" if self.url.port else ""
        return f"The PostgreSQL database {self.url.database} on {host}{port}"

    @property
    def libpq(self) -> str:
        """The address as PostgreSQL's own library reads it, password included: never show it."""
        return self.url.set(drivername="postgresql").render_as_string(hide_password=False)


def _parsed(address: str) -> URL:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise SettingsError(
            "The database address cannot be understood; it looks like postgresql://user@host/name "
            "or sqlite:////folder/file."
        ) from None
    driver = _DRIVERS.get(url.drivername)
    if driver is None:
        raise SettingsError(
            f"The database address starts with {url.drivername!r}; only postgresql:// and "
            "sqlite:// are known."
        )
    return url.set(drivername=driver)
