"""Figures asked of the base tables, in words that PostgreSQL and DuckDB understand alike.

`steps` are questions and answers of tickets with what is known of these, `said` all messages, both with
moments on the office's clock.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

# A wait begins with the oldest question that nobody answered: rows in which the turn changes, one by one.
TURNS = """
    turn AS (
        SELECT *, row_number() OVER (PARTITION BY ticket_id ORDER BY moment, id) AS number FROM (
            SELECT *, lead(moment) OVER (PARTITION BY ticket_id ORDER BY moment, id) AS answered_at FROM (
                SELECT *, lag(what) OVER (PARTITION BY ticket_id ORDER BY moment, id) AS before
                FROM steps {lately}
            ) step WHERE what <> coalesce(before, 'answered')
        ) change WHERE what = 'asked'
    )"""
DUE = "moment + interval '24 hours'"
IN_TIME = f"""
    SELECT {{by}}, count(*), count(*) FILTER (WHERE answered_at <= {DUE})
    FROM turn WHERE CAST({DUE} AS date) >= {{since}} AND CAST({DUE} AS date) < {{until}} AND {DUE} <= {{now}}
    GROUP BY {{by}} ORDER BY {{by}}"""  # noqa: S608, our own words
MEDIAN = """
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM answered_at - moment))
    FROM turn
    WHERE number = 1 AND CAST(answered_at AS date) >= {since} AND CAST(answered_at AS date) < {until}"""
MESSAGES = """
    SELECT count(*) FILTER (WHERE kind = 'support'), count(*) FILTER (WHERE kind = 'deal'),
           count(DISTINCT CASE WHEN is_member THEN sender_id END)
    FROM said WHERE moment >= {since} AND moment < {until}"""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `since` on and before `until`, as they are known at that moment."""

    since: date
    until: date
    at: datetime

    def words(self, sql: str, by: str = "category") -> str:
        now = timezone.localtime(self.at, timezone.get_default_timezone()).replace(tzinfo=None)
        since, until = f"DATE '{self.since}'", f"DATE '{self.until}'"
        return sql.format(by=by, since=since, until=until, now=f"TIMESTAMP '{now}'")

    @property
    def lately(self) -> str:
        """No ticket is on its way for longer than 40 days: nobody need read what was before."""
        since, until = self.since - timedelta(days=40), self.until + timedelta(days=3)
        return f"WHERE moment >= DATE '{since}' AND moment < DATE '{until}'"


def questions(quarter: Span, year: Span) -> dict[str, tuple[str, str]]:
    """By name: the parts that a question needs besides `steps` and `said`, and the question."""
    turns, turns_of_year = TURNS.format(lately=quarter.lately), TURNS.format(lately=year.lately)
    return {
        "messages and writers": ("", quarter.words(MESSAGES)),
        "answered in 24 h by category": (turns, quarter.words(IN_TIME)),
        "median first answer": (TURNS.format(lately=""), quarter.words(MEDIAN)),
        "answered in 24 h by category and province, a year": (
            turns_of_year,
            year.words(IN_TIME, "category, region"),
        ),
    }
