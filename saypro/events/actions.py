"""Recording facts, reacting to them once, and keeping the log in order."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from saypro.events import registry
from saypro.events.facts import Fact
from saypro.events.models import Event, Parked, ReactionDone
from saypro.kit.trips import is_in_transaction, run

current_event: ContextVar[Event | None] = ContextVar("current_event", default=None)

TASK, QUEUE = "events.react", "reactions"
RECORD = """
    INSERT INTO events_event (kind, actor_id, payload, occurred_at, cause, depth)
    VALUES (%s, %s, %s, %s, %s, %s) RETURNING id
"""
RECORD_WITH_JOB = f"""
    WITH event AS ({RECORD}, occurred_at)
    SELECT id, procrastinate_defer_jobs_v1(ARRAY[
        ROW(%s, %s, 0, NULL, NULL,
            jsonb_build_object('event_id', id, 'occurred_at', occurred_at, 'reactions', %s::text[]),
            NULL)::procrastinate_job_to_defer_v1])
    FROM event
"""  # noqa: S608, put together from our own words
MARK = """
    INSERT INTO events_reactiondone (event_id, reaction, done_at) VALUES (%s, %s, now())
    ON CONFLICT (event_id, reaction) DO NOTHING
"""


def record(fact: Fact) -> None:
    """Write the fact down with one job for its reactions, in the caller's transaction.

    One statement, so both exist or neither. Raises TransactionManagementError outside a transaction, and
    IntegrityError (`chain_is_short`) when facts keep causing each other.
    """
    if not is_in_transaction():
        raise TransactionManagementError("Record a fact inside the transaction that makes it true.")
    cause, reactions = cause_of(fact), registry.names_for(fact.kind)
    row = [fact.kind, fact.actor_id, json.dumps(fact.payload), fact.occurred_at]
    row += [cause.pk, cause.depth + 1] if cause else [None, 0]
    if reactions:
        run(RECORD_WITH_JOB, [*row, QUEUE, TASK, reactions])
    else:
        run(RECORD, row)


def cause_of(fact: Fact) -> Event | None:
    """The event whose reaction is running, unless the fact itself names another."""
    running = current_event.get()
    if fact.cause is None or (running and running.pk == fact.cause):
        return running
    return Event.objects.get(id=fact.cause)


def react_all(event_id: int, names: Sequence[str], occurred_at: str | None = None) -> dict[str, Exception]:
    """Let these reactions deal with the event, each on its own; returns why those that failed did.

    One that fails takes none of the others with it, and may be repeated together with them: they have their
    marks. `occurred_at` spares looking through every month.
    """
    event, failures = find(event_id, occurred_at), {}
    for name in names:
        try:
            react_to(event, name)
        except Exception as error:
            failures[name] = error
    return failures


def react(event_id: int, name: str) -> bool:
    """Let the reaction called `name` deal with the event; False when it already has."""
    return react_to(find(event_id), name)


def find(event_id: int, occurred_at: str | None = None) -> Event:
    month = {"occurred_at": occurred_at} if occurred_at else {}
    return Event.objects.get(id=event_id, **month)


@transaction.atomic
def react_to(event: Event, name: str) -> bool:
    """The mark that it is done shares the transaction with its effects.

    So a killed worker leaves neither, and a second worker waits for the first one's mark.
    """
    if is_new := mark_done(event.pk, name):
        apply(registry.reaction_named(name), event)
    return is_new


def mark_done(event_id: int, name: str) -> bool:
    """False when the mark was there already; waits while another worker's is being decided."""
    with connection.cursor() as cursor:
        cursor.execute(MARK, [event_id, name])
        return bool(cursor.rowcount)


def apply(reaction: registry.Reaction, event: Event) -> None:
    with following(event):
        reaction(event.fact)


@contextmanager
def following(event: Event) -> Iterator[None]:
    """Facts recorded meanwhile name this event as their cause."""
    token = current_event.set(event)
    try:
        yield
    finally:
        current_event.reset(token)


def park(event_id: int, reaction: str, error: str) -> None:
    """Put aside what failed at every try, with its reason, until somebody asks for `retry_parked`."""
    Parked.objects.update_or_create(event_id=event_id, reaction=reaction, defaults={"error": error[:500]})


@transaction.atomic
def retry_parked(pk: int) -> bool:
    """Queue a parked reaction again; False when somebody else was faster."""
    parked = Parked.objects.select_for_update().filter(pk=pk).first()
    if parked:
        defer(parked.event_id, parked.reaction)
        parked.delete()
    return parked is not None


@transaction.atomic
def part(job_id: int | None) -> bool:
    """Give what several reactions of one job have left to do a job each; False when it has but one."""
    about = ProcrastinateJob.objects.get(pk=job_id).args
    if len(about["reactions"]) == 1:
        return False
    for name in unmarked(about["event_id"], about["reactions"]):
        defer(about["event_id"], name, occurred_at=about.get("occurred_at"))
    return True


def unmarked(event_id: int, names: Sequence[str]) -> list[str]:
    done = set(ReactionDone.objects.filter(event_id=event_id).values_list("reaction", flat=True))
    return [name for name in names if name not in done]


def defer(event_id: int, name: str, **about: str | None) -> None:
    app.configure_task(TASK, queue=QUEUE).defer(event_id=event_id, reactions=[name], **about)


@transaction.atomic
def rebuild(reaction: registry.Reaction, *, clear: Callable[[], object]) -> int:
    """Empty what the reaction wrote and let it read the whole log again; returns how many facts it read.

    Only for reactions that compute from the fact alone (counts, clocks): one that sends a mail would send
    it again. Readers see the old rows until the new ones are complete.
    """
    clear()
    events = Event.objects.filter(kind__in=registry.kinds_for(reaction)).order_by("id")
    count = 0
    for event in events.iterator(chunk_size=2000):
        apply(reaction, event)
        count += 1
    return count


def make_partitions(at: datetime, *, ahead: int = 3) -> list[str]:
    """Make the monthly partitions from the month of `at` on; returns the names of those that were missing."""
    months = [month_after(at, offset) for offset in range(ahead + 1)]
    return [name for start in months if (name := make_partition(start))]


def make_partition(start: datetime) -> str | None:
    """Make one month's partition, taking over what meanwhile went to the default one."""
    name, end = f"events_event_{start:%Y_%m}", month_after(start, 1)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [name])
        if cursor.fetchone()[0]:
            return None
        cursor.execute("LOCK TABLE events_event_rest IN ACCESS EXCLUSIVE MODE")
        cursor.execute(f"CREATE TABLE {name} (LIKE events_event INCLUDING ALL)")
        cursor.execute(
            f"""WITH moved AS (DELETE FROM events_event_rest
                               WHERE occurred_at >= %s AND occurred_at < %s RETURNING *)
                INSERT INTO {name} SELECT * FROM moved""",  # noqa: S608, the name is made of digits
            [start, end],
        )
        cursor.execute(
            f"ALTER TABLE events_event ATTACH PARTITION {name} FOR VALUES FROM (%s) TO (%s)",
            [start.isoformat(), end.isoformat()],
        )
    return name


def month_after(at: datetime, months: int) -> datetime:
    """Midnight UTC of the first day, so many months after the month of `at`."""
    index = at.year * 12 + at.month - 1 + months
    return at.replace(
        year=index // 12, month=index % 12 + 1, day=1, hour=0, minute=0, second=0, microsecond=0
    )


def forget_done(before: datetime) -> int:
    """Drop the marks of reactions done before then; returns how many.

    A mark is only needed while its job can run again, which is over long before two months have passed.
    """
    return ReactionDone.objects.filter(done_at__lt=before).delete()[0]
