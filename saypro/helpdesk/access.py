"""The only way to a ticket on a person's behalf."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from saypro.accounts.models import OFFICE_ROLES, Role, User
from saypro.conversations.access import conversation_for, own_place_for, support_conversation_for
from saypro.conversations.models import Conversation, Message
from saypro.helpdesk.escalations import Rule
from saypro.helpdesk.models import (
    Bulk,
    Call,
    CallBack,
    CannedReply,
    Checklist,
    Checkup,
    Closure,
    InboundMail,
    Macro,
    Membership,
    Merge,
    Note,
    PromiseRow,
    SavedView,
    Team,
    Ticket,
    WidgetKey,
)
from saypro.helpdesk.models.canned import usable_by
from saypro.helpdesk.privacy import hidden_from, secret_from
from saypro.helpdesk.queries import escalation_rules
from saypro.kit.withheld import withholds


def require_office(person: User) -> None:
    """Raises Http404 for members: they need not know the place."""
    if not person.is_office:
        raise Http404


def thread_for(agent: User, ref: str) -> Conversation:
    """A thread in which our office is, for the office. Raises Http404 for members and for other deals."""
    return support_conversation_for(agent, ref)


def threads_kept_from(agent: User) -> "QuerySet[Ticket, Any]":
    """The keys of threads with a ticket of a private team in which this agent is not, as a query.

    For rooms above that keep words of threads: what stands in a private team's is shown to nobody else.
    """
    return secret_from(agent)


def deal_for(person: User, ref: str) -> Conversation:
    """The thread of a deal, for its buyer and its seller. Raises Http404 for all others, our office too."""
    thread = own_place_for(person, ref).conversation
    if thread.is_support:
        raise Http404
    return thread


@withholds(Ticket)
def ticket_for(agent: User, ref: str) -> Ticket:
    """The ticket, for the office. Raises Http404 for members."""
    require_office(agent)
    tickets = Ticket.objects.exclude(conversation__in=hidden_from(agent))
    return get_object_or_404(tickets.select_related("conversation"), ref=ref)


@withholds(Bulk)
def bulk_for(agent: User, ref: str) -> Bulk:
    """What the agent did to many tickets. Raises Http404 for anybody else."""
    require_office(agent)
    return get_object_or_404(Bulk, ref=ref, agent=agent)


@withholds(SavedView, "pk")
def own_view_for(agent: User, pk: int) -> SavedView:
    """A view the agent has saved. Raises Http404 for another's, even one that all see."""
    require_office(agent)
    return get_object_or_404(SavedView, owner=agent, pk=pk)


@withholds(Note)
def note_for(agent: User, ref: str) -> Note:
    """A note, for the office. Raises Http404 for members."""
    require_office(agent)
    notes = Note.objects.exclude(ticket__conversation__in=hidden_from(agent))
    return get_object_or_404(notes.select_related("ticket__conversation", "author"), ref=ref)


@withholds(Merge, "pk")
def merge_for(agent: User, pk: int) -> Merge:
    """A merge, for the office. Raises Http404 for members."""
    require_office(agent)
    hidden = hidden_from(agent)
    merges = Merge.objects.exclude(ticket__conversation__in=hidden).exclude(into__conversation__in=hidden)
    merges = merges.select_related("ticket__conversation", "into__conversation")
    return get_object_or_404(merges, pk=pk)


def message_on(ticket: Ticket, seq: int) -> Message:
    """A message of the ticket's thread. Raises Http404."""
    said = Message.objects.select_related("sender")
    return get_object_or_404(said, conversation=ticket.conversation_id, seq=seq)


@withholds(InboundMail, "pk")
def inbound_mail_for(agent: User, pk: int) -> InboundMail:
    """A mail that waits for the office, or that went into one of its own threads.

    Raises Http404 for members, and for answers to what members write each other.
    """
    if not agent.is_office:
        raise Http404
    mails = InboundMail.objects.for_office().exclude(conversation__in=hidden_from(agent))
    mails = mails.select_related("conversation", "decided_by")
    return get_object_or_404(mails, pk=pk)


def require_lead(person: User) -> None:
    """Raises Http404 for everybody but leads and administrators."""
    if person.role not in (Role.LEAD, Role.ADMIN):
        raise Http404


@withholds(Team, "pk")
def team_for(lead: User, pk: int) -> Team:
    """Any team, for leads. Raises Http404 for everybody else, as the following do."""
    require_lead(lead)
    return get_object_or_404(Team, pk=pk)


@withholds(Membership, "pk")
def membership_for(lead: User, pk: int) -> Membership:
    require_lead(lead)
    return get_object_or_404(Membership.objects.select_related("team", "agent"), pk=pk)


@withholds(User, "handle")
def colleague_for(lead: User, handle: str) -> User:
    """Somebody of the office whose shifts the lead plans."""
    require_lead(lead)
    return get_object_or_404(User, handle=handle, role__in=OFFICE_ROLES, is_active=True)


@withholds(Closure, "pk")
def closure_for(lead: User, pk: int) -> Closure:
    require_lead(lead)
    return get_object_or_404(Closure, pk=pk)


@withholds(PromiseRow, "pk")
def promise_for(lead: User, pk: int) -> PromiseRow:
    require_lead(lead)
    return get_object_or_404(PromiseRow, pk=pk)


def rule_for(lead: User, key: str) -> Rule:
    """The rule by which tickets are raised, as it stands."""
    require_lead(lead)
    found = next((rule for rule in escalation_rules() if rule.key.value == key), None)
    if found is None:
        raise Http404
    return found


@withholds(CannedReply, "pk")
def canned_for(agent: User, pk: int) -> CannedReply:
    """A canned reply this agent may use. Raises Http404 for others."""
    require_office(agent)
    return get_object_or_404(CannedReply.objects.filter(usable_by(agent)), pk=pk)


@withholds(Macro, "pk")
def macro_for(agent: User, pk: int) -> Macro:
    """A macro this agent may run. Raises Http404 for others."""
    require_office(agent)
    return get_object_or_404(Macro.objects.filter(usable_by(agent)).select_related("agent"), pk=pk)


@withholds(Checklist, "pk")
def checklist_for(agent: User, pk: int) -> Checklist:
    """A checklist, for the office. Raises Http404 for members."""
    require_office(agent)
    return get_object_or_404(Checklist, pk=pk)


@withholds(Checkup)
def checkup_for(person: User, ref: str) -> Checkup:
    """Steps that were sent into a thread this person takes part in. Raises Http404 for others."""
    sent = Checkup.objects.filter(is_sent=True).select_related("ticket__conversation")
    found = get_object_or_404(sent.prefetch_related("ticks__by"), ref=ref)
    conversation_for(person, found.ticket.conversation.ref)
    return found


@withholds(WidgetKey, "pk")
def widget_key_for(person: User, pk: int) -> WidgetKey:
    """A site that shows the help button, for leads and administrators. Raises Http404 for others."""
    require_lead(person)
    return get_object_or_404(WidgetKey, pk=pk)


@withholds(Call)
def call_for(agent: User, ref: str) -> Call:
    """A call, for the office. Raises Http404 for members: a voicemail may be somebody else's."""
    require_office(agent)
    return get_object_or_404(Call.objects.exclude(conversation__in=hidden_from(agent)), ref=ref)


@withholds(CallBack)
def call_back_for(person: User, ref: str) -> CallBack:
    """A wish to be called: one's own, or any for the office. Raises Http404 otherwise."""
    wishes = CallBack.objects.exclude(conversation__in=hidden_from(person))
    return get_object_or_404(wishes if person.is_office else CallBack.objects.filter(person=person), ref=ref)
