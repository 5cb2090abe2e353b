"""Middleware of this project; settings.py decides what runs, and in which order."""

from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

HEALTH_PATH = "/healthz/"


@sync_and_async_middleware
def health_check(
    get_response: Callable[[HttpRequest], Any],
) -> Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]:
    """Tell load balancers that the process is up.

    They ask by IP address and over plain HTTP, so the answer has to come before the
    check of the Host header and before the redirect to HTTPS.
    """
    if iscoroutinefunction(get_response):

        async def async_middleware(request: HttpRequest) -> HttpResponseBase:
            return answer(request) or await get_response(request)

        return async_middleware

    def middleware(request: HttpRequest) -> HttpResponseBase:
        return answer(request) or get_response(request)

    return middleware


def answer(request: HttpRequest) -> HttpResponse | None:
    """Return the answer to a health check, or None for any other request."""
    if request.path_info != HEALTH_PATH or request.method not in {"GET", "HEAD"}:
        return None
    return HttpResponse(
        "ok",
        content_type="text/plain",
        headers={"Cache-Control": "no-store"},
    )
