"""Project settings.

Settings that differ between machines are read from environment variables or from the
.env file next to manage.py; .env.example describes each of them. The defaults are
safe for production.

https://docs.djangoproject.com/en/5.2/ref/settings/
"""

import logging
import os
import re
import sys
import warnings
from pathlib import Path
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

# Debug pages expose source code and settings: enable this in development only.
DEBUG = env.bool("DEBUG", False)

# True while tests run. They need no .env, and are the same on every machine.
TESTING = "test" in sys.argv[1:2] or "PYTEST_VERSION" in os.environ

# Signs sessions, messages and password reset links: anyone who knows it can forge them.
SECRET_KEY = env.str("SECRET_KEY", "") or ("only-for-tests" if TESTING else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. In development, copy .env.example to .env and fill in "
        "SECRET_KEY there; in production, set it as an environment variable. "
        "To generate one, run: "
        'python -c "import secrets; print(secrets.token_urlsafe(50))"'
    )

# Previous keys: what they signed stays valid after SECRET_KEY is changed.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", [], subcast=str.strip)

# Host names that this site serves. With DEBUG on, localhost is always allowed.
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [], subcast=str.strip)
for host in ALLOWED_HOSTS:
    if not re.fullmatch(r"[\w.*-]*|\[[\w.:]+\]", host):
        raise ImproperlyConfigured(
            f"ALLOWED_HOSTS contains {host!r}. Write names only, such as "
            "example.com,www.example.com: no scheme, port, path, quotes or blanks."
        )


# Site title and description: {{ website.title }} and {{ website.description }} in templates.
# Override them in the environment, for example to mark a staging server.

SITE_TITLE = env.str(
    "SITE_TITLE",
    "Shop",
)
SITE_DESCRIPTION = env.str(
    "SITE_DESCRIPTION",
    "Tea, coffee and cake.",
)


# Apps, middleware and templates.

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "pages",
]

# Requests pass from top to bottom, responses from bottom to top.
# https://docs.djangoproject.com/en/5.2/ref/middleware/#middleware-ordering
MIDDLEWARE = [
    "shop.middleware.health_checks",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "shop.context_processors.website",
            ],
        },
    },
]

# Forms look as templates/django/forms/ says.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

ROOT_URLCONF = "shop.urls"
# Where the admin is. Nothing but the pages of staff links to it.
ADMIN_URL = env.str("ADMIN_URL", "admin").strip("/") + "/"
WSGI_APPLICATION = "shop.wsgi.application"


# Database, set by DATABASE_URL: postgres://user:password@host:5432/name
# https://docs.djangoproject.com/en/5.2/ref/databases/

if re.match(
    r"[^/]+//[^/?#@]+:(?!\d+/[^@?]*\?)[^@]*[/?#][^@]*@", env.str("DATABASE_URL", "")
):
    raise ImproperlyConfigured(
        "DATABASE_URL has special characters in its user name or password. "
        "Percent-encode them: # as %23, / as %2F, ? as %3F."
    )

# By default, the SQLite file db.sqlite3 next to manage.py.
DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL",
        f"sqlite:///{quote(str(BASE_DIR / 'db.sqlite3'))}",
        # Set CONN_MAX_AGE to 0 under ASGI, where requests move between threads.
        conn_max_age=env.int("CONN_MAX_AGE", 0 if DEBUG else 60),
        conn_health_checks=True,
    )
}

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # With WAL, reads continue during a write. Writers wait for up to 20 seconds
    # instead of failing with "database is locked".
    DATABASES["default"].setdefault(
        "OPTIONS",
        {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    )

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Forms complete example.com with https, as Django 6 does; then this can be removed.
warnings.filterwarnings("ignore", message="The FORMS_URLFIELD_ASSUME_HTTPS")
FORMS_URLFIELD_ASSUME_HTTPS = True


# Authentication and internationalization.

validation = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{validation}.UserAttributeSimilarityValidator"},
    {"NAME": f"{validation}.MinimumLengthValidator"},
    {"NAME": f"{validation}.CommonPasswordValidator"},
    {"NAME": f"{validation}.NumericPasswordValidator"},
]

# The first hashes new passwords; what one of the others has hashed is hashed anew when
# its user logs in. Tests create many users, so they use a hasher that is only fast.
# https://docs.djangoproject.com/en/5.2/topics/auth/passwords/
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Where pages that require a login redirect anonymous visitors.
LOGIN_URL = "admin:login"

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True


# Static files. `manage.py collectstatic` collects them in STATIC_ROOT, from where the
# web server serves them in production.
# https://docs.djangoproject.com/en/5.2/howto/static-files/

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]


# Uploaded files. In production, the web server serves them as plain files and must
# never execute them.
# https://docs.djangoproject.com/en/5.2/topics/files/

MEDIA_URL = "media/"
MEDIA_ROOT = BASE_DIR / "media"


# Security. Everything is strict unless DEBUG or a variable relaxes it; verify with
# `manage.py check --deploy`. Django's defaults already forbid framing and content type
# sniffing, and hide the referrer from other sites.
# https://docs.djangoproject.com/en/5.2/topics/security/

SESSION_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SECURE = not DEBUG
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [], subcast=str.strip)

# Tests get pages over plain HTTP.
SECURE_SSL_REDIRECT = not TESTING and env.bool("SECURE_SSL_REDIRECT", not DEBUG)

# How long browsers insist on HTTPS. This cannot be revoked: start with an hour, and
# raise it to a year (31536000) once everything works. The next setting includes all
# subdomains: turn it off unless every subdomain uses HTTPS.
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 0 if DEBUG else 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", not DEBUG)
# Agrees to be in the list that browsers come with, which takes only sites that insist
# for a year, with all subdomains: https://hstspreload.org/
SECURE_HSTS_PRELOAD = (
    env.bool("SECURE_HSTS_PRELOAD", False)
    and SECURE_HSTS_SECONDS >= 31_536_000
    and SECURE_HSTS_INCLUDE_SUBDOMAINS
)
# The check that misses the agreement.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

# Where to report a weakness, in /.well-known/security.txt: mailto:me@example.com
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "").replace("\n", "")

# A proxy that terminates HTTPS reports it in this header. Clients can forge the header,
# so trust it only if the proxy always sets it itself.
if env.bool("TRUST_X_FORWARDED_PROTO", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Content Security Policy: browsers load nothing from other sites and run no inline
# code, so text that was not escaped stays harmless.
SECURE_CSP = {
    "default-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
}
# Django 6 supports SECURE_CSP natively; until then, django-csp applies it.
CONTENT_SECURITY_POLICY = {"DIRECTIVES": SECURE_CSP}


# Email. In development, messages are printed to the console.
# https://docs.djangoproject.com/en/5.2/topics/email/

if DEBUG:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
else:
    EMAIL_HOST = env.str("EMAIL_HOST", "localhost")
    EMAIL_PORT = env.int("EMAIL_PORT", 587)
    EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
    EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
    EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", True)
    EMAIL_TIMEOUT = 10

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "webmaster@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL


# Logging to the console, where servers and hosting platforms collect it.
# https://docs.djangoproject.com/en/5.2/topics/logging/

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
    },
    "filters": {"brief": {"()": "shop.logs.BriefFilter"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["brief"],
        },
    },
    "root": {
        "handlers": ["console"],
        "level": env.log_level(
            "LOG_LEVEL", logging.WARNING if TESTING else logging.INFO
        ),
    },
    "loggers": {
        # Django's own handlers would log everything twice.
        "django": {"handlers": [], "level": "NOTSET"},
    },
}
