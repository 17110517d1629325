"""What is so at this moment, and at which hours people write."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import connection

from saypro.accounts.models import User
from saypro.helpdesk.queries import desk
from saypro.reports.queries.counting import Filters

AGES_H = (24, 48, 72)
BACKLOG = """
    SELECT width_bucket(extract(epoch FROM %(at)s - started_at), ARRAY[86400, 172800, 259200]), count(*)
    FROM reports_interval WHERE kind = 'solved' AND ended_at IS NULL AND started_at <= %(at)s AND {wanted}
    GROUP BY 1"""
HOURS = """
    SELECT extract(isodow FROM started_at AT TIME ZONE %(zone)s)::int - 1,
           extract(hour FROM started_at AT TIME ZONE %(zone)s)::int, count(*)
    FROM reports_interval
    WHERE kind = 'asked' AND started_on >= %(since)s AND started_on < %(until)s AND {wanted}
    GROUP BY 1, 2"""
AGENTS = """
    SELECT agent_id, count(*) FILTER (WHERE kind = 'answered'),
           count(*) FILTER (WHERE kind IN ('first', 'next') AND ended_at IS NOT NULL),
           count(*) FILTER (WHERE kind IN ('first', 'next') AND is_kept),
           count(*) FILTER (WHERE kind = 'solved')
    FROM reports_interval
    WHERE agent_id IS NOT NULL AND {wanted}
      AND coalesce(ended_on, started_on) >= %(since)s AND coalesce(ended_on, started_on) < %(until)s
      AND (started_on >= %(since)s AND started_on < %(until)s
           OR ended_on >= %(since)s AND ended_on < %(until)s)
    GROUP BY 1"""


@dataclass(frozen=True, slots=True)
class AgentRow:
    """What one agent did within some days, and how much they have open of how much they can have."""

    agent: User
    messages: int
    answers: int
    in_time: int
    solved: int
    load: int
    capacity: int


def backlog(at: datetime, filters: Filters | None = None) -> list[int]:
    """How many tickets are not solved, by the age of `AGES_H` that they have reached by the calendar."""
    wanted = filters or Filters()
    found: dict[int, int] = dict(asked(BACKLOG, wanted, {"at": at}))
    return [found.get(part, 0) for part in range(len(AGES_H) + 1)]


def hours(since: date, until: date, filters: Filters | None = None) -> list[list[int]]:
    """For each weekday, how many messages members wrote in each hour of the office's clock."""
    grid = [[0] * 24 for _day in range(7)]
    given: dict[str, Any] = {"since": since, "until": until, "zone": settings.TIME_ZONE}
    for weekday, hour, n in asked(HOURS, filters or Filters(), given):
        grid[weekday][hour] = n
    return grid


def agents_at_work(since: date, until: date, at: datetime, filters: Filters | None = None) -> list[AgentRow]:
    """Everybody of the office who did something within these days, and all who are in a team."""
    wanted = filters or Filters()
    did = {pk: row for pk, *row in asked(AGENTS, wanted, {"since": since, "until": until})}
    now = desk(at)
    capacity = {one.agent_id: one.capacity for each in now.members.values() for one in each}
    people = User.objects.filter(pk__in={*did, *capacity}).order_by("name", "pk")
    return [
        AgentRow(one, *counts(did.get(one.pk, [])), load=now.loads[one.pk], capacity=capacity.get(one.pk, 0))
        for one in people
        if one.is_office
    ]


def counts(row: list[int]) -> tuple[int, int, int, int]:
    messages, answers, in_time, solved = row or (0, 0, 0, 0)
    return messages, answers, in_time, solved


def asked(sql: str, wanted: Filters, given: dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql.format(wanted=wanted.sql), {**given, **wanted.named})
        return list(cursor.fetchall())
