"""What we answered in similar matters."""

from dataclasses import dataclass

from django.db import connection

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
    answers = Message.objects.in_sight().select_related("sender").in_bulk(ids)
    names = names_in([answers[pk].conversation_id for pk in ids if pk in answers])
    texts = [masked(answers[pk].body, names[answers[pk].conversation_id]) for pk in ids if pk in answers]
    return [Suggestion(text) for text in dict.fromkeys(texts)][:MOST]


def names_in(conversation_ids: list[int]) -> dict[int, list[str]]:
    """Everybody in each thread: whoever answered then is not who answers now."""
    found: dict[int, list[str]] = {pk: [] for pk in conversation_ids}
    seats = Participant.objects.filter(conversation__in=conversation_ids)
    for pk, name in seats.values_list("conversation_id", "person__name"):
        found[pk].append(name)
    return found


NEAREST = """
WITH asked AS (
    SELECT string_agg(quote_literal(word.lexeme), ' | ')::tsquery AS query
    FROM helpdesk_ticketwords kept, LATERAL (
        SELECT lexeme FROM unnest(kept.words) WHERE length(lexeme) > 2 LIMIT 40
    ) word
    WHERE kept.ticket_id = %s
), near AS (
    SELECT kept.answer_id, kept.words, ticket.category, asked.query
    FROM asked
    JOIN helpdesk_ticketwords kept ON kept.words @@ asked.query
    JOIN helpdesk_ticket ticket ON ticket.id = kept.ticket_id
    LEFT JOIN helpdesk_team team ON team.id = ticket.team_id
    WHERE team.is_private IS NOT TRUE AND kept.answer_id IS NOT NULL AND kept.ticket_id <> %s
    ORDER BY kept.ticket_id DESC LIMIT %s
), ranked AS (
    SELECT answer_id, category, ts_rank(words, query) AS rank FROM near
)
SELECT answer_id FROM ranked WHERE rank >= %s
ORDER BY rank * CASE WHEN category <> '' AND category = %s THEN 1.5 ELSE 1 END DESC, answer_id DESC LIMIT %s
"""
