"""Reports that were made, and who gets them."""

from django.db.models import QuerySet

from saypro.kit.paging import Page, page_of
from saypro.reports.models import Draft, Hold, Issue, Recipient

PAGE = 30


def issues_page(after: str = "") -> Page[Issue]:
    """The newest first, without their contents."""
    return page_of(Issue.objects.defer("told", "pdf"), after, by=("-made_at", "-pk"), size=PAGE)


def drafts() -> QuerySet[Draft]:
    """Those being written, the newest first, without their contents."""
    return Draft.objects.defer("told", "prose").select_related("made_by")


def holds() -> QuerySet[Hold]:
    """Which reports are looked through, and by whom."""
    return Hold.objects.select_related("owner")


def recipients() -> QuerySet[Recipient]:
    return Recipient.objects.all()
