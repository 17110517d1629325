"""What follows interactions that ended."""

from saypro.conversations.events import ConversationSolved
from saypro.conversations.models import Conversation
from saypro.deals.events import DealClosed
from saypro.helpdesk.queries import current_ticket
from saypro.surveys import actions


def ask_after_solving(fact: ConversationSolved) -> None:
    """The member is asked how it was, in their thread."""
    thread = Conversation.objects.filter(pk=fact.conversation_id).first()
    ticket = current_ticket(thread) if thread else None
    if ticket:
        actions.offer_after_solving(ticket, event_id=fact.event_id, at=fact.occurred_at)


def ask_after_deal(fact: DealClosed) -> None:
    """Both sides are asked how talking was."""
    thread = Conversation.objects.select_related("listing__category").filter(pk=fact.conversation_id).first()
    if thread:
        actions.offer_after_talk(thread, at=fact.occurred_at)
