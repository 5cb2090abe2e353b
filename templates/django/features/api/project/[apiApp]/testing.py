"""Helpers for API tests."""

from django.test import override_settings

# Throttling counts requests in the cache, so a dummy cache disables it.
unthrottled = override_settings(
    CACHES={"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
)
