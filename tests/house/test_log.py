"""The log is complete enough to compute figures from it alone."""

from collections import Counter

import pytest
from django.db.models import Count

from saypro.conversations.events import MessagesPosted
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.events.testing import recorded


@pytest.mark.django_db
def test_the_log_counts_the_same_messages_as_the_threads() -> None:
    for thread in (a_deal(), a_support_thread()):
        writers = [place.person for place in thread.participants.all()]
        for number in range(3):
            say(thread, writers[number % len(writers)], f"Message {number}")

    logged = Counter(thread for fact in recorded(MessagesPosted) for _, thread, _, _ in fact.messages)
    stored = Message.objects.values_list("conversation").annotate(Count("pk"))
    assert logged == dict(stored) == dict(Conversation.objects.values_list("pk", "last_seq"))


@pytest.mark.django_db
def test_the_log_knows_who_answered_when() -> None:
    thread = a_deal()
    buyer, seller = (place.person for place in thread.participants.order_by("part"))
    asked, answered = say(thread, buyer), say(thread, seller, "Yes")
    first = {
        sender: fact.occurred_at
        for fact in reversed(recorded(MessagesPosted))
        for *_, sender in fact.messages
    }
    assert first == {buyer.pk: asked.sent_at, seller.pk: answered.sent_at}
