"""Router for the viewsets of all apps.

Each app registers its viewsets in its api.py, which urls.py discovers automatically.
"""

from collections.abc import Callable
from typing import TypeVar

from rest_framework.routers import APIRootView, DefaultRouter
from rest_framework.viewsets import ViewSetMixin

ViewSet = TypeVar("ViewSet", bound=type[ViewSetMixin])


class IndexView(APIRootView):
    """All lists of this API, with their URLs."""

    name = "API"


class Router(DefaultRouter):
    """Router with an index, and without format suffixes in URLs."""

    APIRootView = IndexView
    include_format_suffixes = False


router = Router()


def register(prefix: str) -> Callable[[ViewSet], ViewSet]:
    """Register a viewset: `@register("blog/posts")` serves it at /api/blog/posts/.

    Its URL names have the same prefix: `api:blog-posts-list`, `api:blog-posts-detail`.
    """

    def decorate(viewset: ViewSet) -> ViewSet:
        router.register(prefix, viewset, basename=prefix.replace("/", "-"))
        return viewset

    return decorate
