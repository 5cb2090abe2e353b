    "images",
