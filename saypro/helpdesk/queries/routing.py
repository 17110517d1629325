"""The office as routing sees it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, F, QuerySet

from saypro.helpdesk.choosing import Candidate, team_for
from saypro.helpdesk.models import Membership, RoutingSettings, Team, Ticket
from saypro.helpdesk.privacy import hidden_pairs
from saypro.helpdesk.queries.duty import on_duty

MOST = 500  # looked at in one go, the oldest first


def routing_settings() -> RoutingSettings:
    return RoutingSettings.objects.select_related("default_team").first() or RoutingSettings()


def is_routing() -> bool:
    """Whether tickets are assigned by themselves: switched on, and there is a team."""
    return routing_settings().is_on and Team.objects.exists()


@dataclass(slots=True)
class Desk:
    """Who is there with how much, at one moment; kept up to date by whoever assigns."""

    members: dict[int, list[Membership]]
    there: set[int]
    loads: Counter[int] = field(default_factory=Counter)
    hidden: set[tuple[int, int]] = field(default_factory=set)

    def lay_out(self, tickets: list[Ticket]) -> list[Ticket]:
        """Note who is not to see which of these, before they are given to anybody; returns the tickets."""
        agents = {one.agent_id for team in self.members.values() for one in team}
        self.hidden |= hidden_pairs((one.conversation_id, who) for one in tickets for who in agents)
        return tickets

    def candidates(self, ticket: Ticket) -> list[Candidate]:
        """The team's members but for those who are not to see the ticket's thread."""
        return [
            Candidate(
                one.agent_id,
                one.agent_id in self.there,
                one.speaks(ticket.language),
                self.loads[one.agent_id],
                one.capacity,
            )
            for one in self.members.get(ticket.team_id or 0, [])
            if (ticket.conversation_id, one.agent_id) not in self.hidden
        ]


def desk(at: datetime) -> Desk:
    """Every team's members who may sign in and are still of the office."""
    members: dict[int, list[Membership]] = {}
    for one in Membership.objects.filter(agent__is_active=True).select_related("agent"):
        if one.agent.is_office:
            members.setdefault(one.team_id, []).append(one)
    agents = {one.agent_id for each in members.values() for one in each}
    return Desk(members, on_duty(agents, at), loads(agents))


def loads(agent_ids: Iterable[int]) -> Counter[int]:
    """How many open tickets each has; what rests does not count."""
    rows = open_tickets().filter(conversation__assignee__in=set(agent_ids))
    counted = rows.order_by().values_list("conversation__assignee").annotate(count=Count("pk"))
    return Counter({agent_id: count for agent_id, count in counted if agent_id})


def open_tickets() -> QuerySet[Ticket]:
    """In the order in which they were brought to us."""
    tickets = Ticket.objects.filter(state=Ticket.State.OPEN, conversation__solved_at=None)
    return tickets.select_related("conversation").order_by("opened_at", "pk")


def to_assign() -> list[Ticket]:
    """Open tickets of a team that nobody has, the oldest first."""
    return list(open_tickets().filter(conversation__assignee=None, team__isnull=False)[:MOST])


def routed() -> list[Ticket]:
    """Open tickets that are still with the agent to whom routing gave them."""
    return list(open_tickets().filter(conversation__assignee=F("routed_to"))[:MOST])


def without_team(before: datetime) -> list[Ticket]:
    """Open tickets of no team that were opened before then: they are judged by now, or never will be."""
    return list(open_tickets().filter(team=None, opened_at__lt=before)[:MOST])


def team_of(ticket: Ticket) -> Team | None:
    """The team that takes it as it is filed now."""
    default = routing_settings().default_team
    return team_for(Team.objects.order_by("pk"), ticket.category, ticket.segment, ticket.language, default)
