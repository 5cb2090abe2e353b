        # Log failed logins, but not successful ones.
        "axes": {"level": "WARNING"},
