
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    options = DATABASES["default"].setdefault("OPTIONS", {})
    # Seconds: whoever waits for a database that is gone hears so soon.
    options.setdefault("connect_timeout", 5)
    if env.bool("DATABASE_SSL", False):
        options.setdefault("sslmode", "require")
