"""Where viewsets get their addresses.

Each app registers its own in its api.py, which urls.py finds by itself.
"""

from collections.abc import Callable
from typing import TypeVar

from rest_framework.routers import APIRootView, DefaultRouter
from rest_framework.viewsets import ViewSetMixin

ViewSet = TypeVar("ViewSet", bound=type[ViewSetMixin])


class IndexView(APIRootView):
    """All lists of this API, each with its address."""

    name = "API"


class Router(DefaultRouter):
    """Has an index, and one address for each thing: formats are not part of it."""

    APIRootView = IndexView
    include_format_suffixes = False


router = Router()


def register(prefix: str) -> Callable[[ViewSet], ViewSet]:
    """Give a viewset its address: `@register("blog/posts")` means /api/blog/posts/.

    Its URL names begin in the same way: `api:blog-posts-list`, `api:blog-posts-detail`.
    """

    def decorate(viewset: ViewSet) -> ViewSet:
        router.register(prefix, viewset, basename=prefix.replace("/", "-"))
        return viewset

    return decorate
