"""Calls and call-backs."""

from collections.abc import Sequence

from django.db.models import QuerySet

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.helpdesk.models import Call, CallBack
from saypro.helpdesk.privacy import hidden_from, silent_threads
from saypro.notifications.queries import proved_numbers

MOST = 100
SHOWN = 10


def open_call_backs(agent: User) -> QuerySet[CallBack]:
    """What is due first stands first, 100 at most, without what is hidden from the agent."""
    open_ = CallBack.objects.filter(ended_at=None).exclude(conversation__in=hidden_from(agent))
    open_ = open_.exclude(conversation__in=silent_threads())
    open_ = open_.select_related("person", "conversation__assignee")
    return open_.order_by("due_at", "pk")[:MOST]


def newest_calls(agent: User) -> QuerySet[Call]:
    """The last 100 calls that came in or were written down, without what is hidden from the agent."""
    seen = Call.objects.exclude(conversation__in=hidden_from(agent))
    return seen.select_related("person", "agent", "conversation").order_by("-at", "-pk")[:MOST]


def calls_of(thread: Conversation) -> list[Call]:
    """The newest ten about this thread."""
    calls = Call.objects.filter(conversation=thread).select_related("agent")
    return list(calls.order_by("-at", "-pk")[:SHOWN])


def call_back_of(thread: Conversation) -> CallBack | None:
    return CallBack.objects.filter(conversation=thread, ended_at=None).first()


def open_call_back_by(person: User) -> CallBack | None:
    return CallBack.objects.filter(person=person, ended_at=None).select_related("conversation").first()


def number_to_call(member: User | None, calls: Sequence[Call], wish: CallBack | None) -> str:
    """The number that the member asked to be called on, called from, or proved; "" for none."""
    told = [wish.number if wish else "", *(call.number for call in calls)]
    known = next(filter(None, told), "")
    return known or (next(iter(proved_numbers(member)), "") if member else "")
