"""The order of the packages is law; these tests are the court."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.repository import PACKAGES, ROOT, imported, modules, short

_HTTP_CLIENTS = {
    "aiohttp",
    "http.client",
    "httplib2",
    "httpx",
    "httpx2",
    "pycurl",
    "requests",
    "urllib.request",
    "urllib3",
}
_THE_ONE_DOOR = {"harvesters/guarded_http.py", "harvesters/guarded_transport.py"}
_RUNS_WHAT_IT_READS = {"cloudpickle", "dill", "joblib", "marshal", "pickle", "shelve"}


def test_every_import_contract_is_kept() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    verdict = subprocess.run(
        [str(command), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr
    assert " 0 broken" in verdict.stdout


@pytest.mark.parametrize("package", PACKAGES)
def test_only_the_guarded_door_leads_outside(package: str) -> None:
    strays = [
        f"{short(path)}:{line} imports {name}"
        for path in modules(package)
        if short(path) not in _THE_ONE_DOOR
        for name, line in imported(path)
        if name in _HTTP_CLIENTS
    ]
    assert strays == []


@pytest.mark.parametrize("package", PACKAGES)
def test_nothing_is_unpickled(package: str) -> None:
    strays = [
        f"{short(path)}:{line} imports {name}"
        for path in modules(package)
        for name, line in imported(path)
        if name.partition(".")[0] in _RUNS_WHAT_IT_READS
    ]
    assert strays == []


def test_the_product_never_imports_its_tests_or_benchmarks() -> None:
    strays = [
        f"{short(path)}:{line} imports {name}"
        for path in modules(*PACKAGES)
        for name, line in imported(path)
        if name.partition(".")[0] in {"tests", "benchmarks", "pytest", "hypothesis"}
    ]
    assert strays == []
