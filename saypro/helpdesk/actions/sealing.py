"""Taking tickets of private teams out of the sight of the rest of the office."""

from collections import defaultdict

from django.db.models import QuerySet

from saypro.accounts.models import OFFICE_ROLES, User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation, Participant
from saypro.helpdesk.models import Team, Ticket
from saypro.helpdesk.privacy import SEE_ALL
from saypro.realtime import actions as realtime


def show_out(team: Team, *, by: User | None, thread: Conversation | None = None) -> None:
    """Who is not to see the private team's tickets loses seat, tickets and live news of them.

    Only in this thread, where one is named. Safe to repeat; does nothing for other teams.
    """
    if not team.is_private:
        return
    threads = Conversation.objects.filter(pk__in=Ticket.objects.filter(team=team).values("conversation"))
    if thread:
        threads = threads.filter(pk=thread.pk)
    inside = team.memberships.values("agent")
    seats = Participant.objects.filter(part=Participant.Part.AGENT, left_at=None, conversation__in=threads)
    outside = seats.exclude(person__in=inside).exclude(person__role__in=SEE_ALL)
    for seat in outside.select_related("conversation", "person").order_by("conversation_id"):
        if seat.conversation.assignee_id == seat.person_id:
            conversations.set_free(seat.conversation)
        conversations.remove_person(seat.conversation, seat.person, by=by)
    shut_out_of(threads, User.objects.filter(role__in=OFFICE_ROLES).exclude(pk__in=inside))


def shut_out_of(threads: QuerySet[Conversation], outside: QuerySet[User]) -> None:
    """Open screens of theirs hear nothing more of these threads, but of those in which they are a member."""
    people = set(outside.exclude(role__in=SEE_ALL).values_list("pk", flat=True))
    own = own_among(threads, people)
    others = sorted(set(threads.values_list("pk", flat=True)) - own.keys())
    for kind in ("thread", "notes"):
        realtime.shut_out_all(kind, others, sorted(people))
        for key, members in own.items():
            realtime.shut_out_all(kind, [key], sorted(people - members))


def own_among(threads: QuerySet[Conversation], people: set[int]) -> dict[int, set[int]]:
    """Those of the people who wrote to us there, or buy or sell there, by thread."""
    own: defaultdict[int, set[int]] = defaultdict(set)
    seats = Participant.objects.filter(conversation__in=threads, person__in=people, left_at=None)
    theirs = seats.exclude(part=Participant.Part.AGENT)
    for key, person_id in theirs.values_list("conversation_id", "person_id"):
        own[key].add(person_id)
    return own
