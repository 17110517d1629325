"""What is handed over of a day that stands: tables of plain columns for readers who know nothing of ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from saypro.accounts.models import Role
from saypro.reports.models import Fill
from saypro.reports.queries.cells import CELLS
from saypro.reports.queries.day_tables import BLOCK

NUMBERS = {"team_id": "BIGINT", "bucket": "SMALLINT", "n": "INTEGER", "kept": "INTEGER"}
SECONDS = {"seconds": "DOUBLE", "office_seconds": "DOUBLE"}


@dataclass(frozen=True, slots=True)
class Facts:
    """The columns of a table with their types in DuckDB, and the statement for the rows of one day."""

    name: str
    columns: Mapping[str, str]
    sql: str


FACTS = (
    Facts(
        "days",
        {name: (NUMBERS | SECONDS).get(name, "VARCHAR") for name in CELLS.columns[1:]},
        f"SELECT {', '.join(CELLS.columns[1:])} FROM reports_day WHERE day_on = '{{day}}' AND NOT is_whole",  # noqa: S608
    ),
    Facts(
        "times",
        {"kind": "VARCHAR", "category": "VARCHAR", "seconds": "DOUBLE"},
        """SELECT kind, category, seconds FROM reports_interval
           WHERE ended_on = '{day}' AND kind IN ('first', 'solved') ORDER BY 1, 2, 3""",
    ),
    Facts(
        "hours",
        {"hour": "SMALLINT", "n": "INTEGER"},
        "SELECT hour, n FROM reports_hour WHERE day_on = '{day}' ORDER BY 1",
    ),
    Facts(
        "work",
        dict.fromkeys(("agent_id", "messages", "answers", "in_time", "solved"), "BIGINT"),
        """SELECT agent_id, messages, answers, in_time, solved FROM reports_work
           WHERE day_on = '{day}' ORDER BY 1""",
    ),
    Facts(
        "writers",
        {"member_id": "BIGINT"},
        f"""SELECT person.id FROM reports_writers JOIN accounts_user person ON block = person.id / {BLOCK}
            WHERE day_on = '{{day}}' AND get_bit(who, (person.id % {BLOCK})::int) = 1
              AND role = '{Role.MEMBER}' ORDER BY 1""",  # noqa: S608, our own words
    ),
    Facts(
        "between_members",
        {"messages": "BIGINT"},
        "SELECT coalesce(sum(deals), 0) FROM reports_writers WHERE day_on = '{day}'",
    ),
    Facts(
        "askers",
        {"member_id": "BIGINT"},
        f"""SELECT person.id FROM reports_askers JOIN accounts_user person ON block = person.id / {BLOCK}
            WHERE day_on = '{{day}}' AND get_bit(who, (person.id % {BLOCK})::int) = 1
            ORDER BY 1""",  # noqa: S608, our own words
    ),
    Facts(
        "help",
        dict.fromkeys(("visits", "searches", "missed", "readings", "asked"), "BIGINT"),
        "SELECT visits, searches, missed, readings, asked FROM reports_help WHERE day_on = '{day}'",
    ),
)


def standing_days() -> dict[date, datetime]:
    """The days that stand, the oldest first, and when each was counted."""
    standing = Fill.objects.filter(is_filled=True).order_by("day_on")
    return {day: at for day, at in standing.values_list("day_on", "filled_at") if at}


def counted_at(day: date) -> datetime | None:
    """When the day was counted; None while it does not stand."""
    return Fill.objects.filter(day_on=day, is_filled=True).values_list("filled_at", flat=True).first()
