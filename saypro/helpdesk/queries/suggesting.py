"""What we answered in similar matters."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef

from saypro.conversations.models import Message, Participant
from saypro.helpdesk.masking import masked
from saypro.helpdesk.models import Ticket

MOST, LOOKED_AT, RANKED = 3, 1500, 12
NEAR = 0.015
"""About a quarter of the words in common: `ts_rank` of words joined by "or" is 0.0608 for all of them."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer of the office, without the data of those it was said to."""

    text: str


def suggested_replies(ticket: Ticket) -> list[Suggestion]:
    """Up to three answers from the most similar solved tickets, those of the same category before others."""
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, [ticket.pk, ticket.pk, LOOKED_AT, NEAR, ticket.category, RANKED])
        ids = [message_id for (message_id,) in cursor.fetchall()]
    answers = answers_with_names(ids)
    texts = [masked(*answers[pk]) for pk in ids if pk in answers]
    return [Suggestion(text) for text in dict.fromkeys(texts)][:MOST]


def answers_with_names(ids: list[int]) -> dict[int, tuple[str, list[str]]]:
    """The words of each that still stands, and everybody in its thread: who answered then may be gone now."""
    if not ids:
        return {}
    seats = Participant.objects.filter(conversation=OuterRef("conversation")).order_by()
    names = ArraySubquery(seats.values("person__name"))
    found = Message.objects.in_sight().filter(pk__in=ids).annotate(names=names)
    return {pk: (body, said_to) for pk, body, said_to in found.values_list("pk", "body", "names")}


NEAREST = """
WITH asked AS (
    SELECT string_agg(quote_literal(word.lexeme), ' | ')::tsquery AS query
    FROM helpdesk_ticketwords kept, LATERAL (
        SELECT lexeme FROM unnest(kept.words) WHERE length(lexeme) > 2 LIMIT 40
    ) word
    WHERE kept.ticket_id = %s
), alike AS MATERIALIZED (
    SELECT kept.ticket_id, kept.answer_id, kept.words, asked.query
    FROM asked
    JOIN helpdesk_ticketwords kept ON kept.words @@ asked.query
    WHERE kept.answer_id IS NOT NULL AND kept.ticket_id <> %s
    ORDER BY kept.ticket_id DESC LIMIT %s
), ranked AS (
    SELECT alike.answer_id, ticket.category, ts_rank(alike.words, alike.query) AS rank
    FROM alike
    JOIN helpdesk_ticket ticket ON ticket.id = alike.ticket_id
    LEFT JOIN helpdesk_team team ON team.id = ticket.team_id
    WHERE team.is_private IS NOT TRUE AND ticket.spam_at IS NULL AND ts_rank(alike.words, alike.query) >= %s
)
SELECT answer_id FROM ranked
ORDER BY rank * CASE WHEN category <> '' AND category = %s THEN 1.5 ELSE 1 END DESC, answer_id DESC LIMIT %s
"""
