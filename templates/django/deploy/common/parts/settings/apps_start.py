    # In development, too, static files come from WhiteNoise; it has to be the first.
    "whitenoise.runserver_nostatic",
