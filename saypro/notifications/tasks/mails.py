"""Delivering what waits in the outbox of mail."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app

from saypro.notifications import actions, transport
from saypro.notifications.models import Mail
from saypro.notifications.smtp import WIRES
from saypro.notifications.tasks.waits import Backoff, is_last_try


@app.task(name=actions.DELIVER, queue=actions.QUEUE, retry=Backoff(), pass_context=True)
def deliver_mail(context: JobContext, mail_id: int) -> None:
    """Send the mail, once at most however often the job runs; raises Delayed to be tried again.

    When the worker is to end, what a server lets wait is given back at once (`smtp.WIRES`).
    """
    try:
        deliver(mail_id, is_last_try=is_last_try(context.job))
    except transport.Delayed:
        if not is_last_try(context.job):
            raise


def stop_waiting() -> None:
    """Give back every mail of this process of which nothing has left yet. Safe to repeat."""
    WIRES.end()


def deliver(mail_id: int, *, is_last_try: bool = False) -> None:
    mail = actions.claim(mail_id, at=timezone.now())
    if mail is None:
        return
    try:
        if settings.EMAIL_URL or not settings.KEEPS_MAIL:
            transport.transmit(mail)
        else:
            actions.begin_handing_over(mail, at=timezone.now())
    except actions.Lost:
        return
    except transport.Interrupted as end:
        if not is_last_try:  # else it stays as a killed worker leaves it, and is queued anew
            actions.put_back(mail, error=str(end))
        raise
    except transport.Delayed as delay:
        (actions.give_up if is_last_try else actions.put_back)(mail, error=str(delay))
        raise
    except transport.Refused as end:
        refuse(mail, end)
    except transport.Unconfirmed as end:
        actions.give_up(mail, error=str(end))
    else:
        actions.confirm(mail, at=timezone.now())


@transaction.atomic
def refuse(mail: Mail, end: transport.Refused) -> None:
    """A refusal at the door counts like a mail that came back."""
    actions.give_up(mail, error=str(end))
    if end.is_about_recipient:
        actions.record_bounce(kind="hard", at=timezone.now(), message_id=mail.message_id, why=str(end))
