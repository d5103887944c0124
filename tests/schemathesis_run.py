"""Whether the JSON interface does what its OpenAPI document says, tried by schemathesis.

``python -m tests.schemathesis_run`` tries it on the sample departments and prints what came out;
the test suite does the same with fewer cases. Nothing is sent over a network.
"""

import argparse
import logging
import sys
import tempfile
from pathlib import Path

import msgspec
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from catalogue.domain.person import Role
from frontend.web import logs
from harvesters.checking import PER_VISITOR
from tests.site import FixedClock, Site, harvest_sample

#: Where the document is.
DOCUMENT = "/api/v1/openapi.json"
_SEED = 20261126
_MANY = 200
_CHECKS = 10
_DEPARTMENT = "department-for-coastal-affairs"


class Trial(msgspec.Struct, frozen=True):
    """What came out: operations tried, requests sent, checks made, what failed."""

    operations: int
    cases: int
    checks: int
    failures: tuple[str, ...]


def try_interface(site: Site, max_examples: int, seed: int = _SEED) -> Trial:
    """Try every operation in every way that schemathesis knows; always the same for a seed.

    It is tried as somebody who looks after a source, so that no operation is closed.
    """
    config = _config(max_examples, seed, session_of_publisher(site))
    # Each check starts a process; some of them, and then being held back, are trial enough.
    for _ in range(PER_VISITOR.most - _CHECKS):
        site.installation.checking.admit("127.0.0.1")
    schema = schemathesis.openapi.from_wsgi(DOCUMENT, site.app, config=config)
    operations: set[str] = set()
    cases = checks = 0
    failures: list[str] = []
    for event in from_schema(schema).execute():
        if isinstance(event, events.FatalError):
            raise event.exception
        if isinstance(event, events.NonFatalError):
            failures.append(f"{event.label}: {event.value!r}")
        if isinstance(event, events.ScenarioFinished):
            operations.add(event.recorder.label)
            cases += len(event.recorder.cases)
            made = [node for nodes in event.recorder.checks.values() for node in nodes]
            checks += len(made)
            failures.extend(_failures(event))
    return Trial(len(operations), cases, checks, tuple(dict.fromkeys(failures)))


def session_of_publisher(site: Site) -> str:
    """Let somebody who looks after a source sign in; return the token of their session."""
    site.organisation(_DEPARTMENT, "coastal-affairs")
    person = site.person("Wren Publisher", {_DEPARTMENT: [Role.PUBLISHER]})
    return site.installation.sessions.begin(person)


def _config(max_examples: int, seed: int, token: str) -> SchemathesisConfig:
    # Many long values, each allowed, can make an address that is too long. What is checked may be
    # no metadata (422), an address that is none (400), and one check too many (429).
    good = {"expected-statuses": ["2xx", "304", "400", "404", "414", "422", "429"]}
    bad = {"expected-statuses": ["400", "404", "405", "414", "415", "422", "429"]}
    return SchemathesisConfig.from_dict(
        {
            "seed": seed,
            "generation": {
                "max-examples": max_examples,
                "deterministic": True,
                "database": "none",
                "with-security-parameters": False,
            },
            "phases": {"stateful": {"enabled": False}},
            "auth": {"openapi": {"session": {"api_key": token}}},
            "checks": {
                "positive_data_acceptance": good,
                "negative_data_rejection": bad,
                # Without a network it fails in schemathesis itself; the suite tries it by hand.
                "ignored_auth": {"enabled": False},
            },
        }
    )


def _failures(event: events.ScenarioFinished) -> list[str]:
    found = []
    for case_id, nodes in event.recorder.checks.items():
        for node in nodes:
            if node.failure_info is not None:
                request = event.recorder.interactions[case_id].request
                why = str(node.failure_info.failure)
                found.append(f"{request.method} {request.uri} ({node.name}): {why}")
    return found


def main() -> int:
    """Try the interface on sample departments and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--max-examples", type=int, default=_MANY)
    parser.add_argument("--seed", type=int, default=_SEED)
    asked = parser.parse_args()
    logs.configure()
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        harvest_sample(Path(folder))
        site = Site(Path(folder), FixedClock())
        trial = try_interface(site, asked.max_examples, asked.seed)
        site.installation.close()
    print(  # noqa: T201 - a command that prints its result
        f"{trial.operations} operations, {trial.cases:,} cases, {trial.checks:,} checks, "
        f"{len(trial.failures)} failures",
        *trial.failures,
        sep="\n",
    )
    return 1 if trial.failures else 0


if __name__ == "__main__":
    sys.exit(main())
