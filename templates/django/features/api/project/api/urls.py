"""URL configuration of the API."""

from django.urls import include, path
from django.utils.module_loading import autodiscover_modules
from drf_spectacular.views import SpectacularAPIView

from .router import router
from .views import DocsView, TokenView

# Import the api.py of every installed app, which registers its viewsets.
autodiscover_modules("api")

app_name = "api"

urlpatterns = [
    path("token/", TokenView.as_view(), name="token"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
    path("", include(router.urls)),
]
