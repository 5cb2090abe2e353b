"""How Django knows this app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "pages"
