"""Reading the outbox."""

from django.db.models import QuerySet

from saypro.notifications.models import Mail

PAGE = 50


def mails_for_mailbox(search: str = "", *, before: int | None = None) -> QuerySet[Mail]:
    """The newest mails, 50 at most, older than the mail `before`; `search` is part of an address."""
    mails = Mail.objects.order_by("-pk")
    if search:
        mails = mails.filter(to__icontains=search)
    if before:
        mails = mails.filter(pk__lt=before)
    return mails[:PAGE]


def failed_mails() -> QuerySet[Mail]:
    """Mails that did not leave, the 50 newest; each has its `error` in words, none its text."""
    failed = Mail.objects.filter(state=Mail.State.FAILED).order_by("-pk")
    return failed.defer("text", "html")[:PAGE]
