"""Which account PostgreSQL runs under: it refuses to be root."""

import os
import pwd
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import PostgresFailed


@dataclass(frozen=True, slots=True)
class Account:
    uid: int
    gid: int

    @property
    def is_other(self) -> bool:
        return self.uid != os.getuid()

    def popen(self) -> dict[str, Any]:
        """The arguments that make subprocess switch to this account."""
        if not self.is_other:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        if self.is_other:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def account_for(data: Path) -> Account:
    """Ourselves; as root the owner of the data, and `nobody` for data that are still to be made."""
    if os.getuid() != 0:
        return Account(os.getuid(), os.getgid())
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    nobody = pwd.getpwnam("nobody")
    return Account(nobody.pw_uid, nobody.pw_gid)


def own_name() -> str:
    """The account name PostgreSQL will see at the other end of its socket."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        raise PostgresFailed(
            f"User number {os.getuid()} has no name on this machine, and PostgreSQL needs one: "
            "add the user, or set DATABASE_URL."
        ) from None
