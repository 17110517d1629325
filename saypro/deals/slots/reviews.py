"""Reviews on a person's page, and the ways from there and from a thread to what two people share."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.conversations.queries import threads_between
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


def thread_menu(context: Context) -> str:
    """All the two have to do with each other, and, once there is something to say, a review."""
    conversation, other = context["conversation"], context.get("other")
    if other is None or conversation.kind != Conversation.Kind.DEAL:
        return ""
    said = {"conversation": conversation, "other": other, "has_dealt": queries.have_dealt(conversation)}
    return render_to_string("deals/slots/thread_menu.html", said)


def person_between(context: Context) -> str:
    """To whoever has talked with this person about an ad."""
    person, visitor = context["person"], context["request"].user
    if not isinstance(visitor, User) or visitor == person or not threads_between(visitor, person).exists():
        return ""
    return render_to_string("deals/slots/person_between.html", {"person": person})
