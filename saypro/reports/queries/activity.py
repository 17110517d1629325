"""Who wrote: counted once in a period, however often they did."""

from datetime import date, datetime

from saypro.accounts.models import Role
from saypro.reports.cells import Counted
from saypro.reports.queries.counting import read
from saypro.reports.queries.day_tables import BLOCK, WRITERS

ACTIVE = f"""
    WITH written AS MATERIALIZED (
        SELECT block, bit_or(who) AS who, sum(deals) AS deals FROM {{rows}} GROUP BY block
    )
    SELECT coalesce(sum(bit_count(who)), 0)::bigint - (
               SELECT count(*) FROM accounts_user person JOIN written ON block = person.id / {BLOCK}
               WHERE role <> '{Role.MEMBER}' AND get_bit(who, (person.id %% {BLOCK})::int) = 1
           ),
           coalesce(sum(deals), 0)::bigint
    FROM written"""  # noqa: S608, our own words


def activity(since: date, until: date, at: datetime) -> Counted:
    """How many members wrote within these days. Nothing narrows it: what members write to each other has no
    category.
    """
    return Counted(*read(WRITERS, ACTIVE, since, until, at)[0])
