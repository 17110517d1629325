"""What follows a deal that is done, and a review."""

from django.utils.translation import gettext as _

from saypro.conversations import actions as conversations
from saypro.conversations.events import MessagesPosted
from saypro.deals import actions, notices, queries
from saypro.deals.events import DealClosed, ReviewReplied, ReviewsShown, ReviewStillMissing, ReviewWritten
from saypro.deals.models import Review


def invite_to_review(fact: DealClosed) -> None:
    """Ask both sides, in their thread, how it was."""
    actions.invite_to_review(
        fact.conversation_id,
        seller_id=fact.seller_id,
        buyer_id=fact.buyer_id,
        text=_("How was it? Review each other."),
        at=fact.occurred_at,
    )


def offer_reviews(fact: MessagesPosted) -> None:
    """Once both have written twice, the menus of both lead to a review."""
    for thread_id in queries.newly_dealt_in([message_id for message_id, *_rest in fact.messages]):
        conversations.touch_thread(thread_id)


def follow_review(fact: ReviewWritten) -> None:
    """The other side hears that there is one."""
    if review := review_of(fact.review_id):
        notices.tell_of_review(fact, review)


def follow_showing(fact: ReviewsShown) -> None:
    """Both hear that they can read."""
    for pk in fact.review_ids:
        if review := review_of(pk):
            notices.tell_of_shown(fact, review)


def follow_reply(fact: ReviewReplied) -> None:
    if review := review_of(fact.review_id):
        notices.tell_of_reply(fact, review)


def remind_of_review(fact: ReviewStillMissing) -> None:
    """One word to whoever has not said how it was; none when there is nobody to review any more."""
    sides = queries.reviewings([fact.conversation_id]).get(fact.conversation_id, [])
    mine = next((side for side in sides if side.me.pk == fact.person_id), None)
    if mine and mine.other and not mine.mine and not mine.obstacle(fact.occurred_at):
        notices.tell_of_missing(fact, mine.me, mine.other, mine.conversation)


def review_of(pk: int) -> Review | None:
    """None when its author or the thread is gone meanwhile."""
    return Review.objects.select_related("author", "about", "conversation").filter(pk=pk).first()
