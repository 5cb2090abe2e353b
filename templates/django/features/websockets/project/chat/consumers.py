"""The other end of WebSockets: one consumer object for each that is open.

https://channels.readthedocs.io/en/stable/topics/consumers.html
"""

import json
from collections import deque
from time import monotonic
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

# Characters in one text; the page knows the limit too.
MAX_LENGTH = 500

# Nobody may write more than so many texts in so many seconds.
MAX_TEXTS = 5
PER_SECONDS = 10


class ChatConsumer(AsyncWebsocketConsumer):
    """Pass on what one visitor writes to all who have the page open; keep nothing.

    Browsers send plain text, and get JSON: {"name": …, "text": …}, or {"error": …}
    for what was not passed on.
    """

    # Joined when the socket opens, and left when it closes.
    groups = ["chat"]

    async def connect(self) -> None:
        # Who it is stays as it was when the socket opened.
        self.name = shown_name(self.scope["user"])
        self.times: deque[float] = deque(maxlen=MAX_TEXTS)
        await self.accept()

    async def receive(
        self,
        text_data: str | None = None,
        bytes_data: bytes | None = None,
    ) -> None:
        text = (text_data or "").strip()
        if not text:
            return
        if len(text) > MAX_LENGTH:
            await self.send_json(error="long")
        elif self.is_too_fast():
            await self.send_json(error="fast")
        else:
            # The type names the method that each consumer of the group runs.
            event = {"type": "chat.text", "name": self.name, "text": text}
            await self.channel_layer.group_send("chat", event)

    async def chat_text(self, event: dict[str, Any]) -> None:
        """Send the browser what somebody wrote: text, never to be read as HTML."""
        await self.send_json(name=event["name"], text=event["text"])

    async def send_json(self, **values: str) -> None:
        await self.send(text_data=json.dumps(values))

    def is_too_fast(self) -> bool:
        """Tell whether this would be one text too many; if not, count it."""
        now = monotonic()
        if len(self.times) == MAX_TEXTS and now - self.times[0] < PER_SECONDS:
            return True
        # The oldest time makes room.
        self.times.append(now)
        return False


def shown_name(user: AbstractBaseUser | AnonymousUser) -> str:
    """Return what others see: a mail address up to its @, and nothing of a guest."""
    return user.get_username().partition("@")[0]
