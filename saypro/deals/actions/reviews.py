"""Reviewing the other side of a thread."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.http import Http404

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation
from saypro.deals import queries
from saypro.deals.actions.invitations import CARD as REVIEW_CARD
from saypro.deals.events import (
    ReviewChanged,
    ReviewFact,
    ReviewPutBack,
    ReviewReplied,
    ReviewsShown,
    ReviewTakenDown,
    ReviewWritten,
)
from saypro.deals.models import PATIENCE, Review
from saypro.deals.reviewing import Reviewing, ReviewRefused, clean_sentence, require_stars
from saypro.events import actions as events


@transaction.atomic
def write_review(conversation: Conversation, *, author: User, stars: int, text: str, at: datetime) -> Review:
    """Say what dealing with the other side was like, or say it differently while it is hidden.

    The second of a thread shows both. Safe to repeat. Raises ReviewRefused, and Http404 for anybody who is
    not one of the two.
    """
    require_stars(stars)
    sentence = clean_sentence(text)
    _hold(conversation.pk)
    here = queries.reviewing(author, conversation)
    if here is None:
        raise Http404
    about = here.require_writable(at)
    if here.mine:
        return _change(here.mine, stars, sentence, at)
    return _write(here, about, stars, sentence, at)


def _change(review: Review, stars: int, text: str, at: datetime) -> Review:
    if (review.stars, review.text) != (stars, text):
        review.stars, review.text = stars, text
        review.save(update_fields=["stars", "text"])
        _record(ReviewChanged, review, review.author_id, at)
    return review


def _write(here: Reviewing, about: User, stars: int, text: str, at: datetime) -> Review:
    review = Review.objects.create(
        conversation=here.conversation,
        author=here.me,
        about=about,
        part=here.part,
        stars=stars,
        text=text,
        written_at=at,
        shown_from=at + PATIENCE,
    )
    _record(ReviewWritten, review, here.me.pk, at)
    if here.theirs:
        show_reviews([here.theirs, review], at)
    else:
        conversations.touch_card(REVIEW_CARD, here.conversation.pk)
    return review


def _hold(thread_id: int) -> None:
    """Nobody else changes the thread's reviews meanwhile: two who write at once must see each other's.

    Held before any review, as whoever draws the card anew holds it too.
    """
    Conversation.objects.select_for_update(no_key=True).get(pk=thread_id)


@transaction.atomic
def show_reviews(reviews: Sequence[Review], at: datetime) -> None:
    """Let everybody read these reviews of one thread from now on, those whose time has not come included."""
    for review in reviews:
        review.shown_from, review.told_at = min(review.shown_from, at), at
        review.save(update_fields=["shown_from", "told_at"])
    thread_id, numbers = reviews[0].conversation_id, sorted(review.pk for review in reviews)
    events.record(ReviewsShown(conversation_id=thread_id, review_ids=numbers, occurred_at=at))
    conversations.touch_card(REVIEW_CARD, thread_id)


@transaction.atomic
def reply_to_review(review: Review, *, author: User, text: str, at: datetime) -> Review:
    """Answer, once, what was said of oneself. Repeating the same words does nothing more.

    Raises ReviewRefused, and Http404 for anybody else.
    """
    if author.pk != review.about_id:
        raise Http404
    sentence = clean_sentence(text)
    _hold(review.conversation_id)
    review = Review.objects.select_for_update().get(pk=review.pk)
    if not sentence:
        raise ReviewRefused("empty")
    if not review.is_shown(at):
        raise ReviewRefused("hidden")
    if review.reply and review.reply != sentence:
        raise ReviewRefused("replied")
    if not review.reply:
        review.reply, review.replied_at = sentence, at
        review.save(update_fields=["reply", "replied_at"])
        _record(ReviewReplied, review, author.pk, at)
        conversations.touch_card(REVIEW_CARD, review.conversation_id)
    return review


@transaction.atomic
def take_down_review(review: Review, *, by: User, at: datetime) -> None:
    """Hide the review from everybody, and from every count. Safe to repeat."""
    _hold(review.conversation_id)
    review = Review.objects.select_for_update().get(pk=review.pk)
    if review.taken_down_at is None:
        review.taken_down_at = at
        review.save(update_fields=["taken_down_at"])
        _record(ReviewTakenDown, review, by.pk, at)
        conversations.touch_card(REVIEW_CARD, review.conversation_id)


@transaction.atomic
def put_back_review(review: Review, *, by: User, at: datetime) -> None:
    """Show again what the office hid. Safe to repeat."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    if review.taken_down_at is not None:
        review.taken_down_at = None
        review.save(update_fields=["taken_down_at"])
        _record(ReviewPutBack, review, by.pk, at)


def show_due_reviews(at: datetime, limit: int = 500) -> int:
    """Record that reviews whose time has come can be read, so that their people hear of it; how many threads.

    That they can be read needs no job: every query asks the clock.
    """
    due = Review.objects.filter(told_at=None, shown_from__lte=at).order_by("shown_from")
    threads = sorted(set(due.values_list("conversation_id", flat=True)[:limit]))
    for thread_id in threads:
        _show_due(thread_id, at)
    return len(threads)


@transaction.atomic
def _show_due(thread_id: int, at: datetime) -> None:
    _hold(thread_id)
    due = Review.objects.select_for_update().filter(conversation=thread_id, told_at=None, shown_from__lte=at)
    if reviews := list(due.order_by("pk")):
        show_reviews(reviews, at)


def _record(kind: type[ReviewFact], review: Review, actor_id: int | None, at: datetime) -> None:
    events.record(
        kind(
            actor_id=actor_id,
            review_id=review.pk,
            conversation_id=review.conversation_id,
            about_id=review.about_id,
            occurred_at=at,
        )
    )
