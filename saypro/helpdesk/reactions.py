"""What the help desk does about what happens in threads."""

from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.events import ConversationReopened, ConversationSolved, MessagesPosted
from saypro.conversations.models import Conversation, Message
from saypro.helpdesk import actions
from saypro.helpdesk.clocks import What
from saypro.helpdesk.events import TicketOpened, TicketSorted
from saypro.helpdesk.models import Category, Ticket
from saypro.helpdesk.queries import first_words


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
    """File it by its first words, where the sorter is sure enough and no agent was faster."""
    from saypro.helpdesk.sorting.verdict import judge  # heavy, and for workers alone

    ticket, first = Ticket.objects.filter(pk=fact.ticket_id).first(), first_words(fact.ticket_id)
    if ticket is None or first is None or ticket.category:
        return
    verdict = judge(first.body)
    if verdict.category:
        note = _("by its words, {share} sure").format(share=f"{verdict.confidence:.0%}")
        actions.sort(ticket, verdict.category, by=None, note=note)


def learn_from_sorting(fact: TicketSorted) -> None:
    """What an agent files teaches the sorter; who takes a ticket out of any category says no other."""
    agent = User.objects.filter(pk=fact.actor_id or 0).first()
    first = first_words(fact.ticket_id)
    if agent and agent.is_office and fact.category and first:
        after = Category(fact.category)
        actions.correct_category(first, before=fact.before, after=after, agent=agent, at=fact.occurred_at)
