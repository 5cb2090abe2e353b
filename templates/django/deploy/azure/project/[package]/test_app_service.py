"""Tests of what App Service does in its own way."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.test import AsyncRequestFactory, RequestFactory, SimpleTestCase

from .app_service import plain_addresses

SENT = "192.0.2.7:49152, [2001:db8::7]:443,2001:db8::8, 198.51.100.1, unknown"
PLAIN = "192.0.2.7, 2001:db8::7, 2001:db8::8, 198.51.100.1, unknown"


def forwarded_for(request: HttpRequest) -> HttpResponse:
    """Answer with the addresses that views see."""
    return HttpResponse(request.META.get("HTTP_X_FORWARDED_FOR", "none"))


class PlainAddressesTests(SimpleTestCase):
    def test_addresses_lose_their_ports(self) -> None:
        request = RequestFactory().get("/", headers={"x-forwarded-for": SENT})
        response: Any = plain_addresses(forwarded_for)(request)
        self.assertEqual(response.content.decode(), PLAIN)

    async def test_they_do_so_under_asgi(self) -> None:
        async def view(request: HttpRequest) -> HttpResponse:
            return forwarded_for(request)

        request = AsyncRequestFactory().get("/", headers={"x-forwarded-for": SENT})
        middleware: Any = plain_addresses(view)
        response = await middleware(request)
        self.assertEqual(response.content.decode(), PLAIN)

    def test_a_request_without_them_has_none(self) -> None:
        response: Any = plain_addresses(forwarded_for)(RequestFactory().get("/"))
        self.assertEqual(response.content, b"none")
