"""A person's numbers: proved by a code that comes as a text on the same channel."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events.actions import record
from saypro.notifications.actions.texts import send_text
from saypro.notifications.events import PhoneProved, PhoneRemoved
from saypro.notifications.kinds import Channel
from saypro.notifications.models import Phone


class WrongCode(Exception):
    """That is not the last code, or it is too late for it; `sentence` says what to do."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


@transaction.atomic
def ask_for_code(person: User, *, channel: Channel, number: str, at: datetime) -> Phone:
    """Send a code there; a number proved before keeps its texts until the new one is proved."""
    code = f"{secrets.randbelow(1_000_000):06}"
    given = {"number": number, "code_hash": hashed(code), "code_sent_at": at, "tries": 0}
    phone, _is_new = Phone.objects.update_or_create(
        person=person, channel=channel, proved_at=None, defaults=given
    )
    words = _("%(code)s is your SayPro code. It works for 10 minutes. We never ask you for it.")
    send_text(channel, to=number, words=words % {"code": code})
    return phone


def prove_phone(phone: Phone, code: str, *, at: datetime) -> None:
    """From now on texts go there, and to nobody who had the number before. Raises WrongCode."""
    with transaction.atomic():
        waiting = Phone.objects.select_for_update().filter(pk=phone.pk, proved_at=None).first()
        if waiting is None or not waiting.takes_code(at):
            raise WrongCode(_("That code is too old, or was tried too often. Ask for another one."))
        is_right = constant_time_compare(hashed(code), waiting.code_hash)
        if is_right:
            replace(waiting, at)
        else:
            waiting.tries += 1
            waiting.save(update_fields=["tries"])
    if not is_right:
        raise WrongCode(_("That is not the code we sent. Look at the newest text and try again."))


def hashed(code: str) -> str:
    """What is kept of a code: useless to somebody who only reads the database."""
    return salted_hmac("saypro.notifications.phones", code, algorithm="sha256").hexdigest()


def replace(phone: Phone, at: datetime) -> None:
    """The number before goes, and so does whoever else has this one: numbers are given out anew."""
    before = Phone.objects.filter(channel=phone.channel, proved_at__isnull=False)
    earlier = before.filter(Q(person=phone.person_id) | Q(number=phone.number)).select_for_update()
    for lost in earlier:
        if lost.person_id != phone.person_id:
            record(PhoneRemoved(actor_id=None, person_id=lost.person_id, channel=phone.channel))
        lost.delete()
    Phone.objects.filter(pk=phone.pk).update(proved_at=at, code_hash="")
    record(PhoneProved(actor_id=phone.person_id, person_id=phone.person_id, channel=phone.channel))


@transaction.atomic
def remove_phone(phone: Phone) -> None:
    """No more texts there. Safe to repeat."""
    gone, _kinds = Phone.objects.filter(pk=phone.pk).delete()
    if gone and phone.proved_at:
        record(PhoneRemoved(actor_id=phone.person_id, person_id=phone.person_id, channel=phone.channel))
