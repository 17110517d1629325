"""Who was asked for a review."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.deals.models import Deal, Review, ReviewInvitation

STALE = timedelta(days=10)  # after a long standstill nobody is reminded of what they have forgotten


def invitation_of(person: User, conversation: Conversation) -> ReviewInvitation | None:
    return ReviewInvitation.objects.filter(conversation=conversation, person=person).first()


def declined_in(threads: Collection[int]) -> set[tuple[int, int]]:
    """Which (thread, person) do not want to review."""
    declined = ReviewInvitation.objects.filter(conversation__in=threads).exclude(declined_at=None)
    return set(declined.values_list("conversation_id", "person_id"))


def invitations_unanswered(*, before: datetime, limit: int) -> Sequence[ReviewInvitation]:
    """Those of before then that nobody answered or was reminded of, of deals that still stand."""
    written = Review.objects.filter(conversation=OuterRef("conversation"), author=OuterRef("person"))
    sold = Deal.objects.filter(conversation=OuterRef("conversation"), state=Deal.State.SOLD)
    open_ones = ReviewInvitation.objects.filter(
        declined_at=None, reminded_at=None, invited_at__lte=before, invited_at__gt=before - STALE
    )
    return list(open_ones.filter(~Exists(written), Exists(sold)).order_by("invited_at", "pk")[:limit])
