"""Saying that mail comes faster than people write, as in a loop of two machines."""

from datetime import datetime

from saypro.events.actions import record
from saypro.helpdesk.actions.placing import CROWD, NotPosted
from saypro.helpdesk.events import MailBraked
from saypro.helpdesk.models import InboundMail
from saypro.kit.throttle import allow

DAY_S = 24 * 3600


def note_brake(mail: InboundMail, end: NotPosted, *, at: datetime) -> None:
    """The fact, once a day for whatever came too fast; in the transaction that holds the mail."""
    if end.brake and allow(f"told:{end.brake}", 1, DAY_S, at) is None:
        record(MailBraked(mail_id=mail.pk, is_crowd=end.brake == CROWD, occurred_at=at))
