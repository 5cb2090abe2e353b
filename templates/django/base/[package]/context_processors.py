"""Context processors: variables that are available in every template."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, dict[str, Any]]:
    """Provide {{ site.title }}, {{ site.description }} and {{ site.sections }}.

    Sections are the apps whose AppConfig sets `first_page`; base.html links to them.
    """
    configs = apps.get_app_configs()
    return {
        "site": {
            "title": settings.SITE_TITLE,
            "description": settings.SITE_DESCRIPTION,
            "sections": [app for app in configs if hasattr(app, "first_page")],
        }
    }
