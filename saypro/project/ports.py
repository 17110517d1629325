"""A place to listen, and whether somebody answers there."""

import errno
import socket
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

TRIES = 100


def listening(host: str, port: int, *, tries: int = TRIES) -> socket.socket:
    """A listening socket at the port, or at the next one that is free.

    The parent holds it, so that callers wait rather than fail while the web process starts (again).
    """
    for candidate in range(port, port + tries):
        try:
            return socket.create_server((host, candidate), backlog=2048)
        except OSError as taken:
            if taken.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
    raise OSError(errno.EADDRINUSE, "no port is free there")


def is_up(port: int) -> bool:
    """Whether our site answers at this port; waits a while for one that is only starting."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as asking:
        try:
            asking.request("GET", "/up/")
            return asking.getresponse().status == HTTPStatus.OK
        except (HTTPException, OSError):
            return False
