    "chat",
