"""What a client shows of one thread: rules 1 and 4 of docs/protocol.md, without a socket."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Shown(NamedTuple):
    """A message as it stands on a screen; `html` is "" where only the order is kept."""

    seq: int
    client_id: str
    author: str
    html: str = ""

    @classmethod
    def from_frame(cls, message: dict[str, Any], *, with_html: bool) -> "Shown":
        html = message["html"] if with_html else ""
        return cls(message["seq"], message["client_id"], message["author"], html)


@dataclass(slots=True)
class Screen:
    """The messages of one thread in the order of `seq`, and whether some are known to be missing."""

    ref: str
    keeps_html: bool = False
    messages: list[Shown] = field(default_factory=list)
    revision: int = 0
    merged: int = 0
    is_behind: bool = False

    @property
    def seq(self) -> int:
        return self.messages[-1].seq if self.messages else 0

    def take(self, changes: dict[str, Any]) -> list[Shown]:
        """Append what follows the last message held, drop what is held already, note a hole; the new ones."""
        held = len(self.messages)
        self.is_behind = bool(changes.get("more"))
        self.append(changes["messages"])
        if not self.is_behind:
            self.revision = max(self.revision, changes["revision"])
        return self.messages[held:]

    def append(self, messages: Iterable[dict[str, Any]]) -> None:
        for message in messages:
            if message["seq"] == self.seq + 1:
                self.messages.append(Shown.from_frame(message, with_html=self.keeps_html))
            elif message["seq"] <= self.seq:
                self.merged += 1
            else:
                self.is_behind = True

    def is_behind_of(self, seq: int, revision: int) -> bool:
        """Whether a heartbeat with these numbers tells of something this screen lacks."""
        return seq > self.seq or revision > self.revision
