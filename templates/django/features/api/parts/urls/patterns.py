    path("api/", include("api.urls")),
