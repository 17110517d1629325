"""How the help centre was used, and who asked us all the same."""

from itertools import chain

from saypro.reports.cells import Helped
from saypro.reports.queries.activity import people, together
from saypro.reports.queries.counting import read
from saypro.reports.queries.day_tables import ASKERS
from saypro.reports.queries.days_of_help import HELP
from saypro.reports.queries.standing import Days

HELPED = """
    SELECT coalesce(sum(visits), 0)::bigint, coalesce(sum(searches), 0)::bigint,
           coalesce(sum(missed), 0)::bigint, coalesce(sum(readings), 0)::bigint,
           coalesce(sum(asked), 0)::bigint
    FROM {rows}"""
ASKED = "SELECT block, bit_or(who)::text FROM {rows} GROUP BY block"


def helped(days: Days) -> Helped:
    """What it comes to within these days, as far as can be known at that moment; who asked us on two of them
    is one member.
    """
    rows = chain([(0,) * 5], *read(HELP, HELPED, tuple, days))
    visits, searches, missed, readings, asked = map(sum, zip(*rows, strict=True))
    members = sum(bits.bit_count() for bits in together(read(ASKERS, ASKED, people, days)).values())
    return Helped(visits, members, searches, missed, readings, asked)
