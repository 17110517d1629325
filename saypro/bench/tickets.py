"""A service desk's log as tickets of ours, and what they come to.

Threads and first words are written with their own moments; from there on it is the house's own way: the help
desk takes up threads that have no ticket yet, and reports measures the tickets.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection, transaction

from saypro.accounts.models import Role, User
from saypro.bench.ticketlog import Row, TicketLog
from saypro.conversations.models import Conversation, Message, Participant
from saypro.helpdesk import actions as helpdesk
from saypro.helpdesk.models import Team, Ticket
from saypro.reports import actions as reports
from saypro.reports.models import Origin

MEMBER = Participant.Part.MEMBER
GROUPS = {
    "category": "category",
    "team": "team",
    "region": "region",
    "month": "month",
}
COUNTS = """
    WITH stretch AS (
        SELECT kept.category, coalesce(team.name, '') AS team, kept.region, seconds, ended_at,
               to_char(started_at AT TIME ZONE %(zone)s, 'YYYY-MM') AS month
        FROM reports_interval kept LEFT JOIN helpdesk_team team ON team.id = kept.team_id
        WHERE kind = 'solved')
    SELECT {group}, count(*), count(ended_at), count(*) FILTER (WHERE seconds <= 86400),
           count(*) FILTER (WHERE seconds <= 172800), count(*) FILTER (WHERE seconds <= 259200),
           percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds),
           percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds)
    FROM stretch GROUP BY 1 ORDER BY 1"""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a log comes to: all of it, and by each of the columns that were mapped."""

    log: TicketLog
    whole: dict[str, Any]
    groups: dict[str, dict[str, dict[str, Any]]]

    def result(self) -> dict[str, Any]:
        return {**self.whole, "dirty": self.log.dirty, "dirty_by": self.log.dirty_by, "by": self.groups}


def replay(log: TicketLog, mapped: Sequence[str]) -> Desk:
    """Play the log into the empty database in use, and count there."""
    play(log.rows)
    groups = {name: counted(name) for name in GROUPS if name == "month" or name in mapped}
    (whole,) = counted("all").values() if any(row.opened for row in log.rows) else [figures(0, 0, 0, 0, 0)]
    without = sum(row.opened is None for row in log.rows)
    total = whole["total"] + without
    shares = {name: share(whole[f"{name}_n"], total) for name in ("within_24h", "within_48h", "within_72h")}
    return Desk(log, {**whole, "total": total, "open": whole["open"] + without, **shares}, groups)


@transaction.atomic
def play(rows: Sequence[Row]) -> None:
    member = User.objects.create(email="desk@example.com", name="Somebody", role=Role.MEMBER)
    threads = dict(zip((row.line for row in rows if row.opened), written(rows, member), strict=True))
    helpdesk.take_up_threads()
    tickets = {ticket.conversation_id: ticket for ticket in Ticket.objects.filter(member=member)}
    names = {row.team.casefold(): row.team for row in rows if row.team}
    teams = {key: Team.objects.create(name=name) for key, name in sorted(names.items())}
    kept, origins = [], []
    for row in rows:
        if row.opened:
            ticket = tickets[threads[row.line].pk]
            ticket.team = teams.get(row.team.casefold())
            kept.append(ticket)
            origins.append(Origin(ticket=ticket, category=row.category, region=row.region))
    Ticket.objects.bulk_update(kept, ["team"], batch_size=1000)
    Origin.objects.bulk_create(origins, batch_size=1000)
    reports.measure_many(ticket.pk for ticket in kept)


def written(rows: Sequence[Row], member: User) -> list[Conversation]:
    """A thread for each request, in which its first words are said when it was opened."""
    kept = [(row, row.opened) for row in rows if row.opened]
    threads = Conversation.objects.bulk_create(
        (
            Conversation(
                kind=Conversation.Kind.SUPPORT,
                subject=row.category[:120],
                last_seq=1,
                started_at=opened,
                last_message_at=opened,
                solved_at=row.closed,
            )
            for row, opened in kept
        ),
        batch_size=2000,
    )
    Participant.objects.bulk_create(
        (
            Participant(conversation=thread, person=member, part=MEMBER, received_seq=1, read_seq=1)
            for thread in threads
        ),
        batch_size=2000,
    )
    Message.objects.bulk_create(
        (
            Message(
                conversation=thread,
                seq=1,
                sender=member,
                client_id=uuid4(),
                body=row.category or "A request",
                sent_at=opened,
            )
            for thread, (row, opened) in zip(threads, kept, strict=True)
        ),
        batch_size=2000,
    )
    return threads


def counted(group: str) -> dict[str, dict[str, Any]]:
    """By the column; `all` for all of them together."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTS.format(group=GROUPS.get(group, "'all'")), {"zone": settings.TIME_ZONE})
        return {name: figures(*row) for name, *row in cursor.fetchall()}


def figures(
    total: int,
    closed: int,
    day: int,
    two: int,
    three: int,
    median_s: float | None = None,
    p90_s: float | None = None,
) -> dict[str, Any]:
    """Shares are per cent of all requests: what is open is within nothing. Times are of the closed ones."""
    return {
        "total": total,
        "open": total - closed,
        "closed": closed,
        "within_24h": share(day, total),
        "within_48h": share(two, total),
        "within_72h": share(three, total),
        "median_h": hours(median_s),
        "p90_h": hours(p90_s),
        "within_24h_n": day,
        "within_48h_n": two,
        "within_72h_n": three,
    }


def share(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 2) if whole else None


def hours(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / 3600, 2)
