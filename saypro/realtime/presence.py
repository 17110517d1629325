"""Who is here: announced between processes, believed for a minute, stored nowhere."""

import time
from collections import Counter

BELIEVED_S = 55
REPEATED_S = 25
DOUBTED_S = 5
"""How often we ask who is no longer vouched for: nobody looks present for more than a minute who is not."""


class Presence:
    """Counts the sockets of this process, and believes what every process, this one too, announces."""

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
        """Take in an announcement; True when the person's state changed by it.

        Someone who left another process but has a socket here is still on.
        """
        was_on = self.is_on(person_id, at)
        if is_on or person_id in self._here:
            self._seen[person_id] = time.monotonic() if at is None else at
        else:
            self._seen.pop(person_id, None)
        return was_on != self.is_on(person_id, at)

    def is_on(self, person_id: int, at: float | None = None) -> bool:
        now = time.monotonic() if at is None else at
        return person_id in self._seen and now - self._seen[person_id] < BELIEVED_S

    def expired(self, at: float | None = None) -> list[int]:
        """Forget, and return, the people nobody has vouched for lately."""
        gone = [person_id for person_id in self._seen if not self.is_on(person_id, at)]
        for person_id in gone:
            del self._seen[person_id]
        return gone

    @property
    def here(self) -> list[int]:
        return list(self._here)
