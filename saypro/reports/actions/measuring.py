"""Writing down what tickets come to, and which days that changes."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from saypro.helpdesk.models import TICKETS_LEFT_OUT, Ticket, TicketStep, is_left_out
from saypro.helpdesk.queries import Plans, steps_of
from saypro.reports.actions.filling import unsettle
from saypro.reports.measuring import stretches
from saypro.reports.models import Interval, Kind, Moment, Origin
from saypro.reports.queries.cells import DIMENSIONS

AT_ONCE = 500
DAY = timedelta(days=1)
LATELY = 2 * DAY
MOST_UNMEASURED = 20_000
KEPT = [field.attname for field in Interval._meta.concrete_fields if not field.primary_key]
COPY = f"COPY reports_interval ({', '.join(KEPT)}) FROM STDIN"


def measure(ticket_id: int) -> None:
    """Write down what the ticket comes to now. Safe to repeat, and in any order."""
    measure_many([ticket_id])


def measure_many(ticket_ids: Iterable[int]) -> int:
    """The same for many; returns how many of them changed. Each batch is a transaction of its own."""
    keys = sorted(set(ticket_ids))
    return sum(_measure_batch(keys[start : start + AT_ONCE]) for start in range(0, len(keys), AT_ONCE))


def measure_lately(at: datetime) -> int:
    """Measure what is open, and what was solved lately, again: plans change, and teams are found without a
    step. So is what was never measured, the newest 20,000. Returns how many were different.
    """
    wanted = Ticket.objects.filter(~Q(state=Ticket.State.SOLVED) | Q(solved_at__gt=at - LATELY))
    never = Ticket.objects.filter(merged_into=None, state=Ticket.State.SOLVED).exclude(TICKETS_LEFT_OUT)
    never = never.exclude(Exists(Interval.objects.filter(ticket=OuterRef("pk")))).order_by("-pk")
    unmeasured = never.values_list("pk", flat=True)[:MOST_UNMEASURED]
    return measure_many([*wanted.values_list("pk", flat=True), *unmeasured])


@transaction.atomic
def _measure_batch(ticket_ids: Collection[int]) -> int:
    """The rows of the tickets are locked, so that of two workers the later one sees everything."""
    held = Ticket.objects.filter(pk__in=ticket_ids).order_by("pk").select_related("member")
    tickets = list(held.select_for_update(no_key=True, of=("self",)))
    before, after = _written(ticket_ids), _by_ticket(_computed(tickets))
    changed = [pk for pk in ticket_ids if _marks(before.get(pk, [])) != _marks(after.get(pk, []))]
    Interval.objects.filter(ticket__in=changed).delete()
    _write([row for pk in changed for row in after.get(pk, [])])
    unsettle({day for pk in changed for day in _days_touched(before.get(pk, []), after.get(pk, []))})
    return len(changed)


def _write(rows: list[Interval]) -> None:
    """By COPY: building an INSERT for millions of them costs more than measuring does."""
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for row in rows:
            copy.write_row(_mark(row))


def _written(ticket_ids: Collection[int]) -> dict[int, list[Interval]]:
    return _by_ticket(Interval.objects.filter(ticket__in=ticket_ids))


def _by_ticket(rows: Iterable[Interval]) -> dict[int, list[Interval]]:
    found: defaultdict[int, list[Interval]] = defaultdict(list)
    for row in rows:
        found[row.ticket_id].append(row)
    return found


def _computed(tickets: list[Ticket]) -> Iterator[Interval]:
    """What is part of another ticket is measured there, and what does not count nowhere."""
    plans, histories = Plans.now(), _histories(tickets)
    origins = Origin.objects.in_bulk([ticket.pk for ticket in tickets])
    for ticket in tickets:
        if ticket.merged_into_id is None and histories[ticket.pk] and not is_left_out(ticket):
            yield from _rows(ticket, histories[ticket.pk], plans, origins.get(ticket.pk))


def _histories(tickets: list[Ticket]) -> dict[int, list[TicketStep]]:
    keys = {ticket.pk for ticket in tickets}
    found: defaultdict[int, list[TicketStep]] = defaultdict(list)
    for step in TicketStep.objects.filter(ticket__in=keys).order_by("at", "id"):
        found[step.ticket_id].append(step)
    joined = set(Ticket.objects.filter(merged_into__in=keys).values_list("merged_into", flat=True))
    found.update((ticket.pk, steps_of(ticket)) for ticket in tickets if ticket.pk in joined)
    return found


def _rows(ticket: Ticket, steps: list[TicketStep], plans: Plans, origin: Origin | None) -> Iterator[Interval]:
    for stretch in stretches(steps, plans):
        started_on, ended_on, due_on = stretch.days
        yield Interval(
            ticket=ticket,
            kind=str(stretch.kind),
            started_at=stretch.started_at,
            ended_at=stretch.ended_at,
            due_at=stretch.due_at,
            started_on=started_on,
            ended_on=ended_on,
            due_on=due_on,
            seconds=stretch.seconds,
            office_seconds=stretch.office_seconds,
            is_kept=stretch.is_kept,
            agent_id=stretch.agent_id,
            category=origin.category if origin else ticket.category,
            ad_category=ticket.ad_category,
            region=origin.region if origin else ticket.region,
            segment=ticket.segment,
            team_id=ticket.team_id,
            channel=ticket.channel,
            language=ticket.language,
        )


def _marks(rows: Iterable[Interval]) -> Counter[tuple[object, ...]]:
    return Counter(map(_mark, rows))


def _mark(row: Interval) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in KEPT)


def _days_touched(before: Iterable[Interval], after: Iterable[Interval]) -> set[date]:
    """Those of which something kept changes: an answer changes nothing about the day of the question."""
    was, becomes = (Counter(part for row in rows for part in _parts(row)) for rows in (before, after))
    return {day for day, *_more in (was - becomes) | (becomes - was)}


def _parts(row: Interval) -> Iterator[tuple[Any, ...]]:
    """What a stretch adds to the counts of its three days, and a first one to those of the next: what
    followed a reading belongs to the day after it.
    """
    known = (row.kind, *(getattr(row, name) for name in DIMENSIONS))
    yield row.started_on, Moment.STARTED, known, row.started_at, None if row.ended_on else row.agent_id
    if row.kind == Kind.FIRST:
        yield row.started_on + DAY, row.started_at
    if row.ended_on:
        times = row.seconds, row.office_seconds, row.is_kept
        yield row.ended_on, Moment.ENDED, known, *times, row.agent_id
    if row.due_on:
        yield row.due_on, Moment.DUE, known, row.due_at, bool(row.is_kept)
