"""What we tell people about reviews: never the stars, never the words.

Two of whom one blocks the other hear nothing new of each other.
"""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.models import Block, Conversation
from saypro.conversations.queries import has_muted
from saypro.deals.events import ReviewReplied, ReviewsShown, ReviewStillMissing, ReviewWritten
from saypro.deals.models import Review
from saypro.events.facts import Fact
from saypro.notifications.actions import tell


def tell_of_review(fact: ReviewWritten, review: Review) -> None:
    """To the person it is about; with the second of a thread both hear that they can read."""
    if review.author is None or review.told_at is not None:
        return
    words = {"name": review.author.first_name, "day": _day(review)}
    _tell(
        review.about,
        review.author,
        fact,
        "review_received",
        title=_("%(name)s has reviewed you") % words,
        body=_("Write yours and you both read the other’s. Otherwise it can be read from %(day)s on.")
        % words,
        url=review.get_absolute_url(),
        thread=review.conversation,
    )


def tell_of_shown(fact: ReviewsShown, review: Review) -> None:
    """To the person it is about."""
    if review.author is None or review.taken_down_at is not None:
        return
    words = {"name": review.author.first_name}
    _tell(
        review.about,
        review.author,
        fact,
        "reviews_shown",
        title=_("You can read what %(name)s says of you") % words,
        body=_("It stands on your page now. You can answer it once."),
        url=review.get_absolute_url(),
        thread=review.conversation,
    )


def tell_of_reply(fact: ReviewReplied, review: Review) -> None:
    """To whoever wrote the review."""
    if review.author is None:
        return
    words = {"name": review.about.first_name}
    _tell(
        review.author,
        review.about,
        fact,
        "review_replied",
        title=_("%(name)s answered your review") % words,
        body=_("The answer stands below it on %(name)s’s page.") % words,
        url=reverse("deals:reviews", args=[review.about.handle]),
        thread=review.conversation,
    )


def tell_of_missing(fact: ReviewStillMissing, person: User, other: User, thread: Conversation) -> None:
    """Once, to whoever has not reviewed the other yet."""
    words = {"name": other.first_name, "title": thread.subject}
    _tell(
        person,
        other,
        fact,
        "review_missing",
        title=_("How was it with %(name)s?") % words,
        body=_("About %(title)s. A few stars help others to know whom they deal with.") % words,
        url=reverse("deals:review", args=[thread.ref]),
        thread=thread,
    )


def _day(review: Review) -> str:
    return date_format(timezone.localtime(review.shown_from), "j F")


def _tell(
    person: User, about: User, fact: Fact, kind: str, *, title: str, body: str, url: str, thread: Conversation
) -> None:
    if Block.objects.between(person, about).exists():
        return
    tell(
        person.pk,
        kind=kind,
        title=title,
        body=body,
        url=url,
        event_id=fact.event_id,
        thread_id=thread.pk,
        at=fact.occurred_at,
        actor_handle=about.handle,
        is_muted=has_muted(person.pk, thread.pk, fact.occurred_at),
    )
