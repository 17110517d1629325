"""Who was asked and who answered: two small tables worked out from the log, and built anew from it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from saypro.conversations.events import MessagesPosted
from saypro.deals import queries
from saypro.deals.answering import QUARTER, figure
from saypro.deals.events import (
    BetweenTwo,
    OfferAccepted,
    OfferCountered,
    OfferDeclined,
    ThreadCalledSpam,
)
from saypro.deals.models import FirstAnswer, ResponseFigure
from saypro.events import actions as events

KEPT = QUARTER + timedelta(days=10)
ANSWERS = (OfferAccepted, OfferCountered, OfferDeclined)  # what a seller may do instead of writing
CHUNK = 500

SAID_NOW = """
    SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::timestamptz[])
                  AS one(thread_id, seq, person_id, at)
"""
SAID_IN_LOG = """
    SELECT (one->>1)::bigint AS thread_id, (one->>2)::bigint AS seq, (one->>3)::bigint AS person_id,
           occurred_at AS at
    FROM events_event, jsonb_array_elements(payload->'messages') AS one
    WHERE kind = %s AND occurred_at >= %s
    UNION ALL
    SELECT (payload->>'conversation_id')::bigint, 0, actor_id, occurred_at
    FROM events_event
    WHERE kind = ANY(%s) AND occurred_at >= %s
"""
NOTE = """
    INSERT INTO deals_firstanswer AS kept
           (conversation_id, seller_id, buyer_id, asked_at, answered_at, is_spam)
    SELECT buying.conversation_id, selling.person_id, buying.person_id,
           min(at) FILTER (WHERE seq = 1 AND said.person_id = buying.person_id),
           min(at) FILTER (WHERE said.person_id = selling.person_id),
           false
    FROM ({said}) AS said
    JOIN conversations_participant buying ON buying.conversation_id = thread_id AND buying.part = 'buyer'
    JOIN conversations_participant selling ON selling.conversation_id = thread_id AND selling.part = 'seller'
    WHERE seq = 1 OR said.person_id = selling.person_id
    GROUP BY buying.conversation_id, selling.person_id, buying.person_id
    ORDER BY buying.conversation_id
    ON CONFLICT (conversation_id) DO UPDATE
    SET asked_at = least(kept.asked_at, excluded.asked_at),
        answered_at = least(kept.answered_at, excluded.answered_at)
    WHERE kept.asked_at IS NULL AND excluded.asked_at IS NOT NULL
       OR excluded.answered_at < coalesce(kept.answered_at, 'infinity')
    RETURNING seller_id
"""
CALL_SPAM_FROM_LOG = """
    UPDATE deals_firstanswer kept SET is_spam = said.is_spam
    FROM (SELECT DISTINCT ON (thread_id) (payload->>'conversation_id')::bigint AS thread_id,
                 coalesce((payload->>'is_spam')::boolean, true) AS is_spam
          FROM events_event WHERE kind = %s AND occurred_at >= %s
          ORDER BY thread_id, occurred_at DESC, id DESC) AS said
    WHERE kept.conversation_id = said.thread_id
"""


def note_messages(messages: Sequence[Sequence[int]], at: datetime) -> set[int]:
    """Remember which of these messages began a thread or answered its first question.

    Each is [id, thread, seq, sender]; returns the sellers for whom something is new. Safe to repeat, in any
    order.
    """
    _ids, threads, numbers, senders = (list(column) for column in zip(*messages, strict=True))
    return _note(SAID_NOW, [threads, numbers, senders, [at] * len(threads)])


def note_answer(fact: BetweenTwo) -> set[int]:
    """Remember an answer without words; the sellers for whom something is new. Safe to repeat."""
    if fact.actor_id != fact.seller_id:
        return set()
    return _note(SAID_NOW, [[fact.conversation_id], [0], [fact.seller_id], [fact.occurred_at]])


def _note(said: str, params: list[Any]) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(NOTE.format(said=said), params)
        return {row[0] for row in cursor.fetchall()}


@transaction.atomic
def refresh_figures(people: Collection[int], at: datetime) -> None:
    """Work out anew what the threads of these people come to at this moment. Safe to repeat, in any order."""
    numbers = sorted(set(people))
    ResponseFigure.objects.bulk_create(
        [ResponseFigure(person_id=pk, as_of=at) for pk in numbers], ignore_conflicts=True
    )
    # Held until the end: of two who work out the same figure, the second sees what the first has seen.
    rows = list(ResponseFigure.objects.filter(pk__in=numbers).order_by("pk").select_for_update())
    asked, waking = queries.asked_of(numbers, since=at - QUARTER), queries.waking_of(numbers)
    for row in rows:
        row.as_of = max(row.as_of, at)
        worked_out = figure(asked.get(row.pk, ()), waking[row.pk], row.as_of)
        row.asked, row.answered, row.median_s = worked_out.asked, worked_out.answered, worked_out.median_s
    ResponseFigure.objects.bulk_update(rows, ["asked", "answered", "median_s", "as_of"])


def refresh_all_figures(at: datetime) -> int:
    """Work out everybody's figure, a few hundred at a time: the month has moved on. Returns how many."""
    people, count = queries.sellers_asked(at - KEPT, 0, CHUNK), 0
    while people:
        refresh_figures(people, at)
        count += len(people)
        people = queries.sellers_asked(at - KEPT, people[-1], CHUNK)
    return count


def forget_old_answers(at: datetime) -> int:
    """Drop threads that can count no more; returns how many."""
    before = at - KEPT
    old = FirstAnswer.objects.filter(asked_at__lt=before)
    unasked = FirstAnswer.objects.filter(asked_at=None, answered_at__lt=before)
    return old.delete()[0] + unasked.delete()[0]


@transaction.atomic
def rebuild_answers(at: datetime) -> None:
    """Empty both tables and work them out from the log. Readers see the old figures until it is done."""
    since = at - KEPT
    FirstAnswer.objects.all().delete()
    ResponseFigure.objects.all().delete()
    kinds = [kind.kind for kind in ANSWERS]
    _note(SAID_IN_LOG, [MessagesPosted.kind, since, kinds, since])
    with connection.cursor() as cursor:
        cursor.execute(CALL_SPAM_FROM_LOG, [ThreadCalledSpam.kind, since])
    refresh_all_figures(at)


@transaction.atomic
def call_spam(conversation_id: int, *, by_id: int | None, at: datetime, is_spam: bool = True) -> None:
    """Have the thread count for nobody's figure: what was asked in it deserves no answer. Safe to repeat.

    With `is_spam` false it counts again.
    """
    asked = FirstAnswer.objects.select_for_update().filter(pk=conversation_id, is_spam=not is_spam)
    if (thread := asked.first()) is None:
        return
    FirstAnswer.objects.filter(pk=conversation_id).update(is_spam=is_spam)
    events.record(
        ThreadCalledSpam(actor_id=by_id, conversation_id=conversation_id, is_spam=is_spam, occurred_at=at)
    )
    refresh_figures([thread.seller_id], at)
