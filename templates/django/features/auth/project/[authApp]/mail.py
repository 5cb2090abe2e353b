"""Sends emails in the background.

Pages do not wait for the mail server, so their response times do not tell who has an
account, and they work if it is down.
"""

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp

logger = logging.getLogger(__name__)

# A process that stops sends what is left first.
executor = ThreadPoolExecutor(max_workers=2, thread_name_prefix="mail")


class EmailBackend(smtp.EmailBackend):
    """Django's SMTP backend, in a thread of its own."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Return how many messages will be sent."""
        executor.submit(self.send_now, list(email_messages))
        return len(email_messages)

    def send_now(self, messages: list[EmailMessage]) -> None:
        """Send the messages, and log it if that fails."""
        try:
            super().send_messages(messages)
        except Exception:
            logger.exception("Could not send %d email(s)", len(messages))
