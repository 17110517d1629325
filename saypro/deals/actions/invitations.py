"""Asking both sides of a thread for a review, once."""

from datetime import datetime, timedelta

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation
from saypro.deals import queries
from saypro.deals.events import ReviewInvitationDeclined, ReviewStillMissing
from saypro.deals.models import Review, ReviewInvitation
from saypro.events import actions as events

CARD = "review"
PATIENCE = timedelta(days=3)


@transaction.atomic
def invite_to_review(conversation_id: int, *, seller_id: int, buyer_id: int, text: str, at: datetime) -> bool:
    """Put the card into the thread and remember whom it asks. Safe to repeat: each is asked once.

    False for two of whom one blocks the other, and for two who have said how it was.
    """
    if Review.objects.filter(conversation=conversation_id).count() == 2:
        return False
    try:
        with transaction.atomic():
            conversations.post_card(
                conversation_id, card=CARD, card_id=conversation_id, sender_id=seller_id, text=text
            )
    except conversations.Refused:
        return False
    ReviewInvitation.objects.bulk_create(
        [
            ReviewInvitation(conversation_id=conversation_id, person_id=pk, invited_at=at)
            for pk in (buyer_id, seller_id)
        ],
        ignore_conflicts=True,
    )
    return True


@transaction.atomic
def answer_invitation(conversation: Conversation, person: User, *, is_declined: bool, at: datetime) -> None:
    """Remember that the person does not want to review, or does after all. Safe to repeat.

    Nothing happens for whom nobody has invited.
    """
    Conversation.objects.select_for_update(no_key=True).get(pk=conversation.pk)
    mine = ReviewInvitation.objects.select_for_update().filter(conversation=conversation, person=person)
    if not mine.filter(declined_at__isnull=is_declined).exists():
        return
    mine.update(declined_at=at if is_declined else None)
    if is_declined:
        events.record(
            ReviewInvitationDeclined(actor_id=person.pk, conversation_id=conversation.pk, occurred_at=at)
        )
    conversations.touch_card(CARD, conversation.pk)


@transaction.atomic
def remind_of_reviews(at: datetime, limit: int = 500) -> int:
    """Record of whom a review is still missing three days after they were asked, once each; how many."""
    due = queries.invitations_unanswered(before=at - PATIENCE, limit=limit)
    held = ReviewInvitation.objects.select_for_update(skip_locked=True).filter(
        pk__in=[one.pk for one in due], reminded_at=None
    )
    found = list(held.order_by("pk"))
    ReviewInvitation.objects.filter(pk__in=[one.pk for one in found]).update(reminded_at=at)
    for one in found:
        events.record(
            ReviewStillMissing(conversation_id=one.conversation_id, person_id=one.person_id, occurred_at=at)
        )
    return len(found)
