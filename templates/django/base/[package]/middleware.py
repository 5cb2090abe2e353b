"""Project middleware; settings.py configures which runs, and in which order."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction, sync_to_async
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

HEALTH_PATH = "/healthz/"
READY_PATH = "/readyz/"

logger = logging.getLogger(__name__)


@sync_and_async_middleware
def health_checks(
    get_response: Callable[[HttpRequest], Any],
) -> Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]:
    """Respond to load balancers: whether the site runs, and whether its database does.

    Load balancers connect by IP address and over plain HTTP, so this has to run before
    the Host header check and the redirect to HTTPS.
    """
    if iscoroutinefunction(get_response):

        async def async_middleware(request: HttpRequest) -> HttpResponseBase:
            if asks_for(HEALTH_PATH, request):
                return health()
            if asks_for(READY_PATH, request):
                return await sync_to_async(readiness)()
            return await get_response(request)

        return async_middleware

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if asks_for(HEALTH_PATH, request):
            return health()
        if asks_for(READY_PATH, request):
            return readiness()
        return get_response(request)

    return middleware


def asks_for(path: str, request: HttpRequest) -> bool:
    """Return whether the request is for the page at that path."""
    return request.path_info == path and request.method in {"GET", "HEAD"}


def health() -> HttpResponse:
    """Say that this process runs."""
    return plain_text("ok")


def readiness() -> HttpResponse:
    """Query the database; the reason for a failure is only logged."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        logger.error("The database is not available: %s", error)
        return plain_text("not ready", 503)
    return plain_text("ready")


def plain_text(text: str, status: int = 200) -> HttpResponse:
    """Return a response that nobody keeps."""
    return HttpResponse(
        text,
        content_type="text/plain",
        status=status,
        headers={"Cache-Control": "no-store"},
    )
