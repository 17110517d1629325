"""What an earlier life left behind: a server without a keeper, a pid file without a server, an old den."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from .errors import PostgresFailed
from .place import Place

STOP_S = 20


def clear(place: Place) -> None:
    """Stop a server nobody keeps and remove the traces of one that died. Only for who holds `keeping`."""
    if pid := _noted_pid(place):
        if _is_postgres(pid):
            _stop(pid)
        (place.data / "postmaster.pid").unlink(missing_ok=True)
    if den := place.den():
        leave(den)


def leave(den: Path) -> None:
    """Remove a den, if it still is one of ours."""
    if den.name.startswith("saypro-") and den.is_dir() and not den.is_symlink() and _is_ours(den):
        shutil.rmtree(den, ignore_errors=True)


def _is_ours(den: Path) -> bool:
    return os.getuid() in (0, den.stat().st_uid)


def _noted_pid(place: Place) -> int | None:
    try:
        return int((place.data / "postmaster.pid").read_text().split("\n")[0])
    except (FileNotFoundError, ValueError):
        return None


def _is_postgres(pid: int) -> bool:
    """Whether that number is a PostgreSQL now: after a restart of the machine it may be anything."""
    if Path("/proc/self").exists():
        command = _read(Path(f"/proc/{pid}/cmdline"))
    else:
        command = subprocess.run(["/bin/ps", "-p", str(pid), "-o", "args="], capture_output=True).stdout
    return b"postgres" in command.split(b" ")[0].split(b"\0")[0]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _stop(pid: int) -> None:
    for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        until = time.monotonic() + STOP_S / 2
        while time.monotonic() < until:
            try:
                os.kill(pid, how)
            except ProcessLookupError:
                return
            time.sleep(0.1)
    raise PostgresFailed(f"An older PostgreSQL (process {pid}) does not stop: end it and start again.")
