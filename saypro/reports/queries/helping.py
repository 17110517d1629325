"""How the help centre was used, and who asked us all the same."""

from datetime import date, datetime

from saypro.reports.cells import Helped
from saypro.reports.queries.counting import read
from saypro.reports.queries.day_tables import ASKERS
from saypro.reports.queries.days_of_help import HELP

HELPED = f"""
    SELECT coalesce(sum(visits), 0)::bigint,
           (SELECT coalesce(sum(bit_count(who)), 0)::bigint
            FROM (SELECT bit_or(who) AS who
                  FROM ({ASKERS.reading()}) AS day (day_on, block, who) GROUP BY block) asker),
           coalesce(sum(searches), 0)::bigint, coalesce(sum(missed), 0)::bigint,
           coalesce(sum(readings), 0)::bigint, coalesce(sum(asked), 0)::bigint
    FROM {{rows}}"""  # noqa: S608, our own words


def helped(since: date, until: date, at: datetime) -> Helped:
    """What it comes to within these days, as far as can be known at that moment; who asked us on two of them
    is one member.
    """
    return Helped(*read(HELP, HELPED, since, until, at)[0])
