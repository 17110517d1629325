"""What there is around a ticket at all, in one statement: its page asks further only where it pays."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import connection

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.helpdesk.models import Ticket


@dataclass(frozen=True, slots=True)
class Traces:
    """False where there is certainly nothing; of the rest, the queries of each say what may be shown.

    `is_named` is whether a note here names the agent and they have not seen it,
    `is_proved` whether the member has proved an address, `is_sighted` whether the agent opened the ticket
    within this hour before.
    """

    merges: bool
    absorbed: bool
    splits: bool
    links: bool
    others_open: bool
    followers: bool
    notes: bool
    is_named: bool
    checkups: bool
    failure: bool
    contact: bool
    mails: bool
    calls: bool
    call_back: bool
    numbers: bool
    ads: bool
    past: bool
    is_proved: bool
    is_sighted: bool


UNKNOWN = Traces(*(True for _each in fields(Traces)))
"""For whoever has not asked: nothing is ruled out."""


def traces_of(
    thread: Conversation, ticket: Ticket | None, member: User | None, agent: User, at: datetime
) -> Traces:
    given = {
        "thread": thread.pk,
        "ticket": ticket.pk if ticket else None,
        "member": member.pk if member else None,
        "agent": agent.pk,
        "hour": at.replace(minute=0, second=0, microsecond=0),
    }
    with connection.cursor() as cursor:
        cursor.execute(ANY_OF_THEM, given)
        return Traces(*cursor.fetchone())


TRACES = {
    "merges": "helpdesk_merge WHERE undone_at IS NULL AND (ticket_id = %(ticket)s OR into_id = %(ticket)s)",
    "absorbed": "helpdesk_ticket WHERE merged_into_id = %(ticket)s",
    "splits": "helpdesk_split WHERE ticket_id = %(ticket)s OR into_id = %(ticket)s",
    "links": "helpdesk_ticketlink WHERE one_id = %(ticket)s OR other_id = %(ticket)s",
    "others_open": "helpdesk_ticket WHERE member_id = %(member)s AND state <> 'solved' AND id <> %(ticket)s",
    "followers": "helpdesk_follower WHERE ticket_id = %(ticket)s AND is_following",
    "notes": "helpdesk_note note JOIN helpdesk_ticket noted ON noted.id = note.ticket_id"
    " WHERE noted.conversation_id = %(thread)s",
    "is_named": "helpdesk_mention named JOIN helpdesk_note note ON note.id = named.note_id"
    " JOIN helpdesk_ticket noted ON noted.id = note.ticket_id"
    " WHERE noted.conversation_id = %(thread)s AND named.agent_id = %(agent)s AND named.seen_at IS NULL",
    "checkups": "helpdesk_checkup WHERE ticket_id = %(ticket)s",
    "failure": "helpdesk_circumstances WHERE conversation_id = %(thread)s",
    "contact": "conversations_participant seat JOIN helpdesk_contact USING (person_id)"
    " WHERE seat.conversation_id = %(thread)s",
    "mails": "helpdesk_inboundmail WHERE conversation_id = %(thread)s",
    "calls": "helpdesk_call WHERE conversation_id = %(thread)s",
    "call_back": "helpdesk_callback WHERE conversation_id = %(thread)s AND ended_at IS NULL",
    "numbers": "notifications_phone WHERE person_id = %(member)s AND proved_at IS NOT NULL",
    "ads": "listings_listing WHERE seller_id = %(member)s",
    "past": "conversations_participant WHERE person_id = %(member)s AND conversation_id <> %(thread)s",
    "is_proved": "account_emailaddress WHERE user_id = %(member)s AND verified",
    "is_sighted": "helpdesk_sighting"
    " WHERE ticket_id = %(ticket)s AND agent_id = %(agent)s AND hour_at = %(hour)s",
}
ANY_OF_THEM = "SELECT " + ", ".join(  # noqa: S608 -- our own words
    f"EXISTS (SELECT FROM {TRACES[each.name]})" for each in fields(Traces)
)
