"""Context processors: variables that are available in every template."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest


def website(request: HttpRequest) -> dict[str, dict[str, Any]]:
    """Provide {{ website }}, with its title, description, sections and debug.

    It is not called `site`, since Django's own views have that name in their contexts.
    Sections are the apps whose AppConfig sets `first_page`; base.html links to them.
    What only developers should see is shown while `debug` is true.
    """
    configs = apps.get_app_configs()
    return {
        "website": {
            "title": settings.SITE_TITLE,
            "description": settings.SITE_DESCRIPTION,
            "sections": [app for app in configs if hasattr(app, "first_page")],
            "debug": settings.DEBUG,
        }
    }
