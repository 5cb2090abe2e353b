    "axes",
    "accounts",
