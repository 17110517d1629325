"""The server's settings, as command line options."""

import os
from pathlib import Path

MB = 1024 * 1024
SAFE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def options(socket: Path, *, durable: bool) -> list[str]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(socket),
        "unix_socket_permissions": "0777",  # who may come in is decided by peer authentication
        "max_connections": "200",
        "shared_buffers": f"{_buffers_mb()}MB",
        "max_wal_size": "2GB",
        "wal_level": "minimal",
        "max_wal_senders": "0",
        "random_page_cost": "1.1",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        **(SAFE if durable else FAST),
    }
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def _buffers_mb() -> int:
    """An eighth of the memory, from 128 MB to 1 GB."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(128, min(1024, memory // 8 // MB))
