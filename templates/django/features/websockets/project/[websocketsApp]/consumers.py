"""WebSocket consumers: one instance for each open connection.

https://channels.readthedocs.io/en/stable/topics/consumers.html
"""

import json
from collections import deque
from time import monotonic
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

# In characters; the page enforces this limit, too.
MAX_LENGTH = 500

# Rate limit: this many messages in this many seconds.
MAX_MESSAGES = 5
PER_SECONDS = 10


class ChatConsumer(AsyncWebsocketConsumer):
    """Broadcast messages to everyone who has the page open, without storing them.

    Browsers send plain text and receive JSON: {"name": …, "text": …}, or {"error": …}
    for a message that was rejected.
    """

    # Joined when the connection opens, and left when it closes.
    groups = ["chat"]

    async def connect(self) -> None:
        # The user stays the same for as long as the connection is open.
        self.name = display_name(self.scope["user"])
        self.times: deque[float] = deque(maxlen=MAX_MESSAGES)
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
            # The type selects the method that each consumer of the group runs.
            event = {"type": "chat.message", "name": self.name, "text": text}
            await self.channel_layer.group_send("chat", event)

    async def chat_message(self, event: dict[str, Any]) -> None:
        """Send a message to the browser as plain text, not to be parsed as HTML."""
        await self.send_json(name=event["name"], text=event["text"])

    async def send_json(self, **values: str) -> None:
        await self.send(text_data=json.dumps(values))

    def is_too_fast(self) -> bool:
        """Return whether this message exceeds the rate limit; if not, count it."""
        now = monotonic()
        if len(self.times) == MAX_MESSAGES and now - self.times[0] < PER_SECONDS:
            return True
        # This drops the oldest time.
        self.times.append(now)
        return False


def display_name(user: AbstractBaseUser | AnonymousUser) -> str:
    """Return the public name: an email address up to its @, or "" for guests."""
    return user.get_username().partition("@")[0]
