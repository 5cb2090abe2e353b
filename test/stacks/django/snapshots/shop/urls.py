"""URL configuration of the site; each app has its own in its urls.py.

https://docs.djangoproject.com/en/5.2/topics/http/urls/
"""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path

from shop.media import serve_upload
from shop.theme import set_theme

admin.site.site_title = settings.SITE_TITLE
admin.site.site_header = settings.SITE_TITLE

urlpatterns = [
    path(settings.ADMIN_URL, admin.site.urls),
    path("theme/", set_theme, name="set_theme"),
    path("", include("pages.urls")),
    # Uploaded files. Empty with DEBUG off: the web server serves them in production.
    *static(settings.MEDIA_URL, serve_upload, document_root=settings.MEDIA_ROOT),
]
