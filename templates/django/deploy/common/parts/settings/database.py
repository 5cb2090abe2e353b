
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    options = DATABASES["default"].setdefault("OPTIONS", {})
    # In seconds: fail quickly if the database cannot be reached.
    options.setdefault("connect_timeout", 5)
    if env.bool("DATABASE_SSL", False):
        options.setdefault("sslmode", "require")
