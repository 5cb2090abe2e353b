"""Lines in the log for what Django only signals.

https://docs.djangoproject.com/en/stable/ref/signals/
"""

import logging
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.signals import (
    user_logged_in,
    user_logged_out,
    user_login_failed,
)
from django.core.signals import request_started
from django.dispatch import receiver

logger = logging.getLogger(__name__)


@receiver(user_logged_in)
def log_login(user: AbstractBaseUser, **kwargs: Any) -> None:
    """Say who logs in, by number: names and addresses stay out of the log."""
    logger.info("User %s logged in", user.pk)


@receiver(user_logged_out)
def log_logout(user: AbstractBaseUser | None, **kwargs: Any) -> None:
    """Say who logs out, unless the session was over already."""
    if user is not None:
        logger.info("User %s logged out", user.pk)


@receiver(user_login_failed)
def log_failure(**kwargs: Any) -> None:
    """Say that a login failed, without what was typed: it may be a password."""
    logger.info("A login failed")


@receiver(request_started)
def warn_of_proxy(
    environ: dict[str, Any] | None = None,
    scope: dict[str, Any] | None = None,
    **kwargs: Any,
) -> None:
    """Say once that a proxy names visitors, but that no setting trusts it.

    All visitors then share the address of the proxy, and limits for each address are
    limits for all of them.
    """
    names = set(environ or {}) | {name for name, _ in (scope or {}).get("headers", [])}
    if names.isdisjoint({"HTTP_X_FORWARDED_FOR", b"x-forwarded-for"}):
        return
    request_started.disconnect(warn_of_proxy)
    if trusted_proxies() == 0 and not settings.DEBUG:
        logger.warning(
            "A request came through a proxy (X-Forwarded-For), but none is trusted, so "
            "limits for each visitor are limits for all: see .env.example"
        )


def trusted_proxies() -> int:
    """Return how many proxies the settings trust, as far as they count visitors."""
    counts = (
        getattr(settings, "TRUSTED_PROXY_COUNT", None),
        getattr(settings, "REST_FRAMEWORK", {}).get("NUM_PROXIES"),
    )
    return min((count for count in counts if count is not None), default=1)
