"""What the help desk does about what happens in threads."""

from saypro.accounts.models import User
from saypro.conversations.events import (
    ConversationReopened,
    ConversationSolved,
    ConversationTaken,
    MessagesPosted,
)
from saypro.conversations.models import Conversation, Message
from saypro.helpdesk import actions
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import TicketOpened, TicketSetWaiting, TicketSnoozed, TicketSorted, TicketWoken
from saypro.helpdesk.models import Category, Ticket
from saypro.helpdesk.queries import first_words, known_facts


def follow_messages(fact: MessagesPosted) -> None:
    """Each message of a support thread is a step of its ticket; most batches have none."""
    wanted = {thread_id for _id, thread_id, _seq, _sender in fact.messages}
    threads = Conversation.objects.filter(pk__in=wanted, kind=Conversation.Kind.SUPPORT).in_bulk()
    if not threads:
        return
    ids = [message_id for message_id, thread_id, _seq, _sender in fact.messages if thread_id in threads]
    for message in Message.objects.filter(pk__in=ids).order_by("id"):
        actions.follow_message(threads[message.conversation_id], message)


def follow_solving(fact: ConversationSolved) -> None:
    actions.follow_solving(fact.conversation_id, What.SOLVED, fact.occurred_at, fact.actor_id)


def follow_reopening(fact: ConversationReopened) -> None:
    """Opened again by an agent; where a member's words did it, they are the step."""
    actor = User.objects.filter(pk=fact.actor_id or 0).first()
    if actor and actor.is_office:
        actions.follow_solving(fact.conversation_id, What.REOPENED, fact.occurred_at, fact.actor_id)


def sort_new_ticket(fact: TicketOpened) -> None:
    """Find out what its first words are about, how urgent they are and in which language."""
    from saypro.helpdesk.sorting.verdict import judge  # heavy, and for workers alone

    ticket, first = Ticket.objects.filter(pk=fact.ticket_id).first(), first_words(fact.ticket_id)
    if ticket and first:
        actions.follow_verdict(ticket, judge(first.body, known_facts(ticket)))
    if ticket:
        actions.find_team(ticket)


def find_team_again(fact: TicketSorted) -> None:
    """Under another category it is another team's."""
    if fact.actor_id and (ticket := Ticket.objects.filter(pk=fact.ticket_id).first()):
        actions.find_team(ticket)


def note_taking(fact: ConversationTaken) -> None:
    """Taken or given back by hand; what routing does it has written down itself."""
    if fact.actor_id:
        actions.note_taking(fact.conversation_id, assignee_id=fact.assignee_id, by_id=fact.actor_id)


def route_again(
    fact: ConversationSolved | ConversationReopened | TicketSetWaiting | TicketSnoozed | TicketWoken,
) -> None:
    """Somebody has room again, or something waits for somebody again."""
    actions.route_soon()


def learn_from_sorting(fact: TicketSorted) -> None:
    """What an agent files teaches the sorter; who takes a ticket out of any category says no other."""
    agent = User.objects.filter(pk=fact.actor_id or 0).first()
    first = first_words(fact.ticket_id)
    if agent and agent.is_office and fact.category and first:
        after = Category(fact.category)
        actions.correct_category(first, before=fact.before, after=after, agent=agent, at=fact.occurred_at)
