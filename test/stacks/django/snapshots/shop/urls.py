"""URL configuration of the site; each app has its own in its urls.py.

https://docs.djangoproject.com/en/5.2/topics/http/urls/
"""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path

from shop import well_known
from shop.media import serve_upload
from shop.theme import set_theme

admin.site.site_title = settings.SITE_TITLE
admin.site.site_header = settings.SITE_TITLE

urlpatterns = [
    path(settings.ADMIN_URL, admin.site.urls),
    path("theme/", set_theme, name="set_theme"),
    path("favicon.ico", well_known.favicon),
    path("robots.txt", well_known.robots),
    path(".well-known/security.txt", well_known.security),
    path(
        "sitemap.xml",
        sitemap_views.index,
        {"sitemaps": well_known.sitemaps(), "sitemap_url_name": "sitemap-section"},
        name="sitemap",
    ),
    path(
        "sitemap-<section>.xml",
        sitemap_views.sitemap,
        {"sitemaps": well_known.sitemaps()},
        name="sitemap-section",
    ),
    path("", include("pages.urls")),
    # Uploaded files. Empty with DEBUG off: the web server serves them in production.
    *static(settings.MEDIA_URL, serve_upload, document_root=settings.MEDIA_ROOT),
]
