"""What tickets of private teams mean for the rest of the office: on every road they are not there."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from saypro.accounts.models import Role, User
from saypro.helpdesk.models import Membership, Ticket

SEE_ALL = (Role.LEAD, Role.ADMIN)
PRIVATE = Q(team__is_private=True)


def hidden_from(person: User) -> QuerySet[Ticket, int]:
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
    secret = Ticket.objects.filter(PRIVATE, conversation__in={thread for thread, _who in wanted})
    rows = list(secret.values_list("conversation", "team", "member"))
    if not rows:
        return set()
    people = {who for _thread, who in wanted}
    leads = set(User.objects.filter(pk__in=people, role__in=SEE_ALL).values_list("pk", flat=True))
    inside = set(Membership.objects.filter(agent__in=people).values_list("team", "agent"))
    return {
        (thread, who)
        for thread, team, member in rows
        for who in people
        if (thread, who) in wanted and who not in leads and who != member and (team, who) not in inside
    }


def may_see(ticket: Ticket, person: User) -> bool:
    """Whether nothing on the ticket's thread is hidden from this person of the office."""
    return not hidden_pairs([(ticket.conversation_id, person.pk)])


def those_who_may_see(ticket: Ticket, people: Iterable[User]) -> list[User]:
    held = list(people)
    hidden = {who for _thread, who in hidden_pairs((ticket.conversation_id, one.pk) for one in held)}
    return [one for one in held if one.pk not in hidden]


def open_beside(tickets: QuerySet[Ticket], beside: Ticket) -> QuerySet[Ticket]:
    """What may be shown beside a ticket: nothing of a private team but its own."""
    return tickets.exclude(PRIVATE & ~Q(team=beside.team_id))


def teams_of(person_ids: Iterable[int]) -> QuerySet[Membership, int]:
    return Membership.objects.filter(agent__in=list(person_ids)).values_list("team", flat=True)
