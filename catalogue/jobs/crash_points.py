"""Named steps at which a test can have the process killed, as a power cut would.

"Crash anywhere, run again, nothing lost or doubled" is a promise that only a real kill -9 can test:
an exception runs ``finally`` blocks, which a killed process does not. So the code that makes the
promise names its steps, and a test starts it in a child process with ``WAYLEAVE_CRASH_AT`` set to
one of them. Without that variable a step does nothing. ``name:3`` dies at the third pass.
"""

import collections
import os
import signal

VARIABLE = "WAYLEAVE_CRASH_AT"

_passes: collections.Counter[str] = collections.Counter()


def step(name: str) -> None:
    """Kill this process when the environment names this step."""
    wanted = os.environ.get(VARIABLE)
    if not wanted:
        return
    wanted_name, _, wanted_pass = wanted.partition(":")
    if wanted_name != name:
        return
    _passes[name] += 1
    if _passes[name] == int(wanted_pass or 1):
        os.kill(os.getpid(), signal.SIGKILL)
