"""Giving tickets to teams and agents: by routing, and by hand.

All routing takes turns behind one lock of the database, taken before any thread's, so that no two workers
assign a ticket twice or fill an agent over their capacity.
"""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation
from saypro.events import actions as events
from saypro.helpdesk import queries
from saypro.helpdesk.actions.fitness import Why, unfit
from saypro.helpdesk.actions.routing_soon import route_soon
from saypro.helpdesk.actions.sealing import show_out
from saypro.helpdesk.actions.steps import locked, measure
from saypro.helpdesk.choosing import Candidate, agent_for
from saypro.helpdesk.events import RoutingChanged
from saypro.helpdesk.models import RoutingSettings, Team, Ticket
from saypro.helpdesk.models.routing import Moves
from saypro.helpdesk.queries.routing import Desk
from saypro.helpdesk.refusals import Refused

ROUTING = 7_411_031
JUDGED_WITHIN = timedelta(minutes=2)


@transaction.atomic
def route(at: datetime) -> int:
    """Give what waits to whoever is there, the oldest first; returns how many changed hands.

    Safe to repeat, and by several workers at once. Does nothing while routing is off or there is no team.
    """
    if not queries.is_routing():
        return 0
    take_turns()
    for ticket in queries.without_team(before=at - JUDGED_WITHIN):
        give_to_team(locked(ticket))
    desk = queries.desk(at)
    moved = sum(move_on(ticket, desk) for ticket in desk.lay_out(leaving(desk)))
    return moved + sum(hand_out(ticket, desk) for ticket in desk.lay_out(queries.to_assign()))


def take_turns() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ROUTING])


def leaving(desk: Desk) -> list[Ticket]:
    """Routed tickets whose agent has gone home, as far as the office wants them moved on."""
    moves = queries.routing_settings().moves
    if moves == Moves.NONE:
        return []
    gone = [ticket for ticket in queries.routed() if ticket.routed_to_id not in desk.there]
    return [ticket for ticket in gone if moves == Moves.ALL or ticket.answer_due_at]


def move_on(ticket: Ticket, desk: Desk) -> bool:
    """To a colleague who is there; while there is none, it stays where it is known."""
    found = agent_for(desk.candidates(ticket))
    return isinstance(found, Candidate) and hand_over(ticket, found, desk)


def hand_out(ticket: Ticket, desk: Desk) -> bool:
    found = agent_for(desk.candidates(ticket), but=ticket.routed_to_id)
    if isinstance(found, Candidate):
        return hand_over(ticket, found, desk)
    if ticket.unassigned_why != found:
        Ticket.objects.filter(pk=ticket.pk).update(unassigned_why=found)
    return False


def hand_over(ticket: Ticket, to: Candidate, desk: Desk) -> bool:
    """False when an agent was faster: by hand always wins."""
    held, before = locked(ticket), ticket.conversation.assignee_id
    if held.conversation.assignee_id != before or held.state != Ticket.State.OPEN:
        return False
    agent = User.objects.get(pk=to.agent_id)
    conversations.assign(held.conversation, agent, by=None)
    Ticket.objects.filter(pk=held.pk).update(routed_to=agent, unassigned_why="")
    desk.loads[to.agent_id] += 1
    return True


@transaction.atomic
def assign(ticket: Ticket, agent: User | None, *, by: User) -> None:
    """Give it to an agent by hand, or to nobody; routing then leaves it there. Safe to repeat.

    Raises Refused for whoever is not of the office.
    """
    held = locked(ticket)
    if agent is None:
        conversations.release(held.conversation, by)
        return
    if not (agent.is_office and agent.is_active):
        raise Refused(_("Only people of our office take tickets."))
    match unfit([held], agent).get(held.pk):
        case Why.SIDE:
            raise Refused(_("They buy or sell in this conversation, so somebody else takes it."))
        case Why.PRIVATE:
            raise Refused(_("This ticket is private: only people of its team take it."))
    conversations.assign(held.conversation, agent, by=by)
    Ticket.objects.filter(pk=held.pk).update(routed_to=None, unassigned_why="")


@transaction.atomic
def keep(ticket: Ticket, *, by: User) -> None:
    """Keep a routed ticket also when one goes home. Safe to repeat. Raises Refused for another's."""
    held = locked(ticket)
    if held.conversation.assignee_id != by.pk:
        raise Refused(_("You keep only what is yours."))
    Ticket.objects.filter(pk=held.pk).update(routed_to=None)


@transaction.atomic
def note_taking(conversation_id: int, *, assignee_id: int | None, by_id: int) -> None:
    """An agent took or gave back a thread by hand: what they took is theirs, what they gave back is not
    given to them again. Safe to repeat; says nothing once the thread has gone on to others."""
    thread = Conversation.objects.select_for_update(no_key=True).get(pk=conversation_id)
    if thread.assignee_id == assignee_id:
        tickets = Ticket.objects.filter(conversation=thread).exclude(state=Ticket.State.SOLVED)
        tickets.update(routed_to=None if assignee_id else by_id, unassigned_why="")
    route_soon()


@transaction.atomic
def find_team(ticket: Ticket) -> None:
    """Give it to the team that takes it as it is filed now; who has it keeps it. Safe to repeat.

    Filed anew it may be another contact on the same matter, too.
    """
    held = locked(ticket)
    give_to_team(held)
    held.contact = queries.contacts_on(held)
    measure(held)
    route_soon()


def give_to_team(ticket: Ticket) -> None:
    team = queries.team_of(ticket)
    if team and ticket.team_id != team.pk:
        ticket.team = team
        Ticket.objects.filter(pk=ticket.pk).update(team=team)
        show_out(team, by=None, thread=ticket.conversation)


@transaction.atomic
def change_routing(*, is_on: bool, moves: str, default_team: Team | None, by: User) -> RoutingSettings:
    """Whether tickets are assigned by themselves, and how."""
    kept, _is_new = RoutingSettings.objects.update_or_create(
        pk=1, defaults={"is_on": is_on, "moves": moves, "default_team": default_team}
    )
    events.record(RoutingChanged(actor_id=by.pk, is_on=is_on, moves=moves))
    route_soon()
    return kept
