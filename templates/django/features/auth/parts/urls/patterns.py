    path("accounts/", include("accounts.urls")),
