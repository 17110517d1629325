"""What else is kept of days: times in order, hours, what agents did, who wrote, and who asked us."""

from saypro.reports.queries.cells import CELLS, DayTable
from saypro.reports.queries.days_of_help import HELP
from saypro.surveys.models import LEFT_OUT

TIMES = DayTable(
    "reports_spread",
    ("day_on", "kind", "category", "times"),
    """
    SELECT ended_on, kind, category, string_agg(float8send(seconds), ''::bytea ORDER BY seconds)
    FROM reports_interval
    WHERE ended_on = ANY(%(days)s) AND kind IN ('first', 'solved') AND {wanted}
    GROUP BY 1, 2, 3""",
)
HOURS = DayTable(
    "reports_hour",
    ("day_on", "hour", "n"),
    """
    SELECT started_on, extract(hour FROM started_at AT TIME ZONE %(zone)s)::smallint, count(*)
    FROM reports_interval
    WHERE kind = 'asked' AND started_on = ANY(%(days)s) AND {wanted}
    GROUP BY 1, 2""",
)
AGENTS = DayTable(
    "reports_work",
    ("day_on", "agent_id", "messages", "answers", "in_time", "solved"),
    """
    SELECT coalesce(ended_on, started_on), agent_id, count(*) FILTER (WHERE kind = 'answered'),
           count(*) FILTER (WHERE kind IN ('first', 'next') AND ended_on IS NOT NULL),
           count(*) FILTER (WHERE kind IN ('first', 'next') AND is_kept),
           count(*) FILTER (WHERE kind = 'solved')
    FROM reports_interval
    WHERE agent_id IS NOT NULL AND {wanted}
      AND (ended_on = ANY(%(days)s) OR ended_on IS NULL AND started_on = ANY(%(days)s))
    GROUP BY 1, 2""",
)
BLOCK = 8192
"""So many people have a bit each in one row: who wrote within many days is those rows, one over the other."""
# Day by day, and thread by thread: joined at once, ten million messages are read for one day of them. A day's
# bounds come first: they would be computed for each message.
WRITERS = DayTable(
    "reports_writers",
    ("day_on", "block", "who", "deals"),
    f"""
    SELECT day, sender_id / {BLOCK}, bit_or(set_bit(0::bit({BLOCK}), (sender_id %% {BLOCK})::int, 1)),
           coalesce(sum(n) FILTER (WHERE thread.kind = 'deal'), 0)
    FROM unnest(%(days)s) day
    CROSS JOIN LATERAL (
        SELECT day::timestamp AT TIME ZONE %(zone)s AS since,
               (day + 1)::timestamp AT TIME ZONE %(zone)s AS until OFFSET 0
    ) span
    CROSS JOIN LATERAL (
        SELECT conversation_id, array_agg(sender_id) AS senders, array_agg(n) AS numbers FROM (
            SELECT conversation_id, sender_id, count(*) AS n FROM conversations_message message
            WHERE sent_at >= since AND sent_at < until AND message.kind <> 'card'
            GROUP BY conversation_id, sender_id
        ) by_sender
        GROUP BY conversation_id
    ) said
    CROSS JOIN LATERAL (
        SELECT kind FROM conversations_conversation place
        WHERE id = conversation_id AND NOT {LEFT_OUT.format(thread="place.id")} OFFSET 0
    ) thread
    CROSS JOIN LATERAL unnest(senders, numbers) AS each (sender_id, n)
    WHERE {{wanted}}
    GROUP BY 1, 2""",  # noqa: S608, our own words
)
ASKERS = DayTable(
    "reports_askers",
    ("day_on", "block", "who"),
    f"""
    SELECT started_on, member_id / {BLOCK}, bit_or(set_bit(0::bit({BLOCK}), (member_id %% {BLOCK})::int, 1))
    FROM reports_interval wait JOIN helpdesk_ticket ticket ON ticket.id = wait.ticket_id
    WHERE wait.kind = 'first' AND started_on = ANY(%(days)s) AND member_id IS NOT NULL AND {{wanted}}
    GROUP BY 1, 2""",  # noqa: S608, our own words
)
DAY_TABLES = (CELLS, TIMES, HOURS, AGENTS, WRITERS, HELP, ASKERS)
