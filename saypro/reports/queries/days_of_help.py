"""What is kept of a day in the help centre. What follows a reading belongs to the next day, by whose end the
24 hours after it are over: so a day's row says everything once the day is over.
"""

from saypro.accounts.models import OFFICE_ROLES
from saypro.knowledge.events import ArticleRead, HelpSearched
from saypro.reports.queries.cells import DayTable

COUNTS = f"""(actor_id IS NULL OR actor_id NOT IN (
    SELECT id FROM accounts_user WHERE is_test OR role IN {tuple(map(str, OFFICE_ROLES))}))"""  # noqa: S608
VISITS = f"""
    SELECT count(DISTINCT coalesce(actor_id::text, payload->>'visitor')) AS visits,
           count(*) FILTER (WHERE kind = '{HelpSearched.kind}') AS searches,
           count(*) FILTER (WHERE kind = '{HelpSearched.kind}' AND (payload->>'found')::int = 0) AS missed
    FROM events_event
    WHERE kind IN ('{ArticleRead.kind}', '{HelpSearched.kind}') AND {COUNTS}
      AND occurred_at >= day::timestamp AT TIME ZONE %(zone)s
      AND occurred_at < (day + 1)::timestamp AT TIME ZONE %(zone)s"""  # noqa: S608, our own words
READ_BEFORE = f"""
    SELECT actor_id, min(occurred_at) AS first_at, max(occurred_at) + interval '24 hours' AS over_at
    FROM events_event
    WHERE kind = '{ArticleRead.kind}' AND actor_id IS NOT NULL AND {COUNTS}
      AND occurred_at >= (day - 1)::timestamp AT TIME ZONE %(zone)s
      AND occurred_at < day::timestamp AT TIME ZONE %(zone)s
    GROUP BY actor_id"""  # noqa: S608, our own words
HAS_ASKED = """EXISTS (
    SELECT FROM helpdesk_ticket ticket JOIN reports_interval wait ON wait.ticket_id = ticket.id
    WHERE ticket.member_id = actor_id AND wait.kind = 'first' AND started_at BETWEEN first_at AND over_at)"""
HELP = DayTable(
    "reports_help",
    ("day_on", "visits", "searches", "missed", "readings", "asked"),
    f"""
    SELECT day, visits, searches, missed, readings, asked
    FROM unnest(%(days)s) day
    CROSS JOIN LATERAL ({VISITS}) visited
    CROSS JOIN LATERAL (
        SELECT count(*) AS readings, count(*) FILTER (WHERE {HAS_ASKED}) AS asked
        FROM ({READ_BEFORE}) reading WHERE over_at <= %(at)s
    ) followed
    WHERE visits > 0 OR readings > 0""",  # noqa: S608, our own words
)
