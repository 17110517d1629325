"""Custom reports that are kept."""

from django.db.models import Q, QuerySet

from saypro.accounts.models import User
from saypro.reports.models import SavedReport


def saved_reports(agent: User) -> QuerySet[SavedReport]:
    """The agent's own, and those that others share."""
    return SavedReport.objects.filter(Q(owner=agent) | Q(is_shared=True)).select_related("owner")
