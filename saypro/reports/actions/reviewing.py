"""Going through a month, point by point."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.reports.events import ReviewBegun, ReviewChanged
from saypro.reports.metrics import METRICS
from saypro.reports.models import Review, ReviewItem
from saypro.reports.office_days import day_of
from saypro.reports.periods import Length, period_of
from saypro.reports.refusals import Refused
from saypro.reports.review_items import REVIEW_ITEMS

MOST_ITEMS = 60


@transaction.atomic
def begin_review(month: date, *, by: User, at: datetime) -> Review:
    """With the points of the latest review before it, or the first ones. Safe to repeat. Raises Refused."""
    since = period_of(Length.MONTH, month).since
    if since > day_of(at):
        raise Refused(_("That month is still to come."))
    review, is_new = Review.objects.get_or_create(since=since, defaults={"begun_at": at, "begun_by": by})
    if is_new:
        ReviewItem.objects.bulk_create(
            ReviewItem(review=review, position=place, text=text, metric=metric)
            for place, (text, metric) in enumerate(points_before(since), 1)
        )
        events.record(ReviewBegun(actor_id=by.pk, review_id=review.pk, month=since.isoformat()))
    return review


def points_before(since: date) -> list[tuple[str, str]]:
    last = Review.objects.filter(since__lt=since).first()
    if last:
        return list(last.items.values_list("text", "metric"))
    return [(str(text), metric) for text, metric in REVIEW_ITEMS]


@transaction.atomic
def add_item(review: Review, text: str, metric: str = "", *, by: User) -> ReviewItem:
    """One more point, from this month on. Raises Refused."""
    text = " ".join(text.split())
    if not 0 < len(text) <= 300:
        raise Refused(_("Write what to go through, in at most 300 letters."))
    if metric and metric not in METRICS:
        raise Refused(_("There is no such figure."))
    places = review.items.aggregate(last=Max("position"))
    if review.items.count() >= MOST_ITEMS:
        raise Refused(_("60 points are as many as a review can have."))
    item = review.items.create(position=(places["last"] or 0) + 1, text=text, metric=metric)
    tell(item, "added", by)
    return item


@transaction.atomic
def note_item(item: ReviewItem, note: str, *, is_done: bool, by: User, at: datetime) -> None:
    """Keep the note, and tick the point or take the tick away. Safe to repeat. Raises Refused."""
    if len(note) > 1000:
        raise Refused(_("Write at most 1 000 letters."))
    was_done, item.note = item.done_at is not None, note.strip()
    if is_done != was_done:
        item.done_at, item.done_by = (at, by) if is_done else (None, None)
        tell(item, "ticked" if is_done else "unticked", by)
    item.save()


@transaction.atomic
def drop_item(item: ReviewItem, *, by: User) -> None:
    """From this month on; earlier months keep theirs."""
    tell(item, "removed", by)
    ReviewItem.objects.filter(pk=item.pk).delete()


def tell(item: ReviewItem, what: str, by: User) -> None:
    events.record(ReviewChanged(actor_id=by.pk, review_id=item.review_id, item_id=item.pk, what=what))
