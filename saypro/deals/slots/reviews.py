"""Reviews on a person's page, and the way to one's own beside a thread."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from saypro.conversations.models import Conversation
from saypro.deals import queries
from saypro.deals.queries import Side

Context = Mapping[Any, Any]
FIRST = 5


def person_reviews(context: Context) -> str:
    """The latest reviews below a person's ads; nothing where there are none."""
    person, at = context["person"], timezone.now()
    page = queries.reviews_page(person, at, size=FIRST)
    counts = queries.review_counts(person, at).items() if page.rows else ()
    said = {"page": page, "counts": counts, "side": Side.ALL, "person": person}
    return render_to_string("deals/slots/person_reviews.html", said | {"request": context["request"]})


def thread_review(context: Context) -> str:
    """In the menu of a thread: one's review of the other side, once both have something to say."""
    conversation, other = context["conversation"], context.get("other")
    if other is None or conversation.kind != Conversation.Kind.DEAL or not queries.have_dealt(conversation):
        return ""
    return render_to_string("deals/slots/thread_review.html", {"conversation": conversation, "other": other})
