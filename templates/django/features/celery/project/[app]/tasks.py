"""Work that no visitor has to wait for; Celery's workers do it.

A task may run twice, say when a worker is killed at its end: write each so that this
does no harm. Arguments travel as JSON, so pass the primary key of a record, and let the
task read the record itself.

https://docs.celeryq.dev/en/stable/userguide/tasks.html
"""

from smtplib import SMTPRecipientsRefused

from celery import shared_task
from django.core.mail import send_mail
from django.core.management import call_command


@shared_task(
    # Mail servers and networks recover: it waits for up to 2, 4, 8, 16 and 32 seconds,
    # at random, so that tasks that failed together do not all come back together.
    autoretry_for=(OSError,),
    # A wrong address stays wrong.
    dont_autoretry_for=(SMTPRecipientsRefused,),
    retry_backoff=2,
    retry_jitter=True,
    max_retries=5,
)
def send_message(subject: str, message: str, recipients: list[str]) -> int:
    """Send a mail from the site's own address; return how many were sent."""
    return send_mail(subject, message, None, recipients)


def mail_later(subject: str, message: str, *recipients: str) -> None:
    """Send a mail in the background once the current transaction is through.

    When the transaction is rolled back, nothing is sent.
    """
    send_message.delay_on_commit(subject, message, list(recipients))


@shared_task
def clear_sessions() -> None:
    """Delete sessions that have run out; the schedule in settings.py does it daily."""
    call_command("clearsessions")
