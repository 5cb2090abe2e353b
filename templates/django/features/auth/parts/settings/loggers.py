        # Failed log-ins, without a line for each that succeeds.
        "axes": {"level": "WARNING"},
