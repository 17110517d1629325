"""Whose reading it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visitor:
    """A member, or a browser for as long as it stays open; `token` is that browser's, "" for a member."""

    person_id: int | None = None
    token: str = ""

    @property
    def key(self) -> str:
        """The same for everything this visitor does."""
        return f"person:{self.person_id}" if self.person_id else self.token
