"""A process that is killed while it raises tickets leaves none half raised, and none is raised twice."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from saypro.events.models import Event
from saypro.helpdesk.actions import escalate_due
from saypro.helpdesk.models import Ticket, TicketStep
from saypro.helpdesk.testing import a_ticket
from saypro.project.testing.workers import StartWorker, soon

pytestmark = pytest.mark.django_db(transaction=True)
SWEEP = """
from django.utils import timezone
from saypro.helpdesk.actions import escalate_due
escalate_due(timezone.now())
"""


def test_killed_between_raising_and_telling(start_worker: StartWorker) -> None:
    late = [a_ticket(at=timezone.now() - timedelta(days=30)) for _each in range(2)]
    with transaction.atomic():
        connection.cursor().execute("LOCK TABLE events_event IN SHARE MODE")
        sweeping = start_worker("manage", "shell", "-c", SWEEP)
        soon(is_held_up, "the process did not come to tell what it had raised")
        sweeping.kill()
        sweeping.wait()
    assert raised() == ([], 0), "a step without its fact would never be told of"
    for _again in range(2):
        escalate_due(timezone.now())
    steps, facts = raised()
    assert facts == len(late)
    assert len(steps) == len(set(steps)) > len(late)
    assert set(Ticket.objects.values_list("escalation", flat=True)) == {3}


def raised() -> tuple[list[tuple[int, str]], int]:
    """Each raise as ticket and name, and how many facts tell of them."""
    steps = TicketStep.objects.filter(what="escalated").values_list("ticket_id", "value")
    return list(steps), Event.objects.filter(kind="helpdesk.ticket_escalated").count()


def is_held_up() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE mode = 'RowExclusiveLock' AND NOT granted")
        return bool(cursor.fetchone()[0])
