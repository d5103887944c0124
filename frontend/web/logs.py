"""One line in the log for every request: what was asked, by whom, how it ended, how long it took.

Never the query, a form or a body: what somebody looks for or writes is theirs.
"""

import logging
import sys
import time

import structlog
from flask import Flask, Response, g, request
from structlog.typing import Processor

from frontend.web.request_ids import request_id
from frontend.web.viewing import current_viewer

_log = structlog.stdlib.get_logger("wayleave.requests")

_EVERY_LINE: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def configure() -> None:
    """Write log lines as JSON to standard error; everything that logs goes the same way."""
    structlog.configure(
        processors=[*_EVERY_LINE, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*_EVERY_LINE, structlog.stdlib.add_logger_name],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    # It tells every request to Elasticsearch, and of one that fails more than we do.
    logging.getLogger("elastic_transport").setLevel(logging.ERROR)


def init_app(app: Flask) -> None:
    """Log every request."""
    if not structlog.is_configured():
        # Left alone, structlog would write the local variables of a fault: records among them.
        structlog.configure(
            processors=[
                *_EVERY_LINE,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(),
            ],
            wrapper_class=structlog.stdlib.BoundLogger,
            logger_factory=structlog.stdlib.LoggerFactory(),
        )
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    _log.info(
        "request",
        request_id=request_id(),
        method=request.method,
        route=request.url_rule.rule if request.url_rule else None,
        status=response.status_code,
        milliseconds=round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
        person=current_viewer().person_id,
    )
    return response
