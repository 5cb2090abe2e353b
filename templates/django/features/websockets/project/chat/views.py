"""Views for the chat."""

from typing import Any

from django.views.generic import TemplateView

from .consumers import MAX_LENGTH
from .routing import SOCKET_PATH


class IndexView(TemplateView):
    """The messages, and a form to send more."""

    template_name = "chat/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            socket_path=f"/{SOCKET_PATH}",
            max_length=MAX_LENGTH,
            **kwargs,
        )
