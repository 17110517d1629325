"""What the office is not to see: on every road it is not there.

Tickets of private teams are there for their members, the leads and whoever brought them. A thread between two
members is there while our office is in it, and never for somebody of the office who is one of the two.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from saypro.accounts.models import Role, User
from saypro.conversations.models import Participant
from saypro.helpdesk.models import Channel, Membership, Ticket

SEE_ALL = (Role.LEAD, Role.ADMIN)
PRIVATE = Q(team__is_private=True)
IN_DEAL = Q(channel=Channel.DEAL)
LEFT = IN_DEAL & Q(conversation__office_since=None)


def hidden_from(person: User) -> "QuerySet[Ticket, Any]":
    """The threads with a ticket that this person of the office is not to see."""
    deals = Ticket.objects.filter(IN_DEAL)
    sides = sides_taken([person.pk]).values("conversation")
    left = deals.filter(Q(conversation__office_since=None) | Q(conversation__in=sides))
    return secret_from(person).union(left.values_list("conversation", flat=True), all=True)


def silent_threads() -> "QuerySet[Ticket, Any]":
    """The threads marked as spam: nobody there is told anything by us."""
    return Ticket.objects.filter(spam_at__isnull=False).values_list("conversation", flat=True)


def secret_from(person: User) -> "QuerySet[Ticket, Any]":
    """The threads with a ticket of a private team in which the person is not; none for leads.

    What somebody of the office brought to us themselves is never hidden from them.
    """
    secret = Ticket.objects.filter(PRIVATE).exclude(member=person)
    if person.role in SEE_ALL:
        secret = secret.none()
    return secret.exclude(team__in=teams_of([person.pk])).values_list("conversation", flat=True)


def hidden_pairs(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the pairs of thread and person that are hidden from that person."""
    wanted = set(pairs)
    threads, people = {thread for thread, _who in wanted}, {who for _thread, who in wanted}
    tickets = Ticket.objects.filter(PRIVATE | IN_DEAL, conversation__in=threads).select_related(
        "team", "conversation"
    )
    rows = list(tickets)
    if not rows:
        return set()
    secret = secret_pairs([one for one in rows if one.team and one.team.is_private], people)
    return (secret | pairs_in_deals([one for one in rows if one.channel == Channel.DEAL], people)) & wanted


def secret_pairs(tickets: list[Ticket], people: set[int]) -> set[tuple[int, int]]:
    """By the teams of these private tickets."""
    if not tickets:
        return set()
    leads = set(User.objects.filter(pk__in=people, role__in=SEE_ALL).values_list("pk", flat=True))
    inside = set(Membership.objects.filter(agent__in=people).values_list("team", "agent"))
    return {
        (one.conversation_id, who)
        for one in tickets
        for who in people - leads
        if who != one.member_id and (one.team_id, who) not in inside
    }


def pairs_in_deals(tickets: list[Ticket], people: set[int]) -> set[tuple[int, int]]:
    """Where the office has left, and for whoever buys or sells there."""
    here = {one.conversation_id for one in tickets if one.conversation.office_since}
    left = {(one.conversation_id, who) for one in tickets for who in people} if tickets else set()
    taken = sides_taken(people).filter(conversation__in=here) if here else Participant.objects.none()
    sides = set(taken.values_list("conversation_id", "person_id"))
    return {pair for pair in left if pair[0] not in here} | sides


def sides_taken(person_ids: Iterable[int]) -> QuerySet[Participant]:
    """Where these people are buyer or seller."""
    sides = (Participant.Part.BUYER, Participant.Part.SELLER)
    return Participant.objects.filter(person__in=list(person_ids), part__in=sides)


def may_see(ticket: Ticket, person: User) -> bool:
    """Whether nothing on the ticket's thread is hidden from this person of the office."""
    return not hidden_pairs([(ticket.conversation_id, person.pk)])


def those_who_may_see(ticket: Ticket, people: Iterable[User]) -> list[User]:
    held = list(people)
    hidden = {who for _thread, who in hidden_pairs((ticket.conversation_id, one.pk) for one in held)}
    return [one for one in held if one.pk not in hidden]


def open_beside(tickets: QuerySet[Ticket], beside: Ticket) -> QuerySet[Ticket]:
    """What may be shown beside a ticket: nothing of a private team but its own, and no deal we have left."""
    return tickets.exclude(PRIVATE & ~Q(team=beside.team_id)).exclude(LEFT)


def teams_of(person_ids: Iterable[int]) -> QuerySet[Membership, int]:
    return Membership.objects.filter(agent__in=list(person_ids)).values_list("team", flat=True)
