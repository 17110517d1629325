"""The web server: pages and sockets in one process, or in several that share a port."""

import socket
import warnings
from dataclasses import dataclass
from typing import Any

import uvicorn

APPLICATION = "saypro.project.asgi:application"
WEBSOCKETS = "websockets"
"""Which implementation speaks the socket's protocol: the strictest one that we measured to be fast enough."""

GRACE_S = 3
BIGGEST_FRAME = 64 * 1024


@dataclass(frozen=True, slots=True)
class Web:
    """How to serve. With `fd` the listening socket is inherited and `host` and `port` are ignored."""

    host: str = "127.0.0.1"
    port: int = 8000
    fd: int | None = None
    workers: int = 1
    proxies: str = ""


def serve(web: Web) -> int:
    """Serve until told to stop; returns the exit code."""
    warnings.filterwarnings("ignore", message="The `websockets` implementation is deprecated")
    if web.workers > 1:
        uvicorn.run(
            APPLICATION, host=web.host, port=web.port, fd=web.fd, workers=web.workers, **_options(web)
        )
        return 0
    server = uvicorn.Server(uvicorn.Config(APPLICATION, host=web.host, port=web.port, **_options(web)))
    server.run(sockets=[socket.socket(fileno=web.fd)] if web.fd is not None else None)
    return 0 if server.started else 1


def _options(web: Web) -> dict[str, Any]:
    return {
        "ws": WEBSOCKETS,
        "ws_per_message_deflate": False,  # costs 90 KB a socket, and our frames are small
        "ws_max_size": BIGGEST_FRAME,
        "access_log": False,
        "log_level": "warning",
        "server_header": False,
        "timeout_graceful_shutdown": GRACE_S,
        "proxy_headers": bool(web.proxies),
        "forwarded_allow_ips": web.proxies,
    }
