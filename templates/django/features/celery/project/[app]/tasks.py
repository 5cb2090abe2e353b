"""Background tasks, which run in Celery workers.

A task may run twice, for example if a worker is killed just before it finishes, so make
tasks idempotent. Arguments are serialized as JSON, so pass the primary key of a record,
and load the record in the task.

https://docs.celeryq.dev/en/stable/userguide/tasks.html
"""

from smtplib import SMTPRecipientsRefused

from celery import shared_task
from django.core.mail import send_mail
from django.core.management import call_command


@shared_task(
    # Mail servers and networks recover: retry after up to 2, 4, 8, 16 and 32 seconds,
    # with random jitter so that failed tasks do not all retry at the same time.
    autoretry_for=(OSError,),
    # Retrying does not help with an invalid address.
    dont_autoretry_for=(SMTPRecipientsRefused,),
    retry_backoff=2,
    retry_jitter=True,
    max_retries=5,
)
def send_message(subject: str, message: str, recipients: list[str]) -> int:
    """Send an email from the site's own address; return how many were sent."""
    return send_mail(subject, message, None, recipients)


def mail_later(subject: str, message: str, *recipients: str) -> None:
    """Send an email in the background once the current transaction is committed.

    If the transaction is rolled back, nothing is sent.
    """
    send_message.delay_on_commit(subject, message, list(recipients))


@shared_task
def clear_sessions() -> None:
    """Delete expired sessions; scheduled daily in settings.py."""
    call_command("clearsessions")
