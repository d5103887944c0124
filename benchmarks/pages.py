"""Measure pages through gunicorn: home, results of varied searches, records; against bare Flask.

``python -m benchmarks.pages --datasets 10000`` loads the embedded parts; ``--servers`` PostgreSQL
and Elasticsearch, as ``WAYLEAVE_TEST_DATABASE_URL`` and ``WAYLEAVE_TEST_ELASTICSEARCH_URL`` name
them. The rival is a Flask application that answers with the same bytes under the same gunicorn.
"""

import argparse
import contextlib
import itertools
import os
import random
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import LiteralString

import psycopg
from elasticsearch import Elasticsearch
from psycopg import sql
from sqlalchemy.engine import make_url

from benchmarks.feeds import write_feed
from benchmarks.measuring import python, run_process, show
from benchmarks.serving import Load, Server, loaded, refuse_without_wrk, serving
from catalogue.settings import Settings
from frontend.wiring import Installation
from schemas.rdf.syntax import Syntax

_DATABASE, _ELASTIC = "WAYLEAVE_TEST_DATABASE_URL", "WAYLEAVE_TEST_ELASTICSEARCH_URL"
_WORDS = (
    *("rivers", "courts", "prisons", "schools", "pupils", "housing", "roads", "rail", "farms"),
    *("register", "survey", "returns", "statistics", "inspections", "incidents", "measurements"),
    *("England", "Wales", "Scotland", "Kent", "Devon", "Leeds", "Cardiff", "Fife", "Norfolk"),
)
_FILTERS = ("access_rights=OPEN", "type=Dataset", "format=CSV", "update_frequency=annual")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--datasets", type=int, default=10_000)
    parser.add_argument("--servers", action="store_true", help="PostgreSQL and Elasticsearch")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=4)
    given = parser.parse_args(arguments)
    refuse_without_wrk()
    with tempfile.TemporaryDirectory() as folder, _parts(given.servers) as parts:
        home = Path(folder)
        environment = {"WAYLEAVE_HOME": str(home / "home"), **parts}
        _fill(given.datasets, home, environment)
        rows, memory = _measured(given, home, environment)
    what = "PostgreSQL and Elasticsearch" if given.servers else "SQLite and tantivy"
    shape = f"{given.workers} processes of {given.threads} threads, {given.clients} clients"
    show(f"pages, {given.datasets:,} datasets, {what}, {shape}", rows)
    show("memory of each worker of its own, megabytes", [memory])


@contextlib.contextmanager
def _parts(are_servers: bool) -> Iterator[Mapping[str, str]]:  # noqa: FBT001 - from an option
    """Yield the settings that name the parts; what is made on a server is removed again."""
    if not are_servers:
        yield {}
        return
    missing = [name for name in (_DATABASE, _ELASTIC) if not os.environ.get(name)]
    if missing:
        raise SystemExit(f"{' and '.join(missing)} must name servers; see .ci/.")
    name = f"wayleave_bench_{uuid.uuid4().hex[:12]}"
    server = make_url(os.environ[_DATABASE])
    _administer("CREATE DATABASE {}", name)
    try:
        yield {
            "WAYLEAVE_DATABASE_URL": server.set(database=name).render_as_string(
                hide_password=False
            ),
            "WAYLEAVE_ELASTICSEARCH_URL": os.environ[_ELASTIC],
            "WAYLEAVE_ELASTICSEARCH_PREFIX": name.replace("_", "-"),
        }
    finally:
        _administer("DROP DATABASE {} WITH (FORCE)", name)
        with Elasticsearch(os.environ[_ELASTIC], request_timeout=60) as client:
            found = client.indices.get(index=f"{name.replace('_', '-')}-*")
            for index in found:
                client.indices.delete(index=index)


def _administer(statement: LiteralString, name: str) -> None:
    address = make_url(os.environ[_DATABASE]).set(drivername="postgresql")
    plain = address.render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(name)))


def _fill(datasets: int, folder: Path, environment: Mapping[str, str]) -> None:
    first = write_feed(folder, datasets, 1_000, Syntax.TURTLE)[0]
    command = [python(), "-m", "frontend.cli"]
    run_process([*command, "init"], environment)
    limit = {"WAYLEAVE_FEED_LIMIT_MB": "2000"}
    harvest = [*command, "harvest", "dcat", str(first), "--source", "benchmark", "--json"]
    run_process(harvest, {**environment, **limit})
    if "WAYLEAVE_DATABASE_URL" in environment:
        run_process([*command, "worker", "--once"], environment)


def _measured(
    given: argparse.Namespace, folder: Path, environment: Mapping[str, str]
) -> tuple[list[dict[str, object]], dict[str, object]]:
    shape = ["--workers", str(given.workers), "--threads", str(given.threads)]
    ours = [python(), "-m", "frontend.cli", "serve", "--port", "PORT", *shape]
    asked = {
        "home": ["/"],
        "results": list(itertools.islice(_searches(), 250)),
        "record": _records(environment),
    }
    loads: dict[str, Load] = {}
    bodies = folder / "bodies"
    bodies.mkdir()
    with serving(ours, environment, "/readyz") as server:
        before = server.megabytes_of_workers()
        asked["results"] = [server.led_to(path) for path in asked["results"]]
        for name, paths in asked.items():
            (bodies / name).write_bytes(server.fetch(paths[0]))
            loaded(server, paths, folder, 2, given.clients)  # warms up
            loads[name] = loaded(server, paths, folder, given.seconds, given.clients)
        after = server.megabytes_of_workers()
    rival = [python(), "-m", "gunicorn", "benchmarks.rival_page:app", "--worker-class", "gthread"]
    rival += ["--bind", "127.0.0.1:PORT", *shape]
    with serving(rival, {"BENCHMARK_BODIES": str(bodies)}, "/home") as server:
        rows = [
            _row(name, load, _rival(server, name, folder, given), bodies)
            for name, load in loads.items()
        ]
    return rows, {"when ready": max(before), "when loaded": max(after)}


def _rival(server: Server, name: str, folder: Path, given: argparse.Namespace) -> Load:
    loaded(server, [f"/{name}"], folder, 1, given.clients)
    return loaded(server, [f"/{name}"], folder, max(2, given.seconds // 2), given.clients)


def _row(name: str, load: Load, rival: Load, bodies: Path) -> dict[str, object]:
    return {
        "page": name,
        "kilobytes": (bodies / name).stat().st_size / 1_000,
        "per_second": load.per_second,
        "p50_ms": load.p50,
        "p99_ms": load.p99,
        "refused": load.refused,
        "lost": load.lost,
        "rival_per_second": rival.per_second,
        "rival_p99_ms": rival.p99,
        "share_of_rival": load.per_second / rival.per_second,
    }


def _searches() -> Iterator[str]:
    """Yield searches of one to three words, four in ten with a filter, one in ten a later page."""
    chance = random.Random(3)  # noqa: S311 - repeatable, guards nothing
    while True:
        words = "+".join(chance.sample(_WORDS, chance.randint(1, 3)))
        filters = f"&{chance.choice(_FILTERS)}" if chance.random() < 0.4 else ""  # noqa: PLR2004
        page = f"&page={chance.randint(2, 5)}" if chance.random() < 0.1 else ""  # noqa: PLR2004
        yield f"/search?q={words}{filters}{page}"


def _records(environment: Mapping[str, str]) -> list[str]:
    installation = Installation(Settings.from_env({**os.environ, **environment}))
    with contextlib.closing(installation), installation.store.reading() as work:
        ids = work.records.all_ids(limit=500)
    return [f"/records/{id_}" for id_ in ids]


if __name__ == "__main__":
    main()
