"""What tests of the API need."""

from django.test import override_settings

# Requests are counted in the cache: where nothing is kept, none is one too many.
unthrottled = override_settings(
    CACHES={"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
)
