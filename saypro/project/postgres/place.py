"""What lies where in a cluster's folder."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of one cluster. `durable=False` trades safety for speed: only for throw-away tests."""

    folder: Path
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def leases(self) -> Path:
        """Locked shared by every verb in the middle of its work; exclusively while the server stops."""
        return self.folder / "leases.lock"

    @property
    def keeping(self) -> Path:
        """Locked exclusively as long as a keeper lives."""
        return self.folder / "keeper.lock"

    @property
    def starting(self) -> Path:
        """Locked exclusively by the one verb that is starting a keeper."""
        return self.folder / "start.lock"

    @property
    def log(self) -> Path:
        return self.folder / "postgresql.log"

    @property
    def note(self) -> Path:
        """Where the keeper writes down its den, for the verbs and for the next keeper."""
        return self.folder / "den.json"

    def den(self) -> Path | None:
        """The private temporary folder with the socket, if a keeper has noted one."""
        try:
            return Path(json.loads(self.note.read_text())["den"])
        except (FileNotFoundError, ValueError, KeyError):
            return None
