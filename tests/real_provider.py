"""A certified OpenID Connect provider, run by node from what ``tests/npm`` locks.

Without node or its packages the tests skip, unless ``WAYLEAVE_REQUIRE_SERVICES`` is 1: then they
fail.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.services_elasticsearch import REQUIRED_VARIABLE

CLIENT_ID = "wayleave-tests"
CLIENT_SECRET = "a-secret-for-tests-only"  # noqa: S105 - of nobody's
DOMAIN = "office.gov.example"

_FOLDER = Path(__file__).parent / "npm"

#: Runs a provider for a redirect address, on a port if it must be a certain one.
RunProvider = Callable[..., str]


@pytest.fixture
def real_provider() -> Iterator[RunProvider]:
    """Run providers, each for the redirect address it is given, or skip; they tell their issuer."""
    node = shutil.which("node")
    is_there = node is not None and (_FOLDER / "node_modules" / "oidc-provider").is_dir()
    if node is None or not is_there:
        reason = "no OpenID Connect provider: node, or what `npm ci` installs, is missing"
        if os.environ.get(REQUIRED_VARIABLE) == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with ExitStack() as running:

        def run(redirect_uri: str, port: int = 0) -> str:
            return running.enter_context(_run(node, redirect_uri, port))

        yield run


@contextmanager
def _run(node: str, redirect_uri: str, port: int) -> Iterator[str]:
    process = subprocess.Popen(
        [node, "provider.mjs", redirect_uri, DOMAIN, str(port)],
        cwd=_FOLDER,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        if process.stdout is None:  # pragma: no cover - narrows the type
            raise TypeError
        for line in process.stdout:
            if line.startswith("http://"):
                yield line.strip()
                return
        raise RuntimeError("the provider ended before it listened")
    finally:
        process.terminate()
        process.communicate()
