"""Logging with request IDs, one line per event.

Each request has an ID, which appears in the response and in every line logged for the
request, including by background tasks. A single search finds them all.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from http import HTTPStatus
from time import monotonic
from typing import Any
from uuid import uuid4

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[\w.+/=-]{8,200}", re.ASCII)

# Line breaks, and control characters that terminals interpret.
CONTROLS = {code: repr(chr(code))[1:-1] for code in [*range(32), *range(127, 160)]}

logger = logging.getLogger(__name__)
current_id: ContextVar[str] = ContextVar("current_id", default="-")


class RequestFilter(logging.Filter):
    """Add {request_id} to each event, and drop events that repeat a request's line.

    Unknown hosts and refusals have no traceback; a refusal says whom it is for.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        details = vars(record)
        record.request_id = current_id.get()
        if record.name == "django.security.DisallowedHost":
            record.exc_info = None
        elif details.get("status_code") == HTTPStatus.FORBIDDEN:
            user = getattr(details.get("request"), "user", None)
            who = f"user {user.pk}" if user and user.pk else "a visitor"
            record.msg += f" for {who}"
            record.exc_info = None
            return True
        return record.name != "django.request" or record.exc_info is not None


class LineFormatter(logging.Formatter):
    """Format each event as a single line, so that visitors cannot forge log lines.

    This includes tracebacks, which have "\\n" between their lines. With DEBUG on,
    events are left unchanged.
    """

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        return text if settings.DEBUG else text.translate(CONTROLS)


@sync_and_async_middleware
def request_log(
    get_response: Callable[[HttpRequest], Any],
) -> Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]:
    """Assign an ID to each request, and log a line once it is answered."""
    if iscoroutinefunction(get_response):

        async def async_middleware(request: HttpRequest) -> HttpResponseBase:
            with identified(request) as finish:
                return finish(await get_response(request))

        return async_middleware

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with identified(request) as finish:
            return finish(get_response(request))

    return middleware


@contextmanager
def identified(
    request: HttpRequest,
) -> Iterator[Callable[[HttpResponseBase], HttpResponseBase]]:
    """Log with the ID of a request; pass the response to the yielded function."""
    token = current_id.set(get_request_id(request))
    start = monotonic()

    def finish(response: HttpResponseBase) -> HttpResponseBase:
        response.headers[HEADER] = current_id.get()
        # Without the query string, which may contain sensitive data.
        logger.info(
            "%s %s %s in %d ms",
            request.method,
            request.path,
            response.status_code,
            (monotonic() - start) * 1000,
        )
        return response

    try:
        yield finish
    finally:
        current_id.reset(token)


def get_request_id(request: HttpRequest) -> str:
    """Return the request ID set by a trusted proxy, or a new one."""
    given = request.headers.get(HEADER, "")
    if settings.TRUST_X_REQUEST_ID and WELL_FORMED.fullmatch(given):
        return given
    return uuid4().hex
