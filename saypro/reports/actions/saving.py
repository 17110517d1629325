"""Keeping custom reports."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.reports.models import SavedReport
from saypro.reports.refusals import Refused

MOST_KEPT, LONGEST_QUERY = 100, 1000


@transaction.atomic
def save_report(name: str, query: str, *, is_shared: bool, by: User, at: datetime) -> SavedReport:
    """Keep it under the name; another of one's own of that name is replaced. Raises Refused."""
    if not name.strip():
        raise Refused(_("Give the report a name."))
    if len(query) > LONGEST_QUERY:
        raise Refused(_("That is too much to keep. Choose less."))
    kept = SavedReport.objects.filter(owner=by).exclude(name=name.strip()[:80])
    if kept.count() >= MOST_KEPT:
        raise Refused(_("You keep 100 reports already. Remove one first."))
    saved, _is_new = SavedReport.objects.update_or_create(
        owner=by, name=name.strip()[:80], defaults={"query": query, "is_shared": is_shared, "made_at": at}
    )
    return saved


def drop_report(saved: SavedReport) -> None:
    """Safe to repeat."""
    SavedReport.objects.filter(pk=saved.pk).delete()
