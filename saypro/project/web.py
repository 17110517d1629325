"""The web server: pages and sockets in one process."""

import os
import socket

import uvicorn

from saypro.project import limits
from saypro.project.protocols.endings import keep_little
from saypro.project.protocols.requests import PatientRequests
from saypro.project.protocols.sockets import PatientSocket

APPLICATION = "saypro.project.asgi:application"
GRACE_S = 3


def serve(door: socket.socket) -> int:
    """Serve whom the listening socket lets in until told to stop; returns the exit code."""
    keep_little(door)
    server = Server(configured())
    server.run(sockets=[door])
    return 0 if server.started else 1


class Server(uvicorn.Server):
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Say goodbye while the tabs still hear it: uvicorn closes them before it tells the application."""
        from saypro.realtime.hub import hub  # once Django is set up

        for door in self.servers:
            door.close()
        await hub().farewell()
        await super().shutdown(sockets)


def configured() -> uvicorn.Config:
    proxies = os.environ.get("SAYPRO_PROXIES", "")
    return uvicorn.Config(
        APPLICATION,
        http=PatientRequests,
        ws=PatientSocket,
        ws_per_message_deflate=False,  # costs 90 KB a socket, and our frames are small
        ws_max_size=limits.MESSAGE_BYTES,
        lifespan="on",
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
    )
