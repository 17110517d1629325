"""Whatever happens to a ticket, it is measured again from its whole history: order does not matter.

So is everything of a person, of spam and of deals that counts no longer, or again.
"""

from saypro.accounts.events import AccountMarked, RoleChanged
from saypro.conversations.events import ConversationReopened, ConversationSolved
from saypro.helpdesk import events as helpdesk
from saypro.helpdesk.models import Ticket
from saypro.moderation.events import DecisionUndone, ReportsDecided
from saypro.moderation.queries import threads_begun_to_cheat
from saypro.reports import actions

Stepped = (
    helpdesk.TicketOpened
    | helpdesk.TicketFollowed
    | helpdesk.TicketSorted
    | helpdesk.TicketRanked
    | helpdesk.TicketSetWaiting
    | helpdesk.TicketSnoozed
    | helpdesk.TicketWoken
    | helpdesk.TicketEscalated
)


def measure_ticket(fact: Stepped) -> None:
    actions.measure(fact.ticket_id)


def measure_both(fact: helpdesk.TicketsMerged | helpdesk.TicketsUnmerged | helpdesk.TicketSplit) -> None:
    actions.measure_many([fact.ticket_id, fact.into_id])


def measure_thread(fact: ConversationSolved | ConversationReopened) -> None:
    """Where many are solved at once, the steps are written together with the threads."""
    actions.measure_many(
        Ticket.objects.filter(conversation=fact.conversation_id).values_list("pk", flat=True)
    )


def count_person_again(fact: AccountMarked | RoleChanged) -> None:
    actions.count_person_again(fact.person_id)


def count_askers_again(fact: helpdesk.ContactBecameMember) -> None:
    """Whoever read as a member may have asked by mail."""
    actions.count_askers_again(fact.tickets)


def count_ticket_again(fact: helpdesk.TicketMarkedSpam | helpdesk.TicketUnmarkedSpam) -> None:
    actions.count_ticket_again(fact.ticket_id)


def count_deals_again(fact: ReportsDecided | DecisionUndone) -> None:
    """Those that somebody began only to cheat."""
    actions.count_threads_again(threads_begun_to_cheat(fact.report_ids, fact.about_id))
