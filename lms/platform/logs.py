"""Structured logs: one JSON line an event, with the request's number and nobody's name."""

import logging
import sys
import time

import structlog
from flask import Flask, Response, g, request

from lms.platform.ids import uuid7

log = structlog.get_logger("masar")


def set_up(app: Flask, level: str) -> None:
    """Write what happens to standard error as JSON lines."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping().get(level, logging.INFO)
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.began = time.perf_counter()
    g.incident = uuid7().hex[-10:].upper()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request=g.incident)


def _end(response: Response) -> Response:
    """Log the route, never its values: an address can hold a person."""
    response.headers["X-Request-Id"] = g.get("incident", "")
    log.info(
        "answered",
        method=request.method,
        route=request.url_rule.rule if request.url_rule else "none",
        status=response.status_code,
        milliseconds=round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
    )
    return response
