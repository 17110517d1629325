"""The web server: pages and sockets in one process."""

import os
import socket

import uvicorn

APPLICATION = "saypro.project.asgi:application"
WEBSOCKETS = "websockets-sansio"
"""Which of uvicorn's implementations speaks the socket's protocol; docs/performance.md has the comparison."""

GRACE_S = 3
BIGGEST_FRAME = 1024 * 1024
"""Beyond it a socket is closed; up to it an overlong message is answered with a sentence."""


def serve(door: socket.socket) -> int:
    """Serve whom the listening socket lets in until told to stop; returns the exit code."""
    server = uvicorn.Server(configured())
    server.run(sockets=[door])
    return 0 if server.started else 1


def configured() -> uvicorn.Config:
    proxies = os.environ.get("SAYPRO_PROXIES", "")
    return uvicorn.Config(
        APPLICATION,
        ws=WEBSOCKETS,
        ws_per_message_deflate=False,  # costs 90 KB a socket, and our frames are small
        ws_max_size=BIGGEST_FRAME,
        lifespan="on",
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
    )
