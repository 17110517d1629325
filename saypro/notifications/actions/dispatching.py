"""From what is due to what leaves: all that goes to a person by one channel at this moment, at once."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from saypro.accounts.models import User
from saypro.notifications import notices, queries
from saypro.notifications.actions.mails import send_mail
from saypro.notifications.actions.pushes import push_to
from saypro.notifications.actions.texts import text_to
from saypro.notifications.choosing import Wishes, period, slot
from saypro.notifications.hours import awake
from saypro.notifications.kinds import TEXTS, Channel, kinds
from saypro.notifications.models import Delivery, Digest
from saypro.notifications.notices import News

Fresh = dict[Delivery, News]


@transaction.atomic
def dispatch(person_id: int, channel: Channel, *, at: datetime) -> int:
    """Send what is due to the person by this channel; returns how many notices left.

    Safe to repeat, also at the same time: what one run holds, another passes over. What was read meanwhile,
    or can no longer reach them, is dropped.
    """
    due = held_for(person_id, channel, at)
    person = User.objects.filter(pk=person_id, is_active=True).first()
    wishes = queries.wishes_of(person) if person else None
    if not due or not person or not wishes or channel not in wishes.reach:
        settle(due, Delivery.State.DROPPED, at)
        return 0
    fresh: Fresh = {delivery: news for delivery in due if (news := still_new(delivery, wishes))}
    settle([delivery for delivery in due if delivery not in fresh], Delivery.State.DROPPED, at)
    return send(person, wishes, channel, fresh, at)


def held_for(person_id: int, channel: Channel, at: datetime) -> list[Delivery]:
    due = Delivery.objects.filter(
        person_id=person_id, channel=channel, state=Delivery.State.WAITING, due_at__lte=at
    )
    return list(due.select_for_update(skip_locked=True, of=["self"]).select_related("notice").order_by("pk"))


def still_new(delivery: Delivery, wishes: Wishes) -> News | None:
    """None when the person has seen it, on its own page or in the thread, or nothing of its kind is told."""
    notice, kind = delivery.notice, kinds().get(delivery.notice.kind)
    if kind is None or notice.read_at:
        return None
    if kind.still is None or notice.thread_id is None:
        return News(notice)
    said = kind.still(notice.person_id, notice.thread_id)
    return None if said is None else News(notice, said if wishes.is_quoting else "")


def send(person: User, wishes: Wishes, channel: Channel, fresh: Fresh, at: datetime) -> int:
    """What is urgent each by itself, the rest together."""
    urgent = {delivery: news for delivery, news in fresh.items() if news.kind.is_urgent}
    rest = {delivery: news for delivery, news in fresh.items() if delivery not in urgent}
    for news in urgent.values():
        carry(person, channel, [news])
    settle(list(urgent), Delivery.State.GONE, at)
    return len(urgent) + (send_together(person, wishes, channel, rest, at) if rest else 0)


def send_together(person: User, wishes: Wishes, channel: Channel, fresh: Fresh, at: datetime) -> int:
    """0 when this period's has left already: these are put off to the next."""
    pace = wishes.paces.get(channel, "at_once")
    latest = max(delivery.due_at for delivery in fresh)
    if pace != "at_once" and not begin_digest(person, channel, period(pace, latest, wishes.zone), at):
        later = awake(slot(pace, at, wishes), wishes.quiet, wishes.zone)
        Delivery.objects.filter(pk__in=[delivery.pk for delivery in fresh]).update(due_at=later)
        return 0
    carry(person, channel, list(fresh.values()))
    settle(list(fresh), Delivery.State.GONE, at)
    return len(fresh)


def begin_digest(person: User, channel: Channel, name: str, at: datetime) -> bool:
    """False when there is one already."""
    _digest, is_new = Digest.objects.get_or_create(
        person=person, channel=channel, period=name, defaults={"sent_at": at}
    )
    return is_new


def carry(person: User, channel: Channel, news: Sequence[News]) -> None:
    """Into the outbox of the channel."""
    if channel == "email":
        mail_news(person, news)
    elif channel == "push":
        push_to(person, notices.push_about(news))
    elif channel in TEXTS:
        text_to(person, channel, notices.text_about(news))


def mail_news(person: User, news: Sequence[News]) -> None:
    mail = notices.mail_about(person, news[0]) if len(news) == 1 else notices.collected_mail(person, news)
    send_mail(
        to=person.email,
        subject=mail.subject,
        text=mail.letter.text(),
        html=mail.letter.html(),
        reason=", ".join(sorted({one.notice.kind for one in news}))[:60],
        reply_to=mail.reply_to,
        headers=mail.headers,
    )


def settle(deliveries: Sequence[Delivery], state: Delivery.State, at: datetime) -> None:
    if deliveries:
        pks = [delivery.pk for delivery in deliveries]
        Delivery.objects.filter(pk__in=pks).update(state=state, gone_at=at)
