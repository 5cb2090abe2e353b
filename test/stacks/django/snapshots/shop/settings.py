"""Settings of the project.

What differs from one machine to the next comes from environment variables, or from
the file .env beside manage.py; .env.example explains each. A variable that is not set
gets the value that is safe in production.

https://docs.djangoproject.com/en/5.2/ref/settings/
"""

import logging
from pathlib import Path
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

# Debug pages show source code and settings, so only development turns them on.
DEBUG = env.bool("DEBUG", False)

# Signs sessions, messages and password reset links: whoever knows it can forge them.
SECRET_KEY = env.str("SECRET_KEY", "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. In development, copy .env.example to .env and fill in "
        "SECRET_KEY there; in production, set it as an environment variable. "
        "This prints a new one: "
        'python -c "import secrets; print(secrets.token_urlsafe(50))"'
    )

# Keys used earlier: after a change of SECRET_KEY, what they signed stays valid.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", [], subcast=str.strip)

# The host names this site answers to. With DEBUG on, localhost needs no entry.
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [], subcast=str.strip)


# The site. Templates show these as {{ site.title }} and {{ site.description }}; the
# environment may replace them, say to mark a staging server.

SITE_TITLE = env.str(
    "SITE_TITLE",
    "Shop",
)
SITE_DESCRIPTION = env.str(
    "SITE_DESCRIPTION",
    "Tea, coffee and cake.",
)


# Apps, middleware, templates.

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "pages",
]

# Requests pass from top to bottom, responses from bottom to top.
MIDDLEWARE = [
    "shop.middleware.health_check",
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
                "shop.context_processors.site",
            ],
        },
    },
]

ROOT_URLCONF = "shop.urls"
WSGI_APPLICATION = "shop.wsgi.application"


# Database. DATABASE_URL names it: postgres://user:password@host:5432/name
# https://docs.djangoproject.com/en/5.2/ref/databases/

# Without DATABASE_URL: the SQLite file db.sqlite3 beside manage.py.
DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL",
        f"sqlite:///{quote(str(BASE_DIR / 'db.sqlite3'))}",
        # Under ASGI, where requests change threads, set CONN_MAX_AGE to 0.
        conn_max_age=env.int("CONN_MAX_AGE", 0 if DEBUG else 60),
        conn_health_checks=True,
    )
}

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Reading goes on while something is written (WAL), and those who want to write
    # wait in line for up to 20 seconds instead of failing with "database is locked".
    DATABASES["default"].setdefault(
        "OPTIONS",
        {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    )

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


# Passwords and language.

validation = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{validation}.UserAttributeSimilarityValidator"},
    {"NAME": f"{validation}.MinimumLengthValidator"},
    {"NAME": f"{validation}.CommonPasswordValidator"},
    {"NAME": f"{validation}.NumericPasswordValidator"},
]

# Where pages that need an account send those who are not logged in.
LOGIN_URL = "admin:login"

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True


# Static files. `manage.py collectstatic` gathers them in STATIC_ROOT, where the
# production web server picks them up.
# https://docs.djangoproject.com/en/5.2/howto/static-files/

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]


# Files that visitors upload. The production web server hands them out, as files only:
# it must not run any of them.
# https://docs.djangoproject.com/en/5.2/topics/files/

MEDIA_URL = "media/"
MEDIA_ROOT = BASE_DIR / "media"


# Security. Everything is strict unless DEBUG or a variable relaxes it; see the result
# with `manage.py check --deploy`. On their own Django's defaults already forbid frames,
# guessing of content types, and telling other sites where a visitor comes from.
# https://docs.djangoproject.com/en/5.2/topics/security/

SESSION_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SECURE = not DEBUG
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [], subcast=str.strip)

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", not DEBUG)

# Browsers remember for this long that the site is HTTPS only, and there is no calling
# it back: start with an hour, and raise it to a year (31536000) once all is well. The
# two switches below take every subdomain along, so turn them off unless all are HTTPS.
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 0 if DEBUG else 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", not DEBUG)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", not DEBUG)

# A proxy in front that ends HTTPS says so in this header. Anyone can send the header,
# so trust it only if the proxy always sets it itself.
if env.bool("TRUST_X_FORWARDED_PROTO", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Browsers load nothing from elsewhere and run no inline code, so text that slips into
# a page unescaped stays harmless.
SECURE_CSP = {
    "default-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
}
# Django 6 reads SECURE_CSP itself; until then django-csp does.
CONTENT_SECURITY_POLICY = {"DIRECTIVES": SECURE_CSP}


# Mail. Development prints it to the console.
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


# Logs go to the console, where servers and hosting platforms collect them.
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
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
    },
    "root": {
        "handlers": ["console"],
        "level": env.log_level("LOG_LEVEL", logging.INFO),
    },
    "loggers": {
        # Django's own handlers would say everything twice.
        "django": {"handlers": [], "level": "NOTSET"},
    },
}
