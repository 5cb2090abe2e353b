"""Log lines that say which request they belong to, one line for each event.

Each request has an id. It stands in every line that is logged on the way to the answer,
in the answer, and in the lines of background tasks, so that one search finds them all.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
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

# Characters that would end the line, or that terminals act upon.
CONTROLS = {code: repr(chr(code))[1:-1] for code in [*range(32), *range(127, 160)]}

logger = logging.getLogger(__name__)
current_id: ContextVar[str] = ContextVar("current_id", default="-")


class RequestFilter(logging.Filter):
    """Adds {request_id} to each event, and drops what a request's line says as well."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current_id.get()
        return record.name != "django.request" or record.exc_info is not None


class LineFormatter(logging.Formatter):
    """Writes each event in one line, so that nothing visitors send looks like another.

    A traceback is in the line, too, with "\\n" between its lines. With DEBUG on it is
    left as it is.
    """

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        return text if settings.DEBUG else text.translate(CONTROLS)


@sync_and_async_middleware
def request_log(
    get_response: Callable[[HttpRequest], Any],
) -> Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]:
    """Give each request an id, and log a line when it is answered."""
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
    """Log with the id of a request; call what this yields with the answer."""
    token = current_id.set(id_of(request))
    start = monotonic()

    def finish(response: HttpResponseBase) -> HttpResponseBase:
        response.headers[HEADER] = current_id.get()
        # Without the query, which may hold what visitors would not have written down.
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


def id_of(request: HttpRequest) -> str:
    """Return the id that a trusted proxy has given to a request, or a new one."""
    given = request.headers.get(HEADER, "")
    if settings.TRUST_X_REQUEST_ID and WELL_FORMED.fullmatch(given):
        return given
    return uuid4().hex
