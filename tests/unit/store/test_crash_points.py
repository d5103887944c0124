"""A step kills the process that was told to die there, and no other."""

import os
import signal
import subprocess
import sys

import pytest

from catalogue.jobs.crash_points import VARIABLE, step

_PROGRAM = """
from catalogue.jobs.crash_points import step
for number in range(3):
    print(number, flush=True)
    step("page")
"""


@pytest.mark.parametrize(
    ("named", "output", "status"),
    [
        ("page", "0\n", -signal.SIGKILL),
        ("page:2", "0\n1\n", -signal.SIGKILL),
        ("page:4", "0\n1\n2\n", 0),
        ("other", "0\n1\n2\n", 0),
        ("", "0\n1\n2\n", 0),
    ],
)
def test_the_named_pass_of_the_named_step_is_the_last(named: str, output: str, status: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env={**os.environ, VARIABLE: named},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.stdout, done.returncode) == (output, status)


def test_without_the_variable_a_step_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    step("page")
