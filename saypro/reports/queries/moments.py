"""What is so at this moment, and at which hours people write."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from saypro.accounts.models import User
from saypro.helpdesk.queries import desk
from saypro.reports.queries.counting import Filters, read
from saypro.reports.queries.day_tables import AGENTS, HOURS
from saypro.reports.queries.standing import Days
from saypro.reports.reading import rows_of

AGES_H = (24, 48, 72)
BACKLOG = """
    SELECT width_bucket(extract(epoch FROM %(at)s - started_at), ARRAY[86400, 172800, 259200]), count(*)
    FROM reports_interval WHERE kind = 'solved' AND ended_at IS NULL AND started_at <= %(at)s AND {wanted}
    GROUP BY 1"""
HOUR = "SELECT extract(isodow FROM day_on)::int - 1, hour, sum(n)::bigint FROM {rows} GROUP BY 1, 2"
WORK = """
    SELECT agent_id, sum(messages)::bigint, sum(answers)::bigint, sum(in_time)::bigint, sum(solved)::bigint
    FROM {rows} GROUP BY 1"""


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
    found = dict(rows_of(BACKLOG.format(wanted=wanted.sql), {"at": at, **wanted.named}))
    return [found.get(part, 0) for part in range(len(AGES_H) + 1)]


def hours(days: Days, filters: Filters | None = None) -> list[list[int]]:
    """For each weekday, how many messages members wrote in each hour of the office's clock."""
    grid = [[0] * 24 for _day in range(7)]
    for weekday, hour, n in chain(*read(HOURS, HOUR, tuple, days, filters)):
        grid[weekday][hour] += n
    return grid


def agents_at_work(days: Days, filters: Filters | None = None) -> list[AgentRow]:
    """Everybody of the office who did something within these days, and all who are in a team."""
    did = defaultdict[int, list[list[int]]](list)
    for pk, *row in chain(*read(AGENTS, WORK, tuple, days, filters)):
        did[pk].append(row)
    now = desk(days.at)
    capacity = {one.agent_id: one.capacity for each in now.members.values() for one in each}
    people = User.objects.filter(pk__in={*did, *capacity}).order_by("name", "pk")
    return [
        AgentRow(one, *added_up(did[one.pk]), load=now.loads[one.pk], capacity=capacity.get(one.pk, 0))
        for one in people
        if one.is_office
    ]


def added_up(rows: Iterable[Iterable[int]]) -> tuple[int, int, int, int]:
    messages, answers, in_time, solved = map(sum, zip((0, 0, 0, 0), *rows, strict=True))
    return messages, answers, in_time, solved
