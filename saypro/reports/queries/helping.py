"""How the help centre was used, and who asked us all the same."""

from datetime import date, datetime

from saypro.reports.cells import Helped
from saypro.reports.queries.counting import read
from saypro.reports.queries.days_of_help import HELP

HELPED = """
    SELECT coalesce(sum(visits), 0)::bigint,
           (SELECT count(DISTINCT member_id)
            FROM reports_interval first JOIN helpdesk_ticket ticket ON ticket.id = first.ticket_id
            WHERE first.kind = 'first' AND started_on >= %(since)s AND started_on < %(until)s),
           coalesce(sum(searches), 0)::bigint, coalesce(sum(missed), 0)::bigint,
           coalesce(sum(readings), 0)::bigint, coalesce(sum(asked), 0)::bigint
    FROM {rows}"""


def helped(since: date, until: date, at: datetime) -> Helped:
    """What it comes to within these days, as far as can be known at that moment.

    Members are asked of the stretches: who asks on two days is one.
    """
    return Helped(*read(HELP, HELPED, since, until, at)[0])
