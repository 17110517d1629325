"""Ending a connection for good, and keeping little for a slow one."""

import socket
import struct
from asyncio import BaseTransport
from contextlib import suppress

AT_ONCE = struct.pack("ii", 1, 0)
UNREAD_BYTES = 256 * 1024


def hang_up(transport: BaseTransport) -> None:
    """End it without another word.

    A plain close would leave what was not read to the kernel, which offers it for minutes to a reader who
    takes nothing.
    """
    with suppress(OSError, ValueError, AttributeError):  # it may have ended by itself
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
    transport.abort()  # type: ignore[attr-defined]  # every transport of ours writes


def keep_little(door: socket.socket) -> None:
    """Let the kernel hold no more than this for each reader behind the door: else it holds megabytes."""
    door.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, UNREAD_BYTES)
