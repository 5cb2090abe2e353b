"""Throttling of password guesses: the hooks that django-axes calls.

https://django-axes.readthedocs.io/
"""

from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any

from axes.backends import AxesStandaloneBackend
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class ThrottlingBackend(AxesStandaloneBackend):
    """Reject logins after too many failures."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """Skip calls without a request, such as those from tests."""
        if request is not None:
            super().authenticate(request, **credentials)


def client_network(request: HttpRequest) -> str | None:
    """Return the address for which failures are counted, or None if there is none.

    Each proxy appends its client's address to the header, so only the last ones can be
    trusted: visitors can forge those before them.
    """
    address = request.META.get("REMOTE_ADDR", "")
    count = settings.TRUSTED_PROXY_COUNT
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if 0 < count <= len(forwarded):
        address = forwarded[-count].strip()
    try:
        ip = ip_address(address)
    except ValueError:
        return None
    if isinstance(ip, IPv6Address):
        # An IPv6 client usually has 2^64 addresses, so count its network instead.
        network = IPv6Network((int(ip), 64), strict=False)
        return str(ip.ipv4_mapped or network.network_address)
    return str(ip)


def locked_out(
    request: HttpRequest,
    response: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """Return the response to a login after too many failures."""
    wait = settings.AXES_COOLOFF_TIME
    context = {"minutes": int(wait.total_seconds() // 60)}
    page = render(request, "accounts/locked_out.html", context, status=429)
    page.headers["Retry-After"] = str(int(wait.total_seconds()))
    return page
