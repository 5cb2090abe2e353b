"""Deployment middleware: a readiness check, and headers without a Django setting.

https://docs.djangoproject.com/en/stable/topics/http/middleware/
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction, sync_to_async
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

READY_PATH = "/readyz/"

logger = logging.getLogger(__name__)


@sync_and_async_middleware
def readiness_check(
    get_response: Callable[[HttpRequest], Any],
) -> Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]:
    """Respond to readiness checks: the site is ready if its database is available.

    Like /healthz/, this works with any host name and over plain HTTP.
    """
    if iscoroutinefunction(get_response):

        async def async_middleware(request: HttpRequest) -> HttpResponseBase:
            if is_readiness_check(request):
                return await sync_to_async(readiness)()
            return await get_response(request)

        return async_middleware

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if is_readiness_check(request):
            return readiness()
        return get_response(request)

    return middleware


def is_readiness_check(request: HttpRequest) -> bool:
    """Return whether the request is a readiness check."""
    return request.path_info == READY_PATH and request.method in {"GET", "HEAD"}


def readiness() -> HttpResponse:
    """Query the database; the reason for a failure is only logged."""
    text, status = "ready", 200
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        logger.error("The database is not available: %s", error)
        text, status = "not ready", 503
    return HttpResponse(
        text,
        content_type="text/plain",
        status=status,
        headers={"Cache-Control": "no-store"},
    )


@sync_and_async_middleware
def security_headers(
    get_response: Callable[[HttpRequest], Any],
) -> Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]:
    """Add security headers to each response, unless the view has set them."""
    if iscoroutinefunction(get_response):

        async def async_middleware(request: HttpRequest) -> HttpResponseBase:
            return with_headers(await get_response(request))

        return async_middleware

    def middleware(request: HttpRequest) -> HttpResponseBase:
        return with_headers(get_response(request))

    return middleware


def with_headers(response: HttpResponseBase) -> HttpResponseBase:
    """Add missing security headers to the response."""
    # Other sites cannot load resources from this one.
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    # Neither pages of this site nor frames in them may request these.
    response.headers.setdefault(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
    )
    return response
