"""Middleware for Azure App Service."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

ADDRESS_AND_PORT = re.compile(r"\s*(?:\[([^]]+)]|(\d+(?:\.\d+){3}))(?::\d+)?\s*")


@sync_and_async_middleware
def plain_addresses(
    get_response: Callable[[HttpRequest], Any],
) -> Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]:
    """Strip the ports that App Service adds to client addresses.

    The port changes with each connection, so throttling would treat every connection as
    a different client.
    """
    if iscoroutinefunction(get_response):

        async def async_middleware(request: HttpRequest) -> HttpResponseBase:
            strip_ports(request)
            return await get_response(request)

        return async_middleware

    def middleware(request: HttpRequest) -> HttpResponseBase:
        strip_ports(request)
        return get_response(request)

    return middleware


def strip_ports(request: HttpRequest) -> None:
    """Remove the ports from X-Forwarded-For; other values are left unchanged."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR")
    if forwarded is not None:
        plain = [without_port(each) for each in forwarded.split(",")]
        request.META["HTTP_X_FORWARDED_FOR"] = ", ".join(plain)


def without_port(text: str) -> str:
    """Return the address in 192.0.2.7:49152 or [2001:db8::7]:49152."""
    match = ADDRESS_AND_PORT.fullmatch(text)
    return (match[1] or match[2]) if match else text.strip()
