"""URL routing for WebSockets; urls.py has the URLs of pages."""

from channels.security.websocket import WebsocketDenier
from django.urls import path, re_path

from .consumers import ChatConsumer

# All WebSockets have the same prefix, by which proxies distinguish them from pages.
SOCKET_PATH = "ws/chat/"

websocket_urlpatterns = [
    path(SOCKET_PATH, ChatConsumer.as_asgi()),
    # Reject any other path without logging an error.
    re_path("", WebsocketDenier.as_asgi()),
]
