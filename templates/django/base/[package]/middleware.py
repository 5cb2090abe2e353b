"""Project middleware; settings.py configures which runs, and in which order."""

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
    """Respond to health checks by load balancers.

    Load balancers connect by IP address and over plain HTTP, so this has to run before
    the Host header check and the redirect to HTTPS.
    """
    if iscoroutinefunction(get_response):

        async def async_middleware(request: HttpRequest) -> HttpResponseBase:
            return health_response(request) or await get_response(request)

        return async_middleware

    def middleware(request: HttpRequest) -> HttpResponseBase:
        return health_response(request) or get_response(request)

    return middleware


def health_response(request: HttpRequest) -> HttpResponse | None:
    """Return the response to a health check, or None for any other request."""
    if request.path_info != HEALTH_PATH or request.method not in {"GET", "HEAD"}:
        return None
    return HttpResponse(
        "ok",
        content_type="text/plain",
        headers={"Cache-Control": "no-store"},
    )
