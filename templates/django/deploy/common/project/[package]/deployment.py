"""Deployment middleware: headers without a Django setting.

https://docs.djangoproject.com/en/stable/topics/http/middleware/
"""

from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware


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
