"""What we tell people of the office about reports."""

from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.notifications.actions import tell
from saypro.reports.kinds import KINDS
from saypro.reports.models import Draft
from saypro.reports.periods import period_of


def tell_of_held(draft: Draft, owner: User, at: datetime) -> None:
    """Where it can be read and changed, and when it goes out by itself; once."""
    kind = KINDS[draft.kind]
    assert draft.goes_out_at is not None
    tell(
        owner.pk,
        kind="report_held",
        title=_("Look through it before it goes out: {name}").format(name=kind.name),
        body=_("{period}. It goes out by itself on {moment}, or at once when you send it.").format(
            period=period_of(kind.length, draft.since).name,
            moment=date_format(localtime(draft.goes_out_at), "j F Y, H:i"),
        ),
        url=reverse("reports:draft", args=[draft.ref]),
        event_id=None,
        at=at,
        once=draft.ref,
    )
