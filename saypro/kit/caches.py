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

    def execute(self, statement: str, values: list[Any]) -> int:
        connection = connections[router.db_for_write(self.cache_model_class)]
        with connection.cursor() as cursor:
            cursor.execute(statement.format(table=connection.ops.quote_name(self._table)), values)
            return int(cursor.rowcount)


def forget_expired() -> int:
    """Empty the house's cache of what nobody can read any more; returns how many rows. Safe to repeat."""
    return cast(SteadyCache, caches["default"]).forget_expired()
