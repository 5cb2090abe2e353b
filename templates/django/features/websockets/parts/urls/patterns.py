    path("chat/", include("chat.urls")),
