"""One journey through all the production parts, while parts of them come and go."""

import json
import subprocess
from contextlib import ExitStack

import pytest

from frontend.demo import FEEDS
from tests.integration.production.rig import Production, wait_for
from tests.integration.search.faulty_proxy import Fault, FaultyProxy

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.postgresql,
    pytest.mark.loopback,
    pytest.mark.enable_socket,
    pytest.mark.slow,
]

_WATER, _COAST = "national-water-observatory.rdf", "coastal-affairs.ttl"


def test_pages_search_and_programs_are_served_while_parts_come_and_go(
    production: Production, search_proxy: FaultyProxy
) -> None:
    assert production.command("init").returncode == 0
    with ExitStack() as stack:
        pages = stack.enter_context(
            production.running("serve", "serve", "--port", production.port, "--workers", 2)
        )
        worker = stack.enter_context(production.running("worker", "worker"))
        wait_for(production.is_up)
        _harvest(production, _WATER, "water")
        wait_for(lambda: production.find("river"))
        record = _look_around(production)
        _lose_the_worker(production, worker, record)
        _lose_the_search_engine(production, search_proxy, record)
        _begin_another_worker(production, stack)
        pages.terminate()
        assert pages.wait(60) == 0
    _read_the_log(production)


def _harvest(production: Production, feed: str, source: str) -> None:
    done = production.command("harvest", "dcat", FEEDS / feed, "--source", source, "--json")
    assert json.loads(done.stdout)["state"].startswith("completed"), done.stderr


def _look_around(production: Production) -> str:
    """Visit each kind of page; return a record's address."""
    found = production.find("river")[0]
    record = f"/records/{found['id']}"
    assert found["links"]["page"] == f"http://127.0.0.1:{production.port}{record}"
    for address in (
        "/",
        "/search?q=river",
        "/organisations",
        "/themes",
        "/sitemap.xml",
        "/healthz",
    ):
        assert production.get(address).status == 200, address
    page = production.get(record)
    assert found["title"] in page.text
    assert production.get(record, "text/turtle").headers["Content-Type"].startswith("text/turtle")
    assert production.get(f"/api/v1{record}").json["title"] == found["title"]
    return record


def _lose_the_worker(production: Production, worker: subprocess.Popen[bytes], record: str) -> None:
    """Kill it: what is there is served as before."""
    worker.kill()
    worker.wait(60)
    for address in ("/", "/search?q=river", record, f"/api/v1{record}", "/readyz"):
        assert production.get(address).status == 200, address


def _lose_the_search_engine(production: Production, search_proxy: FaultyProxy, record: str) -> None:
    """Cut it off: what needs it says so, what does not is served, what changes waits."""
    search_proxy.fault = Fault.RESET
    for address in ("/", record, f"/api/v1{record}", "/healthz"):
        assert production.get(address).status == 200, address
    for address in ("/search?q=river", "/api/v1/search?q=river", "/readyz"):
        assert production.get(address).status == 503, address
    problem = production.get("/api/v1/search?q=river")
    assert problem.headers["Content-Type"] == "application/problem+json"
    assert problem.headers["Retry-After"]
    _harvest(production, _COAST, "coastal-affairs")
    search_proxy.fault = Fault.NONE
    wait_for(production.is_up)
    assert production.find("river")
    assert production.find("cliff") == []
    assert production.command("worker", "--check").stdout.strip().endswith("changes waiting")


def _begin_another_worker(production: Production, stack: ExitStack) -> None:
    """Start one again: nothing was lost."""
    stack.enter_context(production.running("worker", "worker"))
    wait_for(lambda: production.find("cliff"))
    report = json.loads(production.command("reconcile", "--json").stdout)
    assert report["differences"] == 0


def _read_the_log(production: Production) -> None:
    """Every line of the pages' log is JSON, and no secret is in any log."""
    _stop, _address, *lines = production.log("serve").read_text(encoding="utf-8").splitlines()
    said = [json.loads(line) for line in lines]
    assert {line["route"] for line in said if line["event"] == "request"} >= {"/", "/readyz"}
    assert not [line for line in said if "exception" in line]
    for log in production.folder.glob("*.log"):
        for secret in production.folder.glob("*_password"):
            assert secret.read_text(encoding="utf-8").strip() not in log.read_text(encoding="utf-8")
