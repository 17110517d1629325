"""When the plans of prepared statements are too old to be trusted."""

import time

KEPT_S = 5.0


class Plans:
    """The plans of one connection: made for tables as they were, and tables grow.

    Planning anew costs as much as some batches of work, so it is done after once, twice, four times as much
    work, which is what a table can have grown by, and after five seconds, for what others put into it.
    """

    __slots__ = ("made_at", "works", "works_kept")

    def __init__(self) -> None:
        self.works, self.works_kept = 0, 1
        self.made_at = time.monotonic()

    def are_old(self) -> bool:
        """Count one piece of work; True when the plans are to be discarded before it."""
        self.works += 1
        has_doubled = self.works >= self.works_kept
        if not has_doubled and time.monotonic() - self.made_at < KEPT_S:
            return False
        self.made_at = time.monotonic()
        if has_doubled:
            self.works_kept *= 2
        return True


DISCARD = "DISCARD PLANS"
