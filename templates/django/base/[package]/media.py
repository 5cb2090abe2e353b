"""Uploaded files, served by Django during development only."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.static import serve


def serve_upload(request: HttpRequest, path: str, **options: Any) -> HttpResponseBase:
    """Serve an upload as the web server does in production: shown, but never run."""
    response = serve(request, path, **options)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
