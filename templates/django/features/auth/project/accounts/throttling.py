"""Slows down those who guess passwords: what django-axes asks this project.

https://django-axes.readthedocs.io/
"""

from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any

from axes.backends import AxesStandaloneBackend
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class ThrottlingBackend(AxesStandaloneBackend):
    """Refuses log-ins of those who have failed too often."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """Let code without a request pass, such as tests: it is no visitor."""
        if request is not None:
            super().authenticate(request, **credentials)


def client_network(request: HttpRequest) -> str | None:
    """Return the address that failures are counted for, or None if there is none.

    Each proxy adds the address that it was called from at the end of the header, so
    only the last ones are true: visitors can send those before them.
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
        # Whoever has one address of IPv6 has 2^64 of them, so their network counts.
        network = IPv6Network((int(ip), 64), strict=False)
        return str(ip.ipv4_mapped or network.network_address)
    return str(ip)


def locked_out(
    request: HttpRequest,
    response: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """Answer a log-in that came after too many failures."""
    wait = settings.AXES_COOLOFF_TIME
    context = {"minutes": int(wait.total_seconds() // 60)}
    page = render(request, "accounts/locked_out.html", context, status=429)
    page.headers["Retry-After"] = str(int(wait.total_seconds()))
    return page
