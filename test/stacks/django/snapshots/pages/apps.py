"""App configuration."""

from importlib import import_module

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "pages"

    def ready(self) -> None:
        # Connects the receivers there.
        import_module("shop.signals")
