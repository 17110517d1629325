"""Taking tickets of private teams out of the sight of the rest of the office."""

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation, Participant
from saypro.helpdesk.models import Team, Ticket
from saypro.helpdesk.privacy import SEE_ALL


def show_out(team: Team, *, by: User | None, thread: Conversation | None = None) -> None:
    """Who is not to see the private team's tickets loses their seat and what they had of them.

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
