    # Makes runserver serve WebSockets; it has to come before staticfiles.
    "daphne",
