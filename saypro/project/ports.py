"""A place to listen."""

import errno
import socket

TRIES = 100


def listening(host: str, port: int) -> socket.socket:
    """A listening socket at the port, or at the next one that is free.

    The parent holds it, so that callers wait rather than fail while the web process starts (again).
    """
    for candidate in range(port, port + TRIES):
        try:
            return socket.create_server((host, candidate), backlog=2048)
        except OSError as taken:
            if taken.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
    raise OSError(errno.EADDRINUSE, f"no free port from {port} to {port + TRIES - 1}")
