    "django.middleware.locale.LocaleMiddleware",
