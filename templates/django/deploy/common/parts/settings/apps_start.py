    # WhiteNoise serves static files in development, too; it must come first.
    "whitenoise.runserver_nostatic",
