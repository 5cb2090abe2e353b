"""Light or dark: what a visitor has chosen, in a cookie that base.html reads."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

COOKIE = "theme"
THEMES = {"light", "dark"}
YEAR = 365 * 24 * 60 * 60


@csrf_exempt
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember the theme, or forget it to follow the system; then go back.

    There is no CSRF token, so that pages with this form can be cached: a forged request
    changes colours only.
    """
    back = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    if not url_has_allowed_host_and_scheme(back, hosts, request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    theme = request.POST.get("theme")
    if theme in THEMES:
        response.set_cookie(
            COOKIE,
            theme,
            max_age=YEAR,
            secure=not settings.DEBUG,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(COOKIE)
    return response
