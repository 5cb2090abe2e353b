    # Makes runserver serve WebSockets; must come before staticfiles.
    "daphne",
