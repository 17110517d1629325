"""Who is here: announced between processes, believed for a minute, stored nowhere."""

import time
from collections import Counter

BELIEVED_S = 60
REPEATED_S = 25


class Presence:
    """Counts the sockets of this process and remembers what other processes said."""

    def __init__(self) -> None:
        self._here: Counter[int] = Counter()
        self._seen: dict[int, float] = {}

    def came(self, person_id: int) -> bool:
        """Count a socket; True when it is the person's first here."""
        self._here[person_id] += 1
        return self._here[person_id] == 1

    def went(self, person_id: int) -> bool:
        """Count a socket away; True when it was the person's last here."""
        self._here[person_id] -= 1
        if self._here[person_id] > 0:
            return False
        del self._here[person_id]
        return True

    def heard(self, person_id: int, is_on: bool, at: float | None = None) -> bool:
        """Take in an announcement; True when the person's state changed by it."""
        was_on = self.is_on(person_id, at)
        if is_on:
            self._seen[person_id] = at or time.monotonic()
        else:
            self._seen.pop(person_id, None)
        return was_on != self.is_on(person_id, at)

    def is_on(self, person_id: int, at: float | None = None) -> bool:
        seen = self._seen.get(person_id)
        recent = seen is not None and (at or time.monotonic()) - seen < BELIEVED_S
        return recent or person_id in self._here

    def expired(self, at: float | None = None) -> list[int]:
        """Forget, and return, the people nobody has vouched for lately."""
        now = at or time.monotonic()
        gone = [person_id for person_id, seen in self._seen.items() if now - seen >= BELIEVED_S]
        for person_id in gone:
            del self._seen[person_id]
        return [person_id for person_id in gone if person_id not in self._here]

    @property
    def here(self) -> list[int]:
        return list(self._here)
