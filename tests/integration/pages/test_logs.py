"""What is logged is one line of JSON for each event, whoever logs it."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from frontend.web import logs


@pytest.fixture
def configured() -> Iterator[None]:
    """Log as the served application does, and as before afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    logs.configure()
    yield
    root.handlers = handlers
    root.setLevel(level)
    logging.getLogger("elastic_transport").setLevel(logging.NOTSET)
    structlog.reset_defaults()


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


@pytest.mark.usefixtures("configured")
def test_a_line_of_somebody_elses_is_json_too_and_no_text_makes_two_of_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logging.getLogger("somebody").warning("first\nsecond %s", "\x1b[31m")
    (line,) = _lines(capsys)
    assert line["event"] == "first\nsecond \x1b[31m"
    assert (line["logger"], line["level"]) == ("somebody", "warning")


@pytest.mark.usefixtures("configured")
def test_an_error_is_told_with_where_it_came_from(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        raise ValueError("why")
    except ValueError:
        structlog.stdlib.get_logger("wayleave.test").exception("failed", request_id="7")
    (line,) = _lines(capsys)
    assert (line["event"], line["request_id"]) == ("failed", "7")
    assert "ValueError: why" in str(line["exception"])


@pytest.mark.usefixtures("configured")
def test_requests_to_elasticsearch_are_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("elastic_transport.transport").info("GET http://search:9200/")
    assert _lines(capsys) == []
