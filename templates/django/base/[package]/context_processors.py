"""Values that every template can use."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, dict[str, str]]:
    """Offer {{ site.title }} and {{ site.description }}."""
    return {
        "site": {
            "title": settings.SITE_TITLE,
            "description": settings.SITE_DESCRIPTION,
        }
    }
