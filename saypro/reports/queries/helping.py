"""How the help centre was used, and who asked us all the same: from the log, with nothing to rebuild."""

from datetime import date, datetime

from django.conf import settings

from saypro.accounts.models import OFFICE_ROLES
from saypro.knowledge.events import ArticleRead, HelpSearched
from saypro.reports.cells import Helped
from saypro.reports.office_days import midnight
from saypro.reports.reading import rows_of

LEFT_OUT = f"SELECT id FROM accounts_user WHERE is_test OR role IN {tuple(map(str, OFFICE_ROLES))}"  # noqa: S608
HELPED = f"""
    WITH used AS MATERIALIZED (
        SELECT kind, actor_id, occurred_at, (occurred_at AT TIME ZONE %(zone)s)::date AS day_on,
               coalesce(actor_id::text, payload->>'visitor') AS visitor,
               kind = %(searched)s AND (payload->>'found')::int = 0 AS is_missed
        FROM events_event
        WHERE kind IN (%(read)s, %(searched)s) AND occurred_at >= %(begin)s AND occurred_at < %(end)s
          AND (actor_id IS NULL OR actor_id NOT IN ({LEFT_OUT}))
    ), asking AS MATERIALIZED (
        SELECT ticket.member_id, first.started_at, first.started_on
        FROM reports_interval first JOIN helpdesk_ticket ticket ON ticket.id = first.ticket_id
        WHERE first.kind = 'first' AND ticket.member_id IS NOT NULL
          AND first.started_on >= %(since)s AND first.started_on <= %(until)s + 1
    ), readings AS (
        SELECT actor_id, min(occurred_at) AS first_at, max(occurred_at) AS last_at FROM used
        WHERE kind = %(read)s AND actor_id IS NOT NULL GROUP BY actor_id, day_on
        HAVING max(occurred_at) + interval '24 hours' <= %(at)s
    )
    SELECT (SELECT count(*) FROM (SELECT FROM used GROUP BY visitor, day_on) visits),
           (SELECT count(DISTINCT member_id) FROM asking WHERE started_on < %(until)s),
           (SELECT count(*) FROM used WHERE kind = %(searched)s),
           (SELECT count(*) FROM used WHERE is_missed),
           (SELECT count(*) FROM readings),
           (SELECT count(*) FROM readings WHERE EXISTS (
               SELECT FROM asking WHERE member_id = actor_id
                 AND started_at >= first_at AND started_at <= last_at + interval '24 hours'))"""  # noqa: S608


def helped(since: date, until: date, at: datetime) -> Helped:
    """What it comes to within these days, as far as can be known at that moment."""
    given = {
        "zone": settings.TIME_ZONE,
        "read": ArticleRead.kind,
        "searched": HelpSearched.kind,
        "since": since,
        "until": until,
        "begin": midnight(since),
        "end": midnight(until),
        "at": at,
    }
    return Helped(*rows_of(HELPED, given)[0])
