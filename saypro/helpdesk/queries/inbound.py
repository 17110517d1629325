"""Mail that came in and that waits for somebody."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.helpdesk.models import InboundMail, Mailbox
from saypro.helpdesk.privacy import hidden_from

LONGEST_WAY = timedelta(hours=1)
MOST = 200
State = InboundMail.State


class Box(TextChoices):
    """What the office's page of mail shows."""

    HELD = "held", _("To decide")
    PARKED = "parked", _("Parked")
    DISCARDED = "discarded", _("Discarded")


def unseen_mails(*, at: datetime) -> QuerySet[InboundMail]:
    """What is held or parked, or should have been taken in long before `at`; the newest 200, no originals."""
    found = InboundMail.objects.filter(stuck(at) | Q(state__in=[State.HELD, State.PARKED]))
    return found.defer("raw").order_by("-received_at")[:MOST]


def held_mails(agent: User, box: Box, *, at: datetime) -> QuerySet[InboundMail]:
    """The mails of one box, without their originals and what is hidden from the agent.

    What is stuck on its way lies with the parked.
    """
    seen = InboundMail.objects.for_office().exclude(conversation__in=hidden_from(agent))
    wanted = Q(state=State(box.value)) | (stuck(at) if box is Box.PARKED else Q())
    return seen.filter(wanted).defer("raw").select_related("decided_by")


def failing_mailbox() -> Mailbox | None:
    """The mailbox that could not be read when we last tried."""
    return Mailbox.objects.exclude(failing_since=None).order_by("failing_since").first()


def stuck(at: datetime) -> Q:
    return Q(state=State.WAITING, received_at__lt=at - LONGEST_WAY)
