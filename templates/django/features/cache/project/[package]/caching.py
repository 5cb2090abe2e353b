"""Caching that is safe if some visitors are logged in.

https://docs.djangoproject.com/en/stable/topics/cache/#the-per-view-cache
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_page
from django.views.decorators.vary import vary_on_cookie

View = Callable[..., HttpResponseBase]


def cache_for_visitors(seconds: int) -> Callable[[View], View]:
    """Cache the pages of a view for visitors without a session.

    Visitors with a session, for example because they are logged in, always get a fresh
    page that nobody else sees. With DEBUG on, nothing is cached.
    """

    def decorate(view: View) -> View:
        cached = cache_page(seconds)(vary_on_cookie(view))

        @wraps(view)
        def wrapper(
            request: HttpRequest, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
            if not has_session and not settings.DEBUG:
                return cached(request, *args, **kwargs)
            response = view(request, *args, **kwargs)
            patch_cache_control(response, private=True, no_store=True)
            return response

        return wrapper

    return decorate
