"""File locks that the kernel takes back however a process ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def is_taken(lock: int, how: int) -> bool:
    """Try to take the lock without waiting; whether it is ours now."""
    try:
        fcntl.flock(lock, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Alone behind this lock; waits for the others."""
    lock = opened(path)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def is_held(path: Path) -> bool:
    """Whether another process holds it now."""
    lock = opened(path)
    try:
        return not is_taken(lock, fcntl.LOCK_EX)
    finally:
        os.close(lock)


def wait_until_free(path: Path, timeout_s: float) -> bool:
    until = time.monotonic() + timeout_s
    while is_held(path):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
