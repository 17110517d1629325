"""The shared cache: a table in the database, like everything else that processes must agree on."""

import base64
import pickle
from datetime import UTC, datetime
from typing import Any, Literal, cast

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import connections, router

Mode = Literal["set", "add", "touch"]
Values = list[Any] | dict[str, Any]
NEVER = datetime(9999, 12, 31, tzinfo=UTC)

KEEP = (
    "INSERT INTO {table} (cache_key, value, expires) VALUES (%s, %s, %s)"
    " ON CONFLICT (cache_key) DO UPDATE SET value = excluded.value, expires = excluded.expires"
)
STATEMENTS: dict[Mode, str] = {
    "set": KEEP,
    "add": f"{KEEP} WHERE {{table}}.expires <= now()",
    "touch": "UPDATE {table} SET expires = %s WHERE cache_key = %s AND expires > now()",
}
FORGET = "DELETE FROM {table} WHERE expires <= now()"

# A row's moments are an array's own text, so that PostgreSQL can judge and add under the row's lock.
RECENT = "ARRAY(SELECT moment FROM unnest({table}.value::float8[]) AS moment WHERE moment > %(since)s)"
COUNT = (
    "INSERT INTO {table} (cache_key, value, expires)"  # noqa: S608  nothing of a visitor's
    " VALUES (%(key)s, ARRAY[%(now)s::float8]::text, %(until)s)"
    " ON CONFLICT (cache_key) DO UPDATE"
    f" SET value = ({RECENT} || %(now)s::float8)::text, expires = excluded.expires"
    f" WHERE cardinality({RECENT}) < %(limit)s"
)
COUNTED = f"SELECT {RECENT} FROM {{table}} WHERE cache_key = %(key)s"  # noqa: S608  nothing of a visitor's


class SteadyCache(DatabaseCache):
    """Django's cache table, written by one statement each.

    Django's own counts all rows at every write, and forgets live ones beyond a number: a flood of new keys
    would make it slow first and then wipe out the throttles. Here only time removes anything: see
    `forget_expired`.
    """

    _table: str

    def _base_set(self, mode: Mode, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT) -> bool:
        until = self.expiry(timeout)
        if mode == "touch":
            return self.execute(STATEMENTS[mode], [until, key]) > 0
        packed = base64.b64encode(pickle.dumps(value, self.pickle_protocol)).decode("ascii")
        return self.execute(STATEMENTS[mode], [key, packed, until]) > 0

    def expiry(self, timeout: Any) -> datetime:
        moment = self.get_backend_timeout(timeout)
        return NEVER if moment is None else datetime.fromtimestamp(moment, UTC)

    def forget_expired(self) -> int:
        """Delete what nobody can read any more; returns how many. Safe to repeat."""
        return self.execute(FORGET, [])

    def count_within(self, key: str, limit: int, window_s: float, now: float) -> float | None:
        """None, and `now` kept with the key, when fewer than `limit` moments are kept of the last `window_s`.

        Otherwise the moment after which there is room again, less `window_s`. All moments are in seconds.
        """
        name = self.make_and_validate_key(key)
        until = datetime.fromtimestamp(now + window_s, UTC)
        values = {"key": name, "now": now, "since": now - window_s, "until": until, "limit": limit}
        if self.execute(COUNT, values):
            return None
        moments = self.fetch(COUNTED, values)
        return sorted(moments)[-limit] if len(moments) >= limit else now - window_s

    def execute(self, statement: str, values: Values) -> int:
        with self.cursor() as cursor:
            cursor.execute(self.about_us(statement), values)
            return int(cursor.rowcount)

    def fetch(self, statement: str, values: Values) -> list[float]:
        """The array in the first row, empty when there is none."""
        with self.cursor() as cursor:
            cursor.execute(self.about_us(statement), values)
            row = cursor.fetchone()
            return list(row[0]) if row else []

    def cursor(self) -> Any:
        return connections[router.db_for_write(self.cache_model_class)].cursor()

    def about_us(self, statement: str) -> str:
        quoted = connections[router.db_for_write(self.cache_model_class)].ops.quote_name(self._table)
        return statement.format(table=quoted)


def forget_expired() -> int:
    """Empty the house's cache of what nobody can read any more; returns how many rows. Safe to repeat."""
    return steady().forget_expired()


def steady() -> SteadyCache:
    return cast(SteadyCache, caches["default"])
