"""Who wrote: counted once in a period, however often they did."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from saypro.accounts.models import Role
from saypro.reports.cells import Counted
from saypro.reports.office_days import Span
from saypro.reports.queries.counting import read
from saypro.reports.queries.day_tables import BLOCK, WRITERS
from saypro.reports.queries.standing import Days, Row
from saypro.reports.reading import rows_of

WRITTEN = "SELECT block, bit_or(who)::text, sum(deals)::bigint FROM {rows} GROUP BY block"
NO_MEMBERS = f"""
    SELECT id / {BLOCK}, bit_or(set_bit(0::bit({BLOCK}), (id %% {BLOCK})::int, 1))::text
    FROM accounts_user WHERE role <> '{Role.MEMBER}' GROUP BY 1"""  # noqa: S608, our own words


People = Mapping[int, int]
"""By block, a bit for each of them."""


def activity(days: Days, spans: Iterable[Span]) -> dict[date, Counted]:
    """How many members wrote within each of these parts of the days, by their first days. Nothing narrows it:
    what members write to each other has no category.
    """
    others = people(rows_of(NO_MEMBERS, {}))
    return {since: active(days.within(since, until), others) for since, until in spans}


def active(days: Days, others: People) -> Counted:
    parts = read(WRITERS, WRITTEN, writers, days)
    who = together([each for each, _deals in parts])
    members = sum((bits & ~others.get(block, 0)).bit_count() for block, bits in who.items())
    return Counted(members, sum(deals for _who, deals in parts))


def writers(rows: Sequence[Row]) -> tuple[People, int]:
    return people([(block, bits) for block, bits, _deals in rows]), sum(
        deals for _block, _bits, deals in rows
    )


def people(rows: Iterable[Row]) -> People:
    return {block: int(bits, 2) for block, bits in rows}


def together(parts: Iterable[People]) -> People:
    found = Counter[int]()
    for part in parts:
        for block, bits in part.items():
            found[block] |= bits
    return found
