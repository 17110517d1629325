"""From what is due to what leaves: one mail for all that goes to a person by one channel at this moment."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from saypro.accounts.models import User
from saypro.notifications.actions.mails import send_mail
from saypro.notifications.kinds import Channel
from saypro.notifications.models import Delivery, Notice


@transaction.atomic
def dispatch(person_id: int, channel: Channel, *, at: datetime) -> int:
    """Send what is due to the person by this channel; returns how many notices left.

    Safe to repeat, also at the same time: what one run holds, another passes over.
    """
    due = Delivery.objects.filter(
        person_id=person_id, channel=channel, state=Delivery.State.WAITING, due_at__lte=at
    )
    held = list(due.select_for_update(skip_locked=True, of=["self"]).select_related("notice").order_by("pk"))
    wanted = [delivery.notice for delivery in held if delivery.notice.read_at is None]
    person = User.objects.filter(pk=person_id, is_active=True).first()
    if wanted and person and channel == "email":
        mail_notices(person, wanted)
    settle(held, at)
    return len(wanted)


def settle(held: Sequence[Delivery], at: datetime) -> None:
    gone = [delivery.pk for delivery in held if delivery.notice.read_at is None]
    Delivery.objects.filter(pk__in=[delivery.pk for delivery in held]).update(
        state=Delivery.State.DROPPED, gone_at=at
    )
    Delivery.objects.filter(pk__in=gone).update(state=Delivery.State.GONE)


def mail_notices(person: User, notices: Sequence[Notice]) -> None:
    for notice in notices:
        send_mail(
            to=person.email,
            subject=notice.title,
            text=f"{notice.body or notice.title}\n\n{settings.SITE_URL}{notice.url}\n",
            reason=notice.kind,
        )
