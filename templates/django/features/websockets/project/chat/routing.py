"""The addresses of WebSockets, as urls.py lists those of pages."""

from channels.security.websocket import WebsocketDenier
from django.urls import path, re_path

from .consumers import ChatConsumer

# One prefix for all sockets, so that a proxy in front can tell them from pages.
SOCKET_PATH = "ws/chat/"

websocket_urlpatterns = [
    path(SOCKET_PATH, ChatConsumer.as_asgi()),
    # Any other address is refused, and does not count as an error.
    re_path("", WebsocketDenier.as_asgi()),
]
