"""Several workers route at once: no ticket is given twice, and nobody gets more than they take."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from saypro.accounts.testing import a_person, an_agent
from saypro.conversations import actions as threads
from saypro.conversations.events import ConversationTaken
from saypro.events.testing import recorded
from saypro.helpdesk import actions
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.testing import a_team, a_ticket

pytestmark = pytest.mark.django_db(transaction=True)
NOW = timezone.now


def at_once(*verbs: Callable[[], object]) -> list[object]:
    start = Barrier(len(verbs))

    def run(verb: Callable[[], object]) -> object:
        connection.ensure_connection()
        start.wait(timeout=30)
        try:
            return verb()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(run, verb) for verb in verbs]]


def test_workers_give_each_ticket_once_and_fill_nobody_over_their_capacity() -> None:
    agents = [an_agent("Zanele Khumalo"), an_agent("Thabo Molefe"), an_agent("Megan Fletcher")]
    a_team(*agents, capacity=2)
    tickets = [a_ticket(a_person(), at=NOW() - timedelta(minutes=10 + age)) for age in range(8)]
    moved = at_once(*[lambda: actions.route(NOW())] * 4)
    assert sum(int(str(count)) for count in moved) == 6
    given = Counter(fact.assignee_id for fact in recorded(ConversationTaken))
    assert given == {agent.pk: 2 for agent in agents}
    left = Ticket.objects.filter(conversation__assignee=None)
    assert {ticket.pk for ticket in left} == {tickets[0].pk, tickets[1].pk}, "the youngest wait"


@pytest.mark.parametrize("_round", range(3))
def test_a_hand_and_routing_at_once_leave_it_with_the_hand(_round: int) -> None:
    routed, by_hand = an_agent("Zanele Khumalo"), an_agent("Thabo Molefe")
    a_team(routed)
    ticket = a_ticket(at=NOW() - timedelta(minutes=10))
    at_once(lambda: actions.route(NOW()), lambda: threads.take(ticket.conversation, by_hand))
    ticket.conversation.refresh_from_db()
    assert ticket.conversation.assignee == by_hand
