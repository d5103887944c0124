"""What is logged is one line of JSON for each event, whoever logs it."""

import json
import subprocess
import sys

_AS_SERVED = """
import logging, structlog
from frontend.web import logs

logs.configure()
logging.getLogger("somebody").warning("first\\nsecond %s", "\\x1b[31m")
logging.getLogger("elastic_transport.transport").info("GET http://search:9200/")
try:
    raise ValueError("why")
except ValueError:
    structlog.stdlib.get_logger("wayleave.test").exception("failed", request_id="7")
"""


def test_every_line_is_json_whoever_logs_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _AS_SERVED], capture_output=True, text=True, check=True
    )
    somebodys, ours = (json.loads(line) for line in done.stderr.splitlines())
    assert somebodys["event"] == "first\nsecond \x1b[31m"
    assert (somebodys["logger"], somebodys["level"]) == ("somebody", "warning")
    assert (ours["event"], ours["request_id"]) == ("failed", "7")
    assert "ValueError: why" in ours["exception"]
