"""Tests for the App Service middleware."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.test import AsyncRequestFactory, RequestFactory, SimpleTestCase

from .app_service import plain_addresses

SENT = "192.0.2.7:49152, [2001:db8::7]:443,2001:db8::8, 198.51.100.1, unknown"
PLAIN = "192.0.2.7, 2001:db8::7, 2001:db8::8, 198.51.100.1, unknown"


def forwarded_for(request: HttpRequest) -> HttpResponse:
    """Return the addresses that views see."""
    return HttpResponse(request.META.get("HTTP_X_FORWARDED_FOR", "none"))


class PlainAddressesTests(SimpleTestCase):
    def test_ports_are_stripped(self) -> None:
        request = RequestFactory().get("/", headers={"x-forwarded-for": SENT})
        response: Any = plain_addresses(forwarded_for)(request)
        self.assertEqual(response.content.decode(), PLAIN)

    async def test_ports_are_stripped_under_asgi(self) -> None:
        async def view(request: HttpRequest) -> HttpResponse:
            return forwarded_for(request)

        request = AsyncRequestFactory().get("/", headers={"x-forwarded-for": SENT})
        middleware: Any = plain_addresses(view)
        response = await middleware(request)
        self.assertEqual(response.content.decode(), PLAIN)

    def test_missing_header_is_not_added(self) -> None:
        response: Any = plain_addresses(forwarded_for)(RequestFactory().get("/"))
        self.assertEqual(response.content, b"none")
