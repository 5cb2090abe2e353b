"""Middleware for servers: a readiness check, and headers that Django has no settings for.

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
    """Tell load balancers whether visitors can be answered: for that, the database has to.

    Like /healthz/ it answers whatever the host name, and over plain HTTP.
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
    """Return whether a request asks if visitors can be answered."""
    return request.path_info == READY_PATH and request.method in {"GET", "HEAD"}


def readiness() -> HttpResponse:
    """Ask the database; why it does not answer is for the log, and for nobody else."""
    text, status = "ready", 200
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        logger.error("The database does not answer: %s", error)
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
    """Add headers to each answer; where a view has set one, that one stays."""
    if iscoroutinefunction(get_response):

        async def async_middleware(request: HttpRequest) -> HttpResponseBase:
            return with_headers(await get_response(request))

        return async_middleware

    def middleware(request: HttpRequest) -> HttpResponseBase:
        return with_headers(get_response(request))

    return middleware


def with_headers(response: HttpResponseBase) -> HttpResponseBase:
    """Add the headers that an answer lacks."""
    # Pages of other sites can't load what is here.
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    # No page of this site, and no frame in one, may ask for these.
    response.headers.setdefault(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
    )
    return response
